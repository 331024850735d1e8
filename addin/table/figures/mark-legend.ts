import { type MarkMeaning, readMarkLegend } from "../../../shared/codec/number-mark.ts";
import type { SheetCells } from "../sheet-cells.ts";

/** What "—", "…" and the like mean on a sheet, by its notes (注：“—”表示未出数); a mark explained in two ways is left out. */
export function legendOf({ range, value }: SheetCells): ReadonlyMap<string, MarkMeaning> {
  const notes: string[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const note = value(row, column);
      if (typeof note === "string" && explains.test(note)) notes.push(note.trim());
    }
  }
  return readMarkLegend(notes.join("；"));
}

/** Numbers explained in a sentence are no legend of marks. */
const explains = /表示|代表|系指|[-—…/*“”"]\s*(?:指|为|即|[:：])/;
