import type { Availability } from "../schema/figure.ts";
import { foldText, squeezeText } from "./fold-text.ts";
import { readStatus } from "./status.ts";

/** Signs written where there is no number, each kind as one mark: "——", "－" and "―" are "-". */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^[-—–―─~]+$/, "-"],
  [/^(?:…+|\.{2,}|·+)$/, "…"],
  [/^[/\\]+$/, "/"],
  [/^\*+$/, "*"],
];

const words = new Set([
  ...["无", "没有", "暂无", "无数据", "暂无数据", "缺", "空缺", "待统计", "待定", "待核", "待核实", "待核定"],
  ...["待报", "待填", "未统计", "尚未统计", "统计中", "未出", "未报", "N/A", "NA", "NULL"],
]);

const longest = 20;

/**
 * The mark of a cell that is filled in and holds no number: "-", "…", "/", "*", 无, 暂无, 待统计, N/A, also a word of 数据状态 (未出数).
 * Null for anything else. What "-" or 无 means (zero, none, not yet) only the table's legend or a person can tell.
 */
export function numberMark(text: string): string | null {
  if (text.length > longest) return null;
  const folded = foldText(text);
  const sign = signs.find(([form]) => form.test(folded))?.[1];
  if (sign !== undefined) return sign;
  const word = squeezeText(text).toUpperCase();
  if (words.has(word)) return word;
  const status = readStatus(text);
  return status === undefined || status.availability === "available" ? null : word;
}

/** What a legend says of a mark: no number, and why; zero; or a number below the table's smallest unit. */
export type MarkMeaning = Exclude<Availability, "available"> | "zero" | "tooSmall";

const meanings: readonly (readonly [RegExp, MarkMeaning])[] = [
  [/不足|小于|低于|微小/, "tooSmall"],
  [/不适用|不涉及|不存在|无此项业务/, "notApplicable"],
  [/未出|尚未|未公布|未发布|待公布|待统计|待核|统计中/, "notYet"],
  [/不公开|涉密|保密|不便|不宜/, "notDisclosed"],
  [/未提供|未报|缺报|不详|缺失|未掌握|未统计|未取得/, "notProvided"],
  [/(?:为|是|即|^)(?:零|0)(?!\.)/, "zero"],
];

const blankMark = /^(?:空格|空白|空)$/;
const longestNote = 2000;
const explained =
  /[“"‘'「(]? ?([-—–―─~]{1,4}|…{1,2}|\.{2,6}|[/\\*]|空格|空白|无|N\/A) ?[”"’'」)]?(?:号|线|者)?(?:表示|代表|指|为|即|:)([^。;；，,“"‘「]{1,40})/gi;

/**
 * The legend in a note below or above a table: 注：“—”表示未出数，“…”表示数据不足最小单位 → "-" notYet, "…" tooSmall; an empty cell is "".
 * A mark explained in two ways, or with words that leave open what is meant (无数据), is left out: it must be asked.
 */
export function readMarkLegend(note: string): ReadonlyMap<string, MarkMeaning> {
  const found = new Map<string, MarkMeaning>();
  const unclear = new Set<string>();
  for (const [, sign = "", said = ""] of foldText(note.slice(0, longestNote)).matchAll(explained)) {
    const mark = blankMark.test(sign) ? "" : numberMark(sign);
    if (mark === null) continue;
    const meaning = meaningOf(said);
    const before = found.get(mark);
    if (meaning === null || (before !== undefined && before !== meaning)) unclear.add(mark);
    else found.set(mark, meaning);
  }
  for (const mark of unclear) found.delete(mark);
  return found;
}

function meaningOf(said: string): MarkMeaning | null {
  const meant = meanings.filter(([form]) => form.test(said)).map(([, meaning]) => meaning);
  return meant.length === 1 ? (meant[0] ?? null) : null;
}
