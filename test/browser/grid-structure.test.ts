import { beforeEach, describe, expect, test } from "vitest";
import { whyForbidden } from "../../addin/host/browser/forbidden-commands.ts";
import { filledWorkbook } from "../addin/flow/filled-workbook.ts";
import { openPagedGrid } from "./grid-pages.ts";
import { gridTests } from "./grid-tests.ts";
import { cellsThatDiffer, gridUser } from "./grid-user.ts";

const { browser, titled, pages, page } = await gridTests();
const SHEET = "年报表";

let template: Uint8Array;
let user: ReturnType<typeof gridUser>;

beforeEach(async () => {
  template = (await filledWorkbook()).bytes();
  user = gridUser(page(), await openPagedGrid(page(), template), SHEET);
});

const rows = { startRow: 9, endRow: 10, startColumn: 0, endColumn: 15 };
const columns = { startRow: 0, endRow: 40, startColumn: 7, endColumn: 8 };
const cells = { startRow: 9, endRow: 10, startColumn: 7, endColumn: 8 };

/** What menus, keys and handles of the engine call, with what they hand over; the sheet in front is added. */
const STRUCTURE: Record<string, Record<string, Record<string, unknown>>> = {
  "rows and columns are added": {
    "sheet.command.insert-row": { range: rows, direction: 0 },
    "sheet.command.insert-row-before": {},
    "sheet.command.insert-row-after": {},
    "sheet.command.insert-row-by-range": { range: rows, direction: 0 },
    "sheet.command.insert-multi-rows-above": { value: 2 },
    "sheet.command.insert-multi-rows-after": { value: 2 },
    "sheet.command.append-row": { cellValue: { 0: { 0: { v: "x" } } } },
    "sheet.command.set-worksheet-row-count": { rowCount: 500 },
    "sheet.command.insert-col": { range: columns, direction: 0 },
    "sheet.command.insert-col-before": {},
    "sheet.command.insert-col-after": {},
    "sheet.command.insert-col-by-range": { range: columns, direction: 0 },
    "sheet.command.insert-multi-cols-before": { value: 2 },
    "sheet.command.insert-multi-cols-right": { value: 2 },
    "sheet.command.set-worksheet-column-count": { columnCount: 50 },
    "sheet.command.insert-range-move-down": { range: cells },
    "sheet.command.insert-range-move-down-confirm": {},
    "sheet.command.insert-range-move-right": { range: cells },
    "sheet.command.insert-range-move-right-confirm": {},
  },
  "rows and columns are deleted": {
    "sheet.command.remove-row": { range: rows },
    "sheet.command.remove-row-by-range": { range: rows },
    "sheet.command.remove-row-confirm": {},
    "sheet.command.remove-col": { range: columns },
    "sheet.command.remove-col-by-range": { range: columns },
    "sheet.command.remove-col-confirm": {},
    "sheet.command.delete-range-move-up": { range: cells },
    "sheet.command.delete-range-move-up-confirm": {},
    "sheet.command.delete-range-move-left": { range: cells },
    "sheet.command.delete-range-move-left-confirm": {},
  },
  "rows, columns and cells are moved, sorted or split": {
    "sheet.command.move-rows": { fromRange: rows, toRange: { ...rows, startRow: 20, endRow: 21 } },
    "sheet.command.move-cols": {
      fromRange: columns,
      toRange: { ...columns, startColumn: 12, endColumn: 13 },
    },
    "sheet.command.move-range": { fromRange: cells, toRange: { ...cells, startRow: 20, endRow: 21 } },
    "sheet.command.reorder-range": { range: cells, order: { 9: 10, 10: 9 } },
    "sheet.command.split-text-to-columns": { range: { ...cells, endColumn: 7 } },
  },
  "rows and columns are hidden and shown": {
    "sheet.command.set-rows-hidden": { ranges: [rows] },
    "sheet.command.hide-row-confirm": {},
    "sheet.command.set-selected-rows-visible": {},
    "sheet.command.set-specific-rows-visible": { ranges: [rows] },
    "sheet.command.set-col-hidden": { ranges: [columns] },
    "sheet.command.hide-col-confirm": {},
    "sheet.command.set-selected-cols-visible": {},
    "sheet.command.set-col-visible-on-cols": { ranges: [columns] },
  },
  "frozen rows and columns are changed": {
    "sheet.command.set-frozen": { startRow: 2, startColumn: 2, xSplit: 2, ySplit: 2 },
    "sheet.command.set-selection-frozen": {},
    "sheet.command.set-row-frozen": {},
    "sheet.command.set-col-frozen": {},
    "sheet.command.set-first-row-frozen": {},
    "sheet.command.set-first-column-frozen": {},
    "sheet.command.cancel-frozen": {},
  },
  "cells are merged and unmerged": {
    "sheet.command.add-worksheet-merge": { selections: [cells] },
    "sheet.command.add-worksheet-merge-all": { selections: [cells] },
    "sheet.command.add-worksheet-merge-horizontal": { selections: [cells] },
    "sheet.command.add-worksheet-merge-vertical": { selections: [cells] },
    "sheet.command.remove-worksheet-merge": { ranges: [{ ...rows, startRow: 0, endRow: 5 }] },
  },
  "sheets are added, deleted, renamed, moved, hidden and copied": {
    "sheet.command.insert-sheet": {},
    "sheet.command.remove-sheet": {},
    "sheet.command.remove-sheet-confirm": {},
    "sheet.command.set-worksheet-name": { name: "别的名称" },
    "sheet.operation.rename-sheet": {},
    "sheet.command.set-worksheet-order": { order: 1 },
    "sheet.command.set-worksheet-hidden": {},
    "sheet.command.set-worksheet-show": {},
    "sheet.command.copy-sheet": {},
    "sheet.command.set-tab-color": { value: "#ff0000" },
    "sheet.command.set-workbook-name": { name: "别的名称" },
  },
  "names of the workbook are changed": {
    "sheet.command.insert-defined-name": { id: "n", name: "新名称", formulaOrRefString: "年报表!$H$10" },
    "sheet.command.set-defined-name": { id: "name-0", name: "改名", formulaOrRefString: "年报表!$H$10" },
    "sheet.command.remove-defined-name": { id: "name-0", name: "x" },
  },
};

/** What the engine may do: go about, fill cells in, look closer. Nothing of it reaches the file but cells. */
const LET_THROUGH = [
  "formula.command.insert-function",
  "sheet.command.auto-clear-content",
  "sheet.command.auto-fill",
  "sheet.command.change-zoom-ratio",
  "sheet.command.clear-selection-content",
  "sheet.command.copy-down",
  "sheet.command.copy-formula-only",
  "sheet.command.copy-right",
  "sheet.command.delta-column-width",
  "sheet.command.delta-row-height",
  "sheet.command.expand-selection",
  "sheet.command.move-selection",
  "sheet.command.move-selection-enter-tab",
  "sheet.command.optional-paste",
  "sheet.command.paste-by-short-key",
  "sheet.command.paste-formula",
  "sheet.command.paste-value",
  "sheet.command.refill",
  "sheet.command.repeat-last-action",
  "sheet.command.scroll-to-cell",
  "sheet.command.scroll-view",
  "sheet.command.select-all",
  "sheet.command.select-range",
  "sheet.command.set-col-auto-width",
  "sheet.command.set-col-header-height",
  "sheet.command.set-range-values",
  "sheet.command.set-row-header-width",
  "sheet.command.set-row-height",
  "sheet.command.set-row-is-auto-height",
  "sheet.command.set-scroll-relative",
  "sheet.command.set-worksheet-activate",
  "sheet.command.set-worksheet-col-width",
  "sheet.command.set-zoom-ratio",
  "sheet.command.text-to-number",
  "sheet.command.toggle-cell-checkbox",
  "sheet.command.toggle-gridlines",
  "sheet.command.view-sheet-permission-from-context-menu",
  "sheet.command.view-sheet-permission-from-sheet-bar",
  "sheets-formula.command.quick-sum",
  "univer.command.copy",
  "univer.command.paste",
  "univer.command.redo",
  "univer.command.undo",
];

const STRUCTURE_OR_LOCK = /^(?:sheet-structure|locked-cells)$/;

/** As a menu or a key of the engine does; a command that is not let through throws there. */
const execute = (id: string, params: Record<string, unknown>): Promise<void> =>
  page().evaluate(
    async ([command, given]) => {
      const book = window.engine?.getActiveWorkbook();
      const sheet = { unitId: book?.getId(), subUnitId: book?.getActiveSheet().getSheetId() };
      await window.engine?.executeCommand(command, { ...sheet, ...given }).catch(() => {});
    },
    [id, params] as const,
  );

/** Everything the engine holds of the workbook. */
const workbookData = (): Promise<string> =>
  page().evaluate(() => JSON.stringify(window.engine?.getActiveWorkbook()?.save()));

describe.skipIf(!browser)(titled("the structure of a workbook in the grid"), () => {
  for (const [what, commands] of Object.entries(STRUCTURE)) {
    test(`${what}: refused with one sentence each, nothing changed and nothing lost`, async () => {
      await user.type("H10", "3.5");
      await user.type("H16", "7");
      await user.goTo("H10");
      const filled = await user.fileOf("draft");
      const before = await workbookData();
      let told = 0;
      for (const [id, params] of Object.entries(commands)) {
        await execute(id, params);
        // The same word twice within a moment is told once: another one in between.
        await execute("sheet.command.set-bold", {});
        const [refused, ...others] = (await user.refusals()).slice(told);
        // Where the cells are locked the engine says that first.
        expect([id, refused, others]).toEqual([id, expect.stringMatching(STRUCTURE_OR_LOCK), ["cell-look"]]);
        told += 2;
      }
      expect(await workbookData()).toBe(before);
      expect(await user.fileOf("draft")).toEqual(filled);
      await page().keyboard.press("Control+z");
      expect(await user.values("H10", "H16")).toEqual([3.5, null]);
      await page().keyboard.press("Control+y");
      const saved = await user.fileOf("save");
      expect(await cellsThatDiffer(template, saved)).toEqual({ "年报表!H10": 3.5, "年报表!H16": 7 });
      expect(pages().errors).toEqual([]);
    });
  }

  test("a sheet is not renamed by a double click on its tab, and the person is told", async () => {
    const tab = page().getByText(SHEET, { exact: true });
    await tab.dblclick();
    await expect.poll(user.refusals).toEqual(["sheet-structure"]);
    expect(await tab.getAttribute("contenteditable")).toBeNull();
    expect(await user.fileOf("draft")).toEqual(template);
  });

  test("rows and columns are made wider and higher on the screen only", async () => {
    await user.goTo("H10");
    await execute("sheet.command.set-worksheet-col-width", { value: 200 });
    await execute("sheet.command.delta-column-width", { anchorCol: 4, deltaX: 30 });
    await execute("sheet.command.set-row-height", { value: 90 });
    const shown = await page().evaluate(() => {
      const sheet = window.engine?.getActiveWorkbook()?.getActiveSheet();
      return [sheet?.getColumnWidth(7), sheet?.getRowHeight(9)];
    });
    expect(shown).toEqual([200, 90]);
    expect([await user.refusals(), await user.heard("unsaved")]).toEqual([[], []]);
    expect(await user.fileOf("save")).toEqual(template);
  });

  test("every command of the engine is refused, or known to change cells and the screen alone", async () => {
    const registered = await page().evaluate(async () => {
      const registry = Reflect.get(Reflect.get(window.engine ?? {}, "_commandService"), "_commandRegistry");
      const all: Map<string, { id: string; type: number }> = Reflect.get(registry, "_commands");
      const commands = [...all.values()].filter(
        ({ type, id }) => type === 0 && /^(?:sheet|univer|formula)/.test(id),
      );
      return commands.map(({ id }) => id).sort();
    });
    expect(registered.filter((id) => whyForbidden(id) === null)).toEqual(LET_THROUGH);
  });
});
