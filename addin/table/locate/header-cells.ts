import { zoneWords } from "../../../shared/codec/partial-words.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { claimOf, type FieldMatch, type HeaderMatcher, isValueColumn } from "./field-match.ts";

export type HeaderCells = ReadonlyMap<number, HeaderCell>;
/** The heads above a column and what they were matched to. */
export type HeaderCell = { heads: readonly string[]; match: FieldMatch | null };

export const fieldsOf = (header: HeaderCells): Set<FormField> =>
  new Set([...header.values()].flatMap(({ match }) => match?.field ?? []));

/** The heads matched anew, by what is known of the table only now: its title, and the other columns. */
export function matchHeader(header: HeaderCells, matcher: HeaderMatcher): HeaderCells {
  const matched = [...header].map(([column, { heads }]) => ({
    column,
    heads,
    match: matcher(heads) ?? null,
  }));
  const ofParts = matched.filter(({ heads }) => partOfUnit.test(heads.join(""))).length > 1;
  const claimed = new Set<string>();
  const claimedTwice = new Set<string>();
  for (const { match } of matched) {
    if (match === null || !isValueColumn(match)) continue;
    const claim = claimOf(match);
    (claimed.has(claim) ? claimedTwice : claimed).add(claim);
  }
  return new Map(
    matched.map(({ column, heads, match }) => {
      const disputed = match !== null && claimedTwice.has(claimOf(match));
      // 2024年 over 实绩 and 完成情况: the words beside the number
      const alone = disputed && heads.length > 1 ? matcher(heads.slice(-1)) : undefined;
      if (ofParts && match?.how === "sum")
        return [column, { heads, match: { ...match, sure: true, qualifier: null } }];
      return [column, { heads, match: alone !== undefined && !isValueColumn(alone) ? alone : match }];
    }),
  );
}

/** Towns and parks beside each other: their 合计 is the whole unit. */
const partOfUnit = new RegExp(`(?:镇|乡|街道|${zoneWords})$`);
