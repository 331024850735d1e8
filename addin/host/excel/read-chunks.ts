import { isSameRange } from "../cell-range.ts";
import type { CellRange, SheetSnapshot } from "../snapshot.ts";
import { askForMerges } from "./ask-for-merges.ts";
import { CONTENTS, contentsOf } from "./cell-content.ts";
import { ExcelFault } from "./excel-fault.ts";
import { rangeOf } from "./range-of.ts";
import { askForUsedArea } from "./used-area.ts";

/** What is read of a sheet cell by cell, its rows from the top. */
export type SheetContent = Pick<
  SheetSnapshot,
  "values" | "formulas" | "formats" | "merges" | "hiddenRows" | "hiddenColumns"
>;

/** A used rectangle still to be read, and what has been read of it. */
export type SheetToRead = { sheet: Excel.Worksheet; area: CellRange; content: SheetContent };

/** Some whole rows of a sheet. */
type Chunk = SheetToRead & { from: number; to: number };

/**
 * Cells read in one sync. Excel on the web answers at most 5 MB a call, 125 bytes for a cell's value, formula, format
 * and type; a table of figures takes 55. Where texts are longer the chunk is halved.
 */
export const CELLS_PER_CALL = 40_000;

/**
 * Reads the sheets to the end: all in one sync if they hold no more than CELLS_PER_CALL cells together, else one sync a
 * chunk. Faults: cancelled, looked at between chunks; busy where the used rectangle is no longer the one to be read, because
 * rows or columns came or went meanwhile: their cells would be read twice, or not at all.
 */
export async function readChunks(
  context: Excel.RequestContext,
  sheets: readonly SheetToRead[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const chunks of callsFor(sheets)) {
    if (signal?.aborted) throw new ExcelFault("cancelled");
    await readTogether(context, chunks);
  }
}

/** The chunks of each call. */
function callsFor(sheets: readonly SheetToRead[]): Chunk[][] {
  const calls: Chunk[][] = [];
  let call: Chunk[] = [];
  let room = CELLS_PER_CALL;
  const next = () => {
    calls.push(call);
    call = [];
    room = CELLS_PER_CALL;
  };
  for (const sheet of sheets) {
    const { top, bottom } = sheet.area;
    const width = widthOf(sheet.area);
    for (let from = top; from <= bottom; ) {
      if (width > room && call.length > 0) next();
      const rows = Math.max(1, Math.floor(room / width));
      const to = Math.min(bottom, from + rows - 1);
      call.push({ ...sheet, from, to });
      room -= (to - from + 1) * width;
      from = to + 1;
    }
  }
  if (call.length > 0) next();
  return calls;
}

async function readTogether(context: Excel.RequestContext, chunks: readonly Chunk[]): Promise<void> {
  const take = chunks.map(askForChunk);
  try {
    await context.sync();
  } catch (cause) {
    const halves = isAnswerTooLarge(cause) ? halved(chunks) : [];
    if (halves.length < 2) throw cause;
    for (const half of halves) await readTogether(context, half);
    return;
  }
  for (const takeChunk of take) takeChunk();
}

const isAnswerTooLarge = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error && cause.code === "ResponsePayloadSizeLimitExceeded";

/** Two smaller calls in the same order; one where a single row is left. */
function halved(chunks: readonly Chunk[]): Chunk[][] {
  if (chunks.length > 1) {
    const middle = Math.floor(chunks.length / 2);
    return [chunks.slice(0, middle), chunks.slice(middle)];
  }
  return chunks.flatMap((chunk) => {
    if (chunk.from === chunk.to) return [[chunk]];
    const middle = Math.floor((chunk.from + chunk.to) / 2);
    return [[{ ...chunk, to: middle }], [{ ...chunk, from: middle + 1 }]];
  });
}

const widthOf = ({ left, right }: CellRange): number => right - left + 1;

/** Asks for the cells; what is given back adds the answer to the sheet's content. */
function askForChunk({ sheet, area, content, from, to }: Chunk): () => void {
  const part = { ...area, top: from, bottom: to };
  const range = rangeOf(sheet, part);
  range.load(CONTENTS);
  const merges = askForMerges(sheet, part);
  const used = askForUsedArea(sheet);
  const rows = range.getRowProperties({ rowHidden: true });
  const columns = from === area.top ? range.getColumnProperties({ columnHidden: true }) : undefined;
  return () => {
    if (!isSameRange(used(), area)) throw new ExcelFault("busy");
    const { values, formulas, formats } = contentsOf(range);
    content.values.push(...values);
    content.formulas.push(...formulas);
    content.formats.push(...formats);
    content.merges.push(...merges());
    rows.value.forEach((row, index) => {
      if (row.rowHidden) content.hiddenRows.push(from + index);
    });
    columns?.value.forEach((column, index) => {
      if (column.columnHidden) content.hiddenColumns.push(area.left + index);
    });
  };
}
