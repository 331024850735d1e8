import { parseAddress } from "../../../table/address.ts";
import { readPart, readRelationships } from "../../file/package-parts.ts";
import { readRichText } from "../../file/shared-strings.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import type { ZipArchive } from "../../file/zip/zip-archive.ts";

/** As the grid's plug-in stores a note; row and column from 0, sizes in pixels. */
export type GridNote = {
  id: string;
  row: number;
  col: number;
  width: number;
  height: number;
  note: string;
  show: boolean;
};

const WIDTH = 240;
const LINE = 20;
const LETTERS_PER_LINE = 16;
const LONGEST = 12;

/** Notes of a sheet by row and column. Threaded comments are shown by the note that programs write beside them. */
export function gridNotes(archive: ZipArchive, sheetPart: string): Record<number, Record<number, GridNote>> {
  const notes: Record<number, Record<number, GridNote>> = {};
  for (const { kind, target } of readRelationships(archive, sheetPart)) {
    const xml = kind === "comments" ? readPart(archive, target) : undefined;
    if (xml === undefined) continue;
    const reader = new XmlReader(xml, target);
    while (reader.find("comment")) {
      const at = parseAddress(reader.attribute("ref") ?? "");
      if (!at || reader.kind === "empty" || !reader.find("text")) continue;
      const note = readRichText(reader);
      const [row, col] = [at.row - 1, at.column - 1];
      notes[row] ??= {};
      const line = notes[row];
      line[col] = {
        id: `note-${row}-${col}`,
        row,
        col,
        width: WIDTH,
        height: heightOf(note),
        note,
        show: false,
      };
    }
  }
  return notes;
}

/** High enough for the text, so that nobody has to scroll in a short note. */
function heightOf(note: string): number {
  const lines = note
    .split("\n")
    .reduce((sum, line) => sum + Math.ceil((line.length + 1) / LETTERS_PER_LINE), 1);
  return Math.min(lines, LONGEST) * LINE;
}
