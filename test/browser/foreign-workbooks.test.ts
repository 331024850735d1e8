import { describe, expect, test } from "vitest";
import type { HostRefusal } from "../../addin/host/port.ts";
import { printAddress } from "../../addin/table/address.ts";
import { fileRoundTrip } from "../addin/host/foreign/file-round-trip.ts";
import { LOCKED, REFUSED } from "../addin/host/foreign/foreign-refusals.ts";
import {
  type ForeignEdit,
  type ForeignWorkbook,
  foreignWorkbooks,
  outcomeOf,
  withoutResult,
} from "../addin/host/foreign/foreign-workbooks.ts";
import { granted, snapshotOf } from "../addin/host/opened.ts";
import type { GridPages } from "./grid-pages.ts";
import { gridTests } from "./grid-tests.ts";

const { browser, titled, pages } = await gridTests();

/** The grid shows less than the file host reads: these are worked on without it. */
const TOO_LARGE: Record<string, HostRefusal> = {
  "libreoffice/column-style-autofilter.xlsx": {
    code: "too-large",
    detail: { sheet: "AlternateDesktopPlatforms", size: "5007 > 5000" },
  },
};

/** Results that are texts in the file and numbers for the engine, which calculates sums over nothing when it opens. */
const RECALCULATED = { "libreoffice/tdf98481.xlsx": ["E3", "C5"] };

/**
 * Formulas that read the changed cell and that the grid cannot calculate (ranges over sheets, columns of tables, arrays):
 * the next program calculates them when it opens the file.
 */
const LEFT_OUT: Record<string, string[]> = {
  "apache-poi/FormulaSheetRange.xlsx": cells("test", "D", 11, 12),
  "apache-poi/StructuredReferences.xlsx": [...cells("Formulas", "A", 1, 3), ...cells("Table", "A", 2, 7)],
  "apache-poi/simple-monthly-budget.xlsx": ["E4", "H4", "F9", "G9"].map(
    (at) => `Simple Monthly Budget!${at}`,
  ),
  "libreoffice/matrix-multiplication.xlsx": cells("Sheet1", "G", 5, 6),
  "libreoffice/tdf105272.xlsx": ["1!H4"],
  "libreoffice/tdf119155.xlsx": cells("Sheet1", "B", 1, 13),
  "libxlsxwriter/array_formula01.xlsx": cells("Sheet1", "A", 1, 3),
  "libxlsxwriter/dynamic_array01.xlsx": ["Sheet1!A1"],
  "xlsx-template/test-formula.xlsx": ["Sheet1!D2"],
};

function cells(sheet: string, column: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${sheet}!${column}${from + index}`);
}

/** The number of the open workbook, or why it is refused. */
async function open({ page }: GridPages, { name, bytes }: ForeignWorkbook): Promise<number | HostRefusal> {
  const opened = await page.evaluate(({ file, fileName }) => window.grids?.open(file, { fileName }), {
    file: [...bytes],
    fileName: name,
  });
  if (typeof opened === "number") return opened;
  return JSON.parse(JSON.stringify(opened)).refused;
}

/** As a person: to the cell, the number, Enter. */
async function type({ page }: GridPages, id: number, { edit }: ForeignEdit): Promise<void> {
  const nameBox = "[data-u-comp=defined-name] input";
  const address = printAddress(edit.address);
  granted(
    JSON.parse(
      JSON.stringify(
        await page.evaluate(({ grid, place }) => window.grids?.call(grid, "select", place), {
          grid: id,
          place: { sheet: edit.sheet, address: edit.address },
        }),
      ),
    ),
  );
  await page.waitForFunction(([box, at]) => document.querySelector<HTMLInputElement>(box)?.value === at, [
    nameBox,
    address,
  ] as const);
  await page.keyboard.type(String(edit.value));
  await page.keyboard.press("Enter");
  await page.waitForFunction(([box, at]) => document.querySelector<HTMLInputElement>(box)?.value !== at, [
    nameBox,
    address,
  ] as const);
}

async function save({ page }: GridPages, id: number): Promise<Uint8Array> {
  const saved = await page.evaluate((grid) => window.grids?.call(grid, "save", null), id);
  return new Uint8Array(granted<number[]>(JSON.parse(JSON.stringify(saved))));
}

const refused: Record<string, HostRefusal> = {};
const recalculated: Record<string, string[]> = {};
const leftOut: Record<string, string[]> = {};

/** "xl/worksheets/sheet1.xml: result of C5" → "C5". */
const addressOf = (result: string): string => result.slice(result.lastIndexOf(" ") + 1);

/** Of formulas only those get a result that lack one, or that the change made stale: the file host leaves these out. */
async function roundTrip(grid: GridPages, foreign: ForeignWorkbook): Promise<void> {
  const opened = await open(grid, foreign);
  if (typeof opened !== "number") {
    refused[foreign.name] = opened;
    return;
  }
  const byFile = await fileRoundTrip(foreign);
  if (byFile.refused || !byFile.change) return expect(LOCKED).toContain(foreign.name);
  const { before, change } = byFile;
  const mayDiffer = new Set([...byFile.outcome.results.map(addressOf), ...withoutResult(before)]);
  await type(grid, opened, change);
  const bytes = await save(grid, opened);
  const outcome = outcomeOf(foreign, before, change, { bytes, snapshot: await snapshotOf(bytes) });
  expect({ value: outcome.value, beside: outcome.beside }).toEqual({ value: change.edit.value, beside: [] });
  const others = outcome.results.map(addressOf).filter((at) => !mayDiffer.has(at));
  if (others.length > 0) recalculated[foreign.name] = others;
  if (outcome.without.length > 0) leftOut[foreign.name] = outcome.without;
}

describe.skipIf(!browser)(titled("workbooks made by others, one cell typed in the grid and saved"), () => {
  test.each(foreignWorkbooks())("$name: that cell changes, and nothing else", async (foreign) => {
    await roundTrip(pages(), foreign);
  });

  test("no other result changes", () => {
    expect(recalculated).toEqual(RECALCULATED);
  });

  test("results are left out where the grid cannot calculate them, and nowhere else", () => {
    expect(leftOut).toEqual(LEFT_OUT);
  });

  test("those that are refused are refused for their own reason; all others open", () => {
    expect(refused).toEqual({ ...REFUSED, ...TOO_LARGE });
    expect({ foreign: pages().foreign, errors: pages().errors }).toEqual({ foreign: [], errors: [] });
  });
});
