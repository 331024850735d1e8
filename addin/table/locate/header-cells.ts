import { zoneWords } from "../../../shared/codec/partial-words.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { claimOf, type FieldMatch, type HeaderMatcher, isValueColumn } from "./field-match.ts";
import { headerLabel } from "./header-label.ts";
import { isWholeWord } from "./unit-names.ts";

export type HeaderCells = ReadonlyMap<number, HeaderCell>;
/** The heads above a column and what they were matched to. */
export type HeaderCell = {
  heads: readonly string[];
  match: FieldMatch | null;
  /** Of another unit or a part of it, beside the column that counts: nothing is read or asked. */
  ofOthers?: true;
  /** Says of each row what or of which year its numbers are: nothing is read or asked. */
  saysOfRows?: true;
};

export const fieldsOf = (header: HeaderCells): Set<FormField> =>
  new Set([...header.values()].flatMap(({ match }) => match?.field ?? []));

/** The heads matched anew, by what is known of the table only now: its title, and the other columns. */
export function matchHeader(
  header: HeaderCells,
  matcher: HeaderMatcher,
  ownNames: ReadonlySet<string>,
): HeaderCells {
  const matched = [...header].map(([column, { heads }]) => ({
    column,
    heads,
    match: matcher(heads) ?? null,
  }));
  const claimed = new Set<string>();
  const claimedTwice = new Set<string>();
  for (const { match } of matched) {
    if (match === null || !isValueColumn(match)) continue;
    const claim = claimOf(match);
    (claimed.has(claim) ? claimedTwice : claimed).add(claim);
  }
  const ofWhom = wholeAmong(matched.map(({ heads }) => heads));
  const isOwn = (head: string) => ownNames.has(headerLabel(head).label);
  const hasOwn = matched.some(({ heads }) => heads.some(isOwn));
  return new Map(
    matched.map(({ column, heads, match }) => {
      // 标杆县(新昌县) beside 本县
      if (
        hasOwn &&
        (match === null || (match.how !== "answer" && isValueColumn(match))) &&
        heads.some((head) => !isOwn(head) && isCounty(headerLabel(head).label))
      )
        return [column, { heads, match: null, ofOthers: true }];
      if (ofWhom !== null && isOfOthers(heads, ofWhom))
        return [column, { heads, match: null, ofOthers: true }];
      if (ofWhom === "unit" && match !== null && isValueColumn(match))
        return [column, { heads, match: ofWhole(heads, match, matcher) }];
      const disputed = match !== null && claimedTwice.has(claimOf(match));
      // 2024年 over 实绩 and 完成情况: the words beside the number
      const alone = disputed && heads.length > 1 ? matcher(heads.slice(-1)) : undefined;
      return [column, { heads, match: alone !== undefined && !isValueColumn(alone) ? alone : match }];
    }),
  );
}

/** Nothing is read of a part of the unit, nor of the city above it. */
const isOfOthers = (heads: readonly string[], ofWhom: "unit" | "city"): boolean =>
  heads.some(ofWhom === "unit" ? isPart : (head) => isWhole(head) && head.startsWith("全市"));

function ofWhole(heads: readonly string[], match: FieldMatch, matcher: HeaderMatcher): FieldMatch {
  if (match.how === "sum") return { ...match, sure: true, qualifier: null };
  const below = heads.filter((head) => !isWhole(head));
  return below.length > 0 && below.length < heads.length ? (matcher(below) ?? match) : match;
}

/**
 * Whose 全市 or 合计 is, where a column has it: 全市 | 濮院镇 | 乌镇镇, 合计 | 其中：开发区 is the unit made up of its towns and parks, beside
 * counties it is the city above them. null where neither is known.
 */
function wholeAmong(columns: readonly (readonly string[])[]): "unit" | "city" | null {
  const heads = [...new Set(columns.flat())];
  if (!heads.some(isWhole)) return null;
  if (heads.some((head) => !isPart(head) && isCounty(head))) return "city";
  const parts = heads.filter(isPart);
  if (parts.some((head) => ofWhich.test(head))) return "unit";
  // 合计 of some zones is not the unit
  const ofAll =
    parts.some((head) => !zone.test(head)) || heads.some((head) => isWhole(head) && /^全/.test(head));
  return parts.length > 1 && ofAll ? "unit" : null;
}

const isWhole = (head: string): boolean => isWholeWord(headerLabel(head).label);
const ofWhich = /^其中/;
const part = new RegExp(`(?:镇|乡|街道|${zoneWords})$`);
const zone = new RegExp(`(?:${zoneWords})$`);
const isPart = (head: string): boolean => ofWhich.test(head) || part.test(head);
/** 海宁市, 南湖区; 全市 is none. */
const isCounty = (head: string): boolean => /^(?!全).{1,8}[市县区]$/.test(head);
