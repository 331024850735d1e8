import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { askedInstead } from "./asked-instead.ts";
import { noFigure } from "./match-rows.ts";
import { textFromAbove } from "./stub-rows.ts";

/** Names of areas; a section of the unit itself may stand below 填报单位 too. */
const area = /(?:省|市|州|县|区|镇|乡|街道)$/;

/**
 * Of a list that names in a column whose number each row is, the rows of the unit that reports; those of others are none
 * of its rows. Where several areas are named and none is known to be the unit's, all are asked. `own` are its names.
 */
export function ownRows(
  rows: readonly RowMatch[],
  cells: SheetCells,
  column: number | null,
  own: ReadonlySet<string>,
): readonly RowMatch[] {
  if (column === null) return rows;
  const named = rows.map((match) => ({ match, org: squeezeText(textFromAbove(cells, match.row, column)) }));
  const orgs = new Set(named.flatMap(({ org }) => (org === "" ? [] : [org])));
  const hasOwn = [...orgs].some((org) => own.has(org));
  const doubtful = orgs.size > 1 && [...orgs].some((org) => area.test(org));
  if (!hasOwn && !doubtful) return rows;
  return named.map(({ match, org }) => {
    if (own.has(org)) return match;
    return hasOwn && org !== "" ? noFigure(match) : askedInstead(match, "unit");
  });
}
