import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { normaliseName } from "../../../shared/codec/name.ts";
import { zoneWords } from "../../../shared/codec/partial-words.ts";
import { unitNames } from "../locate/unit-names.ts";

/** Names of the unit that reports, and of the others; none where it is not known which reports. */
export type KnownUnits = { orgNames: readonly string[]; otherOrgNames: readonly string[] };

/**
 * Whose rows stand below a heading between rows: 桐乡市, 二、嘉兴市, 附：海宁市科技局2025年指标; null where it names no unit. 全市 is the whole of
 * which nobody knows whether it is the unit that reports.
 */
export function unitHeading(
  heading: string,
  { orgNames, otherOrgNames }: KnownUnits,
): "own" | "other" | "whole" | null {
  const written = squeezeText(heading)
    .replace(annex, "")
    .replace(/^\((.*)\)$/, "$1");
  const name = normaliseName(written).replace(annex, "");
  // 一 in a cell of its own before 桐乡市
  const bare = name
    .replace(/^[一二三四五六七八九十]+(?=.{2})/, "")
    .replace(/\([^()]*\)/g, "")
    .replace(said, "")
    .replace(/(?:科学?技术?|科技)局$/, "");
  if (/\((?:不含|除|仅)/.test(name)) return "other";
  const own = unitNames(orgNames);
  if ([written, name, bare].some((text) => own.has(text))) return "own";
  if (otherOrgNames.includes(bare)) return "other";
  if (whole.test(written)) return "whole";
  return area.test(bare) && !noArea.test(bare) ? "other" : null;
}

const annex = /^附(?:件|表|录)?\d*[:、]?/;
/** What a heading says besides the name of a unit. */
const said = /(?:的|(?:19|20)\d{2}年?度?|科技|创新|主要|重点|指标|数据|情况|实绩|部分|完成|一览|[:：])+$/;
const whole =
  /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))?全[国省市](?:合计|平均|指标|数据|情况)*$/;
const area = /^(?:[\u4e00-\u9fff]{1,8}[省市州县区]|.{0,8}[市县区]本级)$/;
/** 全市, 创新型城市, 各县（市、区）, 示范区, 高新区. */
const noArea = new RegExp(
  `^(?:[全本各我分部省]|其[他它]|国家)|(?:[强城都县地社园郊新特]|示范|试验|先行|自创|集聚|功能|产业|工业)[市县区]$|(?:${zoneWords})$`,
);
