import { succeed } from "../../../shared/result.ts";
import type { LiveWorkbookHost } from "../port.ts";
import { KnownSheets } from "./known-sheets.ts";
import { Listening } from "./listening.ts";
import { lockedExcelCells } from "./locked-cells.ts";
import { Marks } from "./marks.ts";
import { putSheetInExcel } from "./put-sheet/put-sheet-in-excel.ts";
import { readExcelSheet } from "./read-excel-sheet.ts";
import { readExcelWorkbook } from "./read-excel-workbook.ts";
import { runExcel } from "./run-excel.ts";
import { Selecting } from "./selecting.ts";
import { workbookId } from "./workbook-id.ts";
import { writeExcelCells } from "./write-excel-cells.ts";

/**
 * The workbook the pane stands beside, after `Office.onReady`, in an Excel of ExcelApi 1.14 or newer. Marks that an
 * earlier pane left behind are taken away at once; its own the pane takes away when it goes (`mark([])`).
 */
export function openExcelWorkbook(): LiveWorkbookHost {
  const known = new KnownSheets();
  const marks = new Marks(known);
  const selecting = new Selecting();
  const listening = new Listening(known, selecting);
  void marks.sweep();
  return {
    workbookId: workbookId(),
    snapshot: async (signal) => {
      const read = await runExcel((context) => readExcelWorkbook(context, signal), {
        waitForCellEdit: true,
        signal,
      });
      if (!read.ok) return read;
      known.learn(read.value.sheets);
      await listening.resume();
      return succeed(read.value.snapshot);
    },
    lockedCells: async (cells) => {
      if (cells.length === 0) return succeed([]);
      const sheet = [...new Set(cells.map((cell) => cell.sheet))].join("、");
      return runExcel((context) => lockedExcelCells(context, cells), { waitForCellEdit: true, sheet });
    },
    writeCells: async (edits) => {
      if (edits.length === 0) return succeed({ written: 0 });
      const sheet = [...new Set(edits.map((edit) => edit.sheet))].join("、");
      const options = { waitForCellEdit: true, oneUndoStep: true, sheet };
      return runExcel((context) => writeExcelCells(context, edits), options);
    },
    putSheet: (plan) => putSheetInExcel(plan, selecting),
    // Conditional formats are changes of the workbook, which Excel's list of things to undo may hold.
    marksAreDrawn: false,
    readSheet: (name, signal) =>
      runExcel((context) => readExcelSheet(context, name, signal), {
        waitForCellEdit: true,
        sheet: name,
        signal,
      }),
    select: (place) =>
      runExcel((context) => selecting.select(context, place), { waitForCellEdit: true, sheet: place.sheet }),
    mark: (wanted) => marks.replace(wanted),
    onSelect: (listener) => listening.toSelections(listener),
    onChange: (listener) => listening.toChanges(listener),
  };
}
