import type { Indicator } from "../schema/indicator.ts";
import type { Target } from "../schema/target.ts";
import { readChineseNumeral } from "./chinese-numeral.ts";

/** What is known besides the words. */
export type TargetContext = {
  /** The city whose bureau asks, with its GB/T 2260 code: resolves 嘉兴 and 嘉兴市. */
  cityName?: string;
  cityCode?: string;
  /** Resolves 全省. */
  provinceCode?: string;
  /** What 全市 stands for, only where that is known: in a county-level city it may be the county itself (traps C10). */
  wholeCity?: string;
  /** Unit to take where the words name none. */
  unit?: string;
  /** Direction of the indicator: a bare number is a floor, or a ceiling where less is better. */
  better?: "up" | "down" | "none";
  /** Year of the target: words that name another one are refused. */
  year?: number;
  /** The indicator is itself a growth rate: 增长10% is its value, not its growth. */
  growth?: boolean;
};

/** What is known of a target from its indicator alone, the same wherever its words are read. */
export const contextOfIndicator = ({ unit, better, derive }: Indicator): TargetContext => ({
  unit,
  better,
  growth: derive?.kind === "growth",
});

export type PeerGroup = NonNullable<Target["peerGroup"]>;

const wholes =
  "(?:全国|全省|全市|全县|全区|全州|全盟|长三角|同级)(?:各?县\\(市(?:[、,]?区)?\\)|各?县市区?|同类县|山区海岛县|山区26县)?";
const tens = "\\d{1,4}|[一二三四五六七八九十百]{1,5}";
const notAfterRank =
  "(?!\\d|[.,]\\d|%|‰|家|个|项|人|方阵|梯队|阵营|序列|批|届|期|次|轮|季度|产业|要务|动力|资源|生产力|书记|时间|责任|分之)";

/** A place named at the start or behind 列, 居, 在 …: 嘉兴市第1, 浙江省前10. */
const namedPlace = "(?:^|[列居在入持争保,·])([\\u4e00-\\u9fff]{2,5}[省市县区])";

/** A place in a ranking: 全省第5, 全市前三, 首位. `rest` is the words without it. */
export type RankFound = { number: string; peerGroup: PeerGroup | null; rest: string };

type Patterns = { ranks: readonly RegExp[]; above: RegExp; group: RegExp };

const lead = "(?:排名|位次|名次|位列|位居|名列|列|居|进入|保持|不低于)*";
const placed = `${lead}(?:第|前)|(?:位次|名次|排名)(?:≤|<=|不低于|保持在?|稳定在|达到?|为|在)`;
const place = `(?:(?:${placed})(${tens})${notAfterRank}(?:位|名|强)?(?:以内|之内|以上)?|(首位|榜首)(?!度))`;
const above = "(?:高于|超过|超出|超|优于|好于|大于)";
const average = "(?:的)?(?:平均(?:水平|值|数)?|均值)";
const behindGroup =
  "(?=的?(?:排名|位次)?(?:前列|前茅|第一方阵|第一梯队|第一阵营|领先|先进|争先|进位|排名|位次|平均))";

function patternsOf(city: string): Patterns {
  const known = /^[\u4e00-\u9fff]{2,8}$/.test(city) ? `${city}市?|` : "";
  const groups = `(?:${known}${wholes})`;
  return {
    ranks: [
      new RegExp(`(${groups})${place}`),
      new RegExp(`${namedPlace}${place}`),
      new RegExp(`()${place}`),
      new RegExp(`(${groups})(${tens})位(?:以内|之内)`),
    ],
    above: new RegExp(`${above}(${groups}|[\\u4e00-\\u9fff]{2,5}[省市县区]|)${average}`),
    group: new RegExp(`(${groups})${behindGroup}`),
  };
}

/** Patterns made before, by the city whose name they know. Bounded, so that odd names do not pile up. */
const known = new Map<string, Patterns>();
const mostKnown = 100;

function patternsFor({ cityName }: TargetContext): Patterns {
  const city = cityName?.replace(/市$/, "") ?? "";
  const patterns = known.get(city) ?? patternsOf(city);
  if (known.size < mostKnown) known.set(city, patterns);
  return patterns;
}

export function findRank(words: string, context: TargetContext): RankFound | null {
  const found = firstMatch(patternsFor(context).ranks, words);
  if (found === null) return null;
  const [whole, group = "", written = "1"] = found;
  const number = /^\d+$/.test(written) ? String(Number(written)) : readChineseNumeral(written);
  if (number === null || number === "0") return null;
  return {
    number,
    peerGroup: peerGroupOf(group, context),
    rest: `${words.slice(0, found.index)}·${words.slice(found.index + whole.length)}`,
  };
}

function firstMatch(patterns: readonly RegExp[], words: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words);
    if (found !== null) return found;
  }
  return null;
}

/** 高于全市平均, 高于同级: only strictly above an average, without a margin, and of the indicator itself, not of its growth. */
export function findAboveGroup(
  words: string,
  context: TargetContext,
): { peerGroup: PeerGroup | null; rest: string } | null {
  if (words === "高于同级") return { peerGroup: null, rest: "" };
  const found = patternsFor(context).above.exec(words);
  if (found === null) return null;
  const before = words.slice(0, found.index);
  if (before.endsWith("不") || (!context.growth && /(?:增速|增幅|增长率?)$/.test(before))) return null;
  const rest = `${words.slice(0, found.index)}·${words.slice(found.index + found[0].length)}`;
  return { peerGroup: peerGroupOf(found[1] ?? "", context), rest };
}

/** The group that goes with words of rank without a number: 全省前列, 全省第一方阵, 全市领先, 全省争先进位. */
export function findGroup(words: string, context: TargetContext): PeerGroup | null {
  const found = patternsFor(context).group.exec(words);
  return found === null ? null : peerGroupOf(found[1] ?? "", context);
}

/** 争先进位, 位次前移, 排名持续提升: better than last year's rank, whatever that was (traps E03). */
export const saysImprove = (words: string): boolean =>
  /进位|(?:位次|名次|排名)(?:力争|实现|持续|稳步|继续|不断|逐年)*(?:前移|提升|上升)/.test(words);

function peerGroupOf(text: string, context: TargetContext): PeerGroup | null {
  return text === "" ? null : { text, division: divisionOf(text, context) };
}

function divisionOf(text: string, context: TargetContext): string | null {
  const city = context.cityName?.replace(/市$/, "");
  if (city !== undefined && (text === city || text === `${city}市`)) return context.cityCode ?? null;
  if (/^全省(?:各?县\(市[、,]?区\)|各?县市区)?$/.test(text)) return context.provinceCode ?? null;
  return text === "全市" ? (context.wholeCity ?? null) : null;
}
