import { printAddress, printRange } from "../../table/address.ts";
import { cellKey, isWithin } from "../cell-range.ts";
import type { CellEdit } from "../port.ts";
import type { CellRange } from "../snapshot.ts";
import { askForMerges } from "./ask-for-merges.ts";
import { type CellContents, CONTENTS, contentsOf } from "./cell-content.ts";
import { type Entry, enterCells, entryOf } from "./enter-cells.ts";
import { isAccessDenied, isGone, mayHaveActed } from "./excel-failure.ts";
import { ExcelFault } from "./excel-fault.ts";
import { askForSheets, type ListedSheet } from "./listed-sheet.ts";
import { cellsOf, joinIntoRectangles } from "./put-sheet/rectangles.ts";
import { rangeOf } from "./range-of.ts";
import { refuseReadOnly } from "./refuse-read-only.ts";
import { requireSheet } from "./require-sheet.ts";

/** A rectangle of edited cells without gaps, and what stood in it before. */
type Block = {
  listed: ListedSheet;
  range: Excel.Range;
  edits: CellEdit[][];
  before: CellContents;
};

/**
 * Writes all edits or none, in three syncs: the sheets, what stands in the cells, the write. Where a cell is named twice
 * the later edit holds; a formula that is not to be replaced stays and its cell is left alone, because Excel itself
 * computes its result. When Excel fails midway, what was written is put back before the failure is told.
 * Faults: read-only, sheet-not-found, sheet-locked, would-overwrite, too-large.
 */
export async function writeExcelCells(
  context: Excel.RequestContext,
  edits: readonly CellEdit[],
): Promise<{ written: number }> {
  const blocks = await survey(context, edits);
  try {
    for (const { range, edits: lines, before } of blocks) {
      enterCells(range, newEntries(lines, before), before.formats);
    }
    await context.sync();
  } catch (cause) {
    if (mayHaveActed(cause)) await putBack(context, blocks, cause);
    const locked = isAccessDenied(cause) && blocks.find(({ listed }) => listed.protected);
    throw locked ? lockedFault(locked.listed) : cause;
  }
  return { written: edits.length };
}

/** Reads what stands in the cells to write and refuses what cannot be written. */
async function survey(context: Excel.RequestContext, edits: readonly CellEdit[]): Promise<Block[]> {
  context.workbook.load("readOnly");
  const askedSheets = askForSheets(context);
  await context.sync();
  refuseReadOnly(context.workbook);
  const sheets = askedSheets();
  const bySheet = new Map<ReturnType<typeof askedSheets>[number], CellEdit[]>();
  for (const edit of edits) {
    refuseOverlong(edit);
    const entry = requireSheet(sheets, edit.sheet);
    const list = bySheet.get(entry);
    if (list) list.push(edit);
    else bySheet.set(entry, [edit]);
  }
  const asked = [...bySheet].map(([entry, list]) => askForSheet(entry, list));
  await context.sync();
  return asked.flatMap((take) => take());
}

/** Longest text of a cell. */
const LONGEST_TEXT = 32_767;

function refuseOverlong({ sheet, address, value }: CellEdit): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new RangeError(`not a number a cell can hold: ${value}`);
  }
  if (typeof value === "string" && value.length > LONGEST_TEXT) {
    const size = `${value.length} > ${LONGEST_TEXT}`;
    throw new ExcelFault("too-large", { sheet, cell: printAddress(address), size });
  }
}

function askForSheet(
  { sheet, listed }: { sheet: Excel.Worksheet; listed: ListedSheet },
  edits: readonly CellEdit[],
): () => Block[] {
  const byKey = new Map(edits.map((edit) => [cellKey(edit.address), edit]));
  const areas = joinIntoRectangles(edits.map(({ address }) => address));
  // A merge that covers a cell begins above or left of it.
  const merges = askForMerges(sheet, {
    top: 1,
    left: 1,
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
    right: Math.max(...areas.map(({ right }) => right)),
  });
  const blocks = areas.map((area) => askForBlock(sheet, listed, area, byKey));
  return () => {
    refuseCovered([...byKey.values()], merges(), listed.name);
    return blocks.map((take) => take());
  };
}

function refuseCovered(edits: readonly CellEdit[], merges: readonly CellRange[], sheet: string): void {
  const hidden = edits.find(
    ({ address, value }) =>
      value !== null &&
      merges.some(
        (merge) => isWithin(address, merge) && (address.row !== merge.top || address.column !== merge.left),
      ),
  );
  if (hidden) throw new ExcelFault("would-overwrite", { sheet, cell: printAddress(hidden.address) });
}

function askForBlock(
  sheet: Excel.Worksheet,
  listed: ListedSheet,
  area: CellRange,
  byKey: ReadonlyMap<number, CellEdit>,
): () => Block {
  const range = rangeOf(sheet, area);
  range.load(CONTENTS);
  range.format.protection.load("locked");
  const edits = linesOf(area, byKey);
  return () => {
    // null where locked cells stand beside unlocked ones
    const { locked } = range.format.protection;
    if (listed.protected && locked !== false) {
      const cell = locked ? printAddress({ row: area.top, column: area.left }) : printRange(area);
      throw lockedFault(listed, { cell });
    }
    return { listed, range, edits, before: contentsOf(range) };
  };
}

/** With its visibility where people do not see the sheet. */
const lockedFault = ({ name, visibility }: ListedSheet, where: { cell?: string } = {}): ExcelFault =>
  new ExcelFault("sheet-locked", {
    sheet: name,
    ...where,
    ...(visibility === "visible" ? {} : { visibility }),
  });

/** The edits of an area without gaps, row by row. */
function linesOf(area: CellRange, byKey: ReadonlyMap<number, CellEdit>): CellEdit[][] {
  const edits = cellsOf(area).flatMap((cell) => byKey.get(cellKey(cell)) ?? []);
  const width = area.right - area.left + 1;
  return Array.from({ length: area.bottom - area.top + 1 }, (_, row) =>
    edits.slice(row * width, (row + 1) * width),
  );
}

const newEntries = (
  edits: readonly (readonly CellEdit[])[],
  { formulas, formats }: CellContents,
): Entry[][] =>
  edits.map((line, row) =>
    line.map(({ value, replaceFormula }, column) =>
      formulas[row]?.[column] && !replaceFormula ? null : entryOf(value, formats[row]?.[column] ?? "General"),
    ),
  );

/**
 * Cells as they stood, sheet by sheet. A sheet that is gone has nothing to put back. Throws when Excel does not take the
 * others: then nobody knows what stands there.
 */
async function putBack(
  context: Excel.RequestContext,
  blocks: readonly Block[],
  cause: unknown,
): Promise<void> {
  for (const sheet of new Set(blocks.map(({ listed }) => listed))) {
    try {
      for (const { listed, range, before } of blocks) {
        if (listed !== sheet) continue;
        range.numberFormat = before.formats;
        enterCells(range, oldEntries(before), before.formats);
      }
      await context.sync();
    } catch (failure) {
      if (isGone(failure)) continue;
      throw new Error(`cells of ${sheet.name} could not be put back as they were`, { cause });
    }
  }
}

const oldEntries = ({ values, formulas, formats }: CellContents): Entry[][] =>
  values.map((line, row) =>
    line.map((value, column) => {
      const formula = formulas[row]?.[column];
      return formula
        ? { given: formula, isText: false }
        : entryOf(value, formats[row]?.[column] ?? "General");
    }),
  );
