import { type Result, refuse, succeed } from "../../../shared/result.ts";
import { parseRange, parseReference } from "../../table/address.ts";
import { isSingleCell } from "../cell-range.ts";
import type { CellAddress, CellRange } from "../snapshot.ts";
import type { WorkbookName } from "./planned-names.ts";

/**
 * The area a sheet put earlier holds of us; a name on one cell only, as templates have it, stands for the area planned
 * now. Refused with the cell where the table begins now, when rows or columns were put in above, before or between:
 * planned places then hold other cells.
 */
export function standingArea(own: WorkbookName, planned: CellRange): Result<CellRange, CellAddress> {
  const range = parseReference(own.formula)?.range;
  const now = range && !isSingleCell(range) ? range : planned;
  const drawn = parseRange(own.comment ?? "") ?? planned;
  const widened = own.comment !== undefined && (now.bottom > drawn.bottom || now.right > drawn.right);
  return now.top !== planned.top || now.left !== planned.left || widened
    ? refuse({ row: now.top, column: now.left })
    : succeed(now);
}
