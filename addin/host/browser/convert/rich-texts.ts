import type { IDocumentData, IStyleBase, ITextRun } from "@univerjs/core";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import { decodeCellText } from "../../file/xml/xml-text.ts";
import type { Palette } from "./colors.ts";
import { elementsInside } from "./elements-inside.ts";
import { readFont } from "./fonts.ts";

/** A text whose parts look different; fonts only where a run has its own. */
export type RichText = readonly { text: string; font: IStyleBase | undefined }[];

/** A text of more runs is shown in one look: the grid lays each run out with all others, for minutes. */
const MOST_RUNS = 500;

/** The rich texts among the shared strings, by their number. */
export function readRichTexts(
  xml: string | undefined,
  part: string,
  palette: Palette,
): Map<number, RichText> {
  const found = new Map<number, RichText>();
  if (xml === undefined) return found;
  const reader = new XmlReader(xml, part);
  for (let index = 0; reader.find("si"); index++) {
    const runs = readRuns(reader, palette);
    if (runs) found.set(index, runs);
  }
  return found;
}

/** The rich text that the `<c>` at this place holds itself. */
export function readOwnRichText(
  xml: string,
  part: string,
  start: number,
  palette: Palette,
): RichText | undefined {
  const reader = new XmlReader(xml, part, start);
  return reader.find("is") ? readRuns(reader, palette) : undefined;
}

/** Runs of the `<si>` or `<is>` the reader stands on; undefined when no run has a font of its own. */
function readRuns(reader: XmlReader, palette: Palette): RichText | undefined {
  const runs: { text: string; font: IStyleBase | undefined }[] = [];
  elementsInside(reader, (name) => {
    if (name === "rPh") reader.skip();
    else if (name === "r") runs.push({ text: "", font: undefined });
    else if (name === "rPr") {
      const font = readFont(reader, palette);
      const run = runs.at(-1);
      if (run) run.font = font;
    } else if (name === "t") {
      const text = decodeCellText(reader.text());
      const run = runs.at(-1);
      if (run) run.text += text;
    }
  });
  return runs.length <= MOST_RUNS && runs.some(({ font }) => font) ? runs : undefined;
}

/** The text as the grid's documents hold it: every line is a paragraph. `plain` is the font of the cell. */
export function richDocument(runs: RichText, plain: IStyleBase): IDocumentData {
  const text = runs
    .map((run) => run.text)
    .join("")
    .replaceAll("\n", "\r");
  const textRuns: ITextRun[] = [];
  let at = 0;
  for (const { text: part, font } of runs) {
    if (part !== "") textRuns.push({ st: at, ed: at + part.length, ts: font ?? plain });
    at += part.length;
  }
  const paragraphs = [...`${text}\r`.matchAll(/\r/g)].map(({ index }) => ({ startIndex: index }));
  return {
    id: "d",
    documentStyle: {},
    body: { dataStream: `${text}\r\n`, textRuns, paragraphs },
  };
}
