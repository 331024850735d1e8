import type { CellStyle, SheetPlan } from "../../../table/layout-plan.ts";
import { cellKey } from "../../cell-range.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";
import { formatWrites } from "./area-writes.ts";
import { borderWrites } from "./border-writes.ts";
import { styleOf } from "./planned-entries.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";
import { addressTexts, cellsOf, joinIntoRectangles } from "./rectangles.ts";

/** Cells of one look. */
export type StyledCells = { style: CellStyle; cells: CellAddress[] };

/**
 * How the planned cells look: number formats in blocks, one group of actions a style, one a kind of border. With `again`
 * the cells have looks already, and those that are not planned go.
 */
export function lookWrites(
  sheet: Excel.Worksheet,
  area: CellRange,
  plan: SheetPlan,
  again: boolean,
): QueuedWrite[] {
  const groups = styledCells(plan);
  const formats = groups.flatMap(({ style: { format = "General" }, cells }) =>
    again || format !== "General" ? cells.map((at) => ({ at, format })) : [],
  );
  return [
    ...formatWrites(sheet, area, formats),
    ...groups.flatMap(({ style, cells }) =>
      addressTexts(joinIntoRectangles(cells)).map((address) =>
        queued(address, 13, () => putLook(sheet.getRanges(address).format, style)),
      ),
    ),
    ...borderWrites(sheet, groups, again),
  ];
}

/** A merged cell looks all over as its top left one is planned. */
function styledCells(plan: SheetPlan): StyledCells[] {
  const mergeAt = new Map(
    plan.merges.map((merge) => [cellKey({ row: merge.top, column: merge.left }), merge]),
  );
  const groups = new Map<string, StyledCells>();
  for (const cell of plan.cells) {
    const group = groups.get(cell.style) ?? { style: styleOf(plan, cell), cells: [] };
    groups.set(cell.style, group);
    const merge = mergeAt.get(cellKey(cell.at));
    group.cells.push(...(merge ? cellsOf(merge) : [cell.at]));
  }
  return [...groups.values()];
}

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", middle: "Center" } as const;

/** All of a look is said, also what most programs would do anyway: the cells may have had another one. */
function putLook(format: Excel.RangeFormat, style: CellStyle): void {
  const { font, fill, protection } = format;
  font.name = style.font?.name ?? "宋体";
  font.size = style.font?.size ?? 10;
  font.bold = style.font?.bold ?? false;
  font.italic = style.font?.italic ?? false;
  font.color = `#${style.font?.color ?? "000000"}`;
  if (style.fill) fill.color = `#${style.fill}`;
  else fill.clear();
  format.horizontalAlignment = style.horizontal ? HORIZONTAL[style.horizontal] : "General";
  format.verticalAlignment = VERTICAL[style.vertical ?? "middle"];
  format.wrapText = style.wrap ?? false;
  format.indentLevel = style.indent ?? 0;
  protection.locked = style.unlocked !== true;
}
