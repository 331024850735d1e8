import type { CellStyle } from "../../../table/layout-plan.ts";
import type { CellRange } from "../../snapshot.ts";
import type { StyledCells } from "./look-writes.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";
import { addressTexts, joinIntoRectangles } from "./rectangles.ts";

type Border = Exclude<NonNullable<CellStyle["border"]>, "none">;
type Line = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

/**
 * The lines around and inside a rectangle whose cells all have this border. A line between two cells belongs to both,
 * so that one open side is enough only where its neighbour is open too, as in the plan.
 */
const LINES: Readonly<Record<Border, readonly Line[]>> = {
  thin: ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"],
  openTop: ["EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"],
  openBottom: ["EdgeTop", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"],
  bottom: ["EdgeBottom", "InsideHorizontal"],
};
const KINDS = ["thin", "openTop", "openBottom", "bottom"] as const;
const ALL_LINES = LINES.thin;
const COLOUR = "#8C8C8C";

/** Lines of the planned cells. `again`: first all lines of these cells go, for they may have had others. */
export function borderWrites(
  sheet: Excel.Worksheet,
  groups: readonly StyledCells[],
  again: boolean,
): QueuedWrite[] {
  const rectangles = (some: readonly StyledCells[]) => joinIntoRectangles(some.flatMap(({ cells }) => cells));
  const gone = again ? lineWrites(sheet, rectangles(groups), ALL_LINES, clearLine) : [];
  const drawn = KINDS.flatMap((kind) => {
    const some = groups.filter(({ style }) => style.border === kind);
    return lineWrites(sheet, rectangles(some), LINES[kind], drawLine);
  });
  return [...gone, ...drawn];
}

function lineWrites(
  sheet: Excel.Worksheet,
  rectangles: readonly CellRange[],
  lines: readonly Line[],
  put: (border: Excel.RangeBorder) => void,
): QueuedWrite[] {
  return lines.flatMap((line) =>
    addressTexts(rectangles.filter((rectangle) => hasLine(rectangle, line))).map((address) =>
      queued(address, 4, () => put(sheet.getRanges(address).format.borders.getItem(line))),
    ),
  );
}

/** Excel refuses a line inside a single row or column. */
function hasLine({ top, left, bottom, right }: CellRange, line: Line): boolean {
  if (line === "InsideHorizontal") return bottom > top;
  if (line === "InsideVertical") return right > left;
  return true;
}

function drawLine(border: Excel.RangeBorder): void {
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = COLOUR;
}

function clearLine(border: Excel.RangeBorder): void {
  border.style = "None";
}
