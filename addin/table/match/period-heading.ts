import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { normaliseName } from "../../../shared/codec/name.ts";
import { saysPartOfYear } from "../../../shared/codec/partial-words.ts";
import { kindBeside } from "./row-words.ts";

/** `hasTargets`: the table has columns of targets, which a heading 目标 may speak of. */
type Reported = { period: string; hasTargets: boolean };

/**
 * A heading between rows says that the numbers below are not the final actuals of the year reported: 二、2024年指标, 1-9月, 预计指标, 计划.
 * One that names the year among others (2021—2025年) does not.
 */
export function saysOtherPeriod(heading: string, { period, hasTargets }: Reported): boolean {
  const text = squeezeText(heading);
  const year = period.slice(0, 4);
  const years = [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([named]) => named);
  if (years.length > 0 && !years.includes(year)) return true;
  if (notFinal.test(text) || saysPartOfYear(text, year)) return true;
  const words = kindBeside(normaliseName(heading).replace(/(?:指标|数据|情况|部分)+$/, ""), period);
  if (words === null || words === "none") return partAlone.test(text.replace(wholeYear, ""));
  if (words.kind === "target" && !hasTargets) return true;
  return words.period === null ? !words.certain : words.period !== period && words.period !== year;
}

const notFinal = /预计|预估|预测|估算|快报|未定|待定|暂定|初步(?:数|统计|核算)/;
const wholeYear = /1月?[-—–~至到]12月|12月(?:\d{1,2}日|份|底|末)?|全年/g;
const partAlone = /\d月|[一二三四1-4]季度|[上下]半年|上年|去年|下一?年|明年/;
