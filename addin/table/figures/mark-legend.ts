import { type MarkMeaning, readMarkLegend } from "../../../shared/codec/number-mark.ts";
import type { SheetCells } from "../sheet-cells.ts";

/** What "—", "…" and the like mean on a sheet, by its notes (注：“—”表示未出数); a mark explained in two ways is left out. */
export function legendOf({ range, text }: SheetCells): ReadonlyMap<string, MarkMeaning> {
  const notes: string[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const note = text(row, column);
      if (explains.test(note)) notes.push(note);
    }
  }
  return readMarkLegend(notes.join("；"));
}

/** Numbers explained in a sentence are no legend of marks. */
const explains = /表示|代表|系指|[-—…/*“”"]\s*(?:指|为|即|[:：])/;
