import { foldText } from "../../../shared/codec/fold-text.ts";
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

/** What a footnote mark (①, *) behind a number or a name stands for, and the cell that says so. */
export type Footnotes = ReadonlyMap<string, { text: string; cell: string }>;

const marks = "[①-⑳*※★☆†‡▲△◆◇]";
const noteStart = new RegExp(`^(?:(?:注|说明|备注)\\d{0,2}:?|${marks}) ?`);
const segment = new RegExp(`^(${marks})+ ?(?:的|表示|指|为|系|是|:)* ?(.+)$`);

/** 注：①含复评企业；* 为快报数: the notes of a sheet by their marks. */
export function footnotesOf({ range, value, at }: SheetCells): Footnotes {
  const notes = new Map<string, { text: string; cell: string }>();
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const written = value(row, column);
      if (typeof written !== "string" || written.length > longestNote) continue;
      const text = foldText(written);
      if (!noteStart.test(text)) continue;
      for (const part of text.replace(/^(?:注|说明|备注)\d{0,2}:?/, "").split(/[;。\n]|(?= [①-⑳])/)) {
        const [, mark = "", said = ""] = segment.exec(part.trim()) ?? [];
        if (mark !== "" && !notes.has(mark)) notes.set(mark, { text: said, cell: at(row, column).reference });
      }
    }
  }
  return notes;
}

const longestNote = 500;

/** The mark behind a number or a name: 2088.6*, 常住人口①. */
export const footnoteMark = (text: string): string | null =>
  new RegExp(`(${marks})$`).exec(foldText(text))?.[1] ?? null;
