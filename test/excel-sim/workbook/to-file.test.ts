import { expect, test } from "vitest";
import { authorWorkbook } from "../../../addin/host/file/author-workbook.ts";
import { planTemplate } from "../../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { snapshotOf } from "../../addin/host/opened.ts";
import { peerPlan } from "../../addin/host/peer-plan.ts";
import { actual, contextWith } from "../../addin/table/plan/sample-figures.ts";
import type { Area } from "./area.ts";
import type { Book } from "./book.ts";
import { nameFormula } from "./defined-name.ts";
import { openSimulatedWorkbook } from "./open-workbook.ts";
import { WHOLE_SHEET } from "./rectangle.ts";

const rangesOf = (areas: readonly Area[]) => areas.map(({ range }) => range);

/** Everything a workbook holds, but for ids. */
const facts = (book: Book) => ({
  epoch: book.epoch,
  structureLocked: book.structureLocked,
  active: book.activeSheet.name,
  names: book.names.map((name) => [name.name, nameFormula(name), name.comment]),
  sheets: book.sheets.map((sheet) => ({
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    gridlines: sheet.gridlines,
    cells: Object.fromEntries(
      [...sheet.storedCells(WHOLE_SHEET)].map(({ at, cell }) => [
        `${at.row},${at.column}`,
        { ...cell, look: { ...cell.look, numFmt: cell.look.numFmt ?? "General" } },
      ]),
    ),
    merges: sheet.merges,
    hidden: [[...sheet.hiddenRows], [...sheet.hiddenColumns]],
    sizes: [[...sheet.rowHeights], [...sheet.columnWidths]],
    conditionalFormats: sheet.conditionalFormats.map(({ type, areas, formula, look }) => ({
      type,
      areas: rangesOf(areas),
      formula,
      look,
    })),
    validations: sheet.validations.map(({ areas, ...rule }) => ({ areas: rangesOf(areas), ...rule })),
    protection: sheet.protection,
    frozen: sheet.frozen,
    selection: sheet.selection,
    page: {
      ...sheet.page,
      printArea: rangesOf(sheet.page.printArea),
      titleRows: sheet.page.titleRows?.range,
      titleColumns: sheet.page.titleColumns?.range,
    },
  })),
});

test("a workbook saved and opened again is the same, also to the file host", async () => {
  const plans = planTemplate(yearlyForm, contextWith([actual("KJ-13", "2023", "93")])).sheets;
  const bytes = await authorWorkbook({ title: "", sheets: [...plans, peerPlan([["甲", 1]])] });
  const first = await openSimulatedWorkbook(bytes);
  first.book.structureLocked = true;
  const saved = await first.toFile();
  expect(await snapshotOf(saved)).toEqual(await snapshotOf(bytes));
  expect(facts((await openSimulatedWorkbook(saved)).book)).toEqual(facts(first.book));
});
