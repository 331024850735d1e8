import { describe, expect, it } from "vitest";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import type { CellRange, CellValue, SheetSnapshot } from "../../../addin/host/snapshot.ts";
import { readTable } from "../../../addin/table/read-table.ts";
import { readingCounts } from "../../../addin/table/reading-counts.ts";
import { yearlyForm as form } from "../../../shared/catalogue/yearly-form.ts";
import { plainWorkbook } from "./plain-sheet.ts";

/** How often a cell may be looked at, whatever stands on the sheet. */
const looksAtACell = 30;
/** The big sheets are to have time on a busy machine; in time that grows with the square of the cells they would never end. */
const patience = 240_000;

type Cell = CellValue | { formula: string };
type Grid = { rows: number; columns: number; cell: (row: number, column: number) => Cell };

const isFormula = (cell: Cell): cell is { formula: string } =>
  typeof cell === "object" && cell !== null && "formula" in cell;

/** A sheet from A1 on; `cell` counts from 0. */
function sheetOf(name: string, { rows, columns, cell }: Grid, merges: CellRange[] = []): SheetSnapshot {
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cell(row, column)),
  );
  const none = Array.from({ length: columns }, () => null);
  const general = Array.from({ length: columns }, () => "General");
  return {
    name,
    visibility: "visible",
    origin: { row: 1, column: 1 },
    values: cells.map((row) => row.map((one) => (isFormula(one) ? null : one))),
    formulas: cells.map((row) =>
      row.some(isFormula) ? row.map((one) => (isFormula(one) ? one.formula : null)) : none,
    ),
    formats: cells.map(() => general),
    merges,
    hiddenRows: [],
    hiddenColumns: [],
    struck: [],
    protected: false,
  };
}

/** The sheets again, with every look at a value counted and every change refused. */
function watched(sheets: readonly SheetSnapshot[]): { sheets: SheetSnapshot[]; looks: () => number } {
  let looks = 0;
  const watch = (row: CellValue[]): CellValue[] =>
    new Proxy(row, {
      get(target, key, receiver) {
        looks += 1;
        return Reflect.get(target, key, receiver);
      },
      set: () => false,
    });
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, values: sheet.values.map(watch) })),
    looks: () => looks,
  };
}

type Outcome = ReturnType<typeof read>;

/** Reads the sheets and tells in short what came of it. */
function read(sheets: readonly SheetSnapshot[], period: string | null) {
  const reading = readTable(plainWorkbook(...sheets), { form, ...(period === null ? {} : { period }) });
  if (!reading.ok) return reading.error;
  const { bound, asked, actuals, targets } = readingCounts(reading.value);
  const rules = [...new Set(reading.value.findings.map(({ rule }) => rule.id))].sort();
  return { bound, asked, actuals, targets, rules };
}

const cellsOf = (sheets: readonly SheetSnapshot[]): number =>
  sheets.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 0);

const names = form.indicators.map(({ name, unit }) => ({ name, unit }));
const head = ["序号", "指标名称", "计量单位", "2023年实绩", "2024年实绩", "2025年目标", "备注"];
/** The line of an indicator below `head`. */
const line = (index: number): CellValue[] => {
  const { name = "", unit = "" } = names[index % names.length] ?? {};
  return [index + 1, name, unit, 40, 44, 50, null];
};
const strange = (index: number): CellValue[] => [index, `其他投资项目${index}号`, "万元", 1, 2, 3, "在建"];
/** Indicators × years, the years many times over. */
const years = (rows: number): Grid => ({
  rows,
  columns: 16_384,
  cell: (r, c) => {
    if (r === 0) return c === 0 ? "指标名称" : `${1900 + (c % 150)}年`;
    return c === 0 ? (line(r)[1] ?? null) : r;
  },
});
/** 2024年 written once over 实绩 and 目标, in all columns. */
const twoRowsOfHeads: Grid = {
  rows: 20,
  columns: 16_384,
  cell: (r, c) => {
    if (r === 0) return c % 2 === 0 ? "2024年" : null;
    if (c === 0) return r === 1 ? "指标名称" : (line(r)[1] ?? null);
    if (r === 1) return c % 2 === 0 ? "实绩" : "目标";
    return r;
  },
};
const noTable = (sheets: string): Outcome => ({ code: "no-table", detail: { sheets } });

describe("bad input gets an answer in time that grows with its cells, and is not changed", () => {
  const cases: readonly { about: string; sheets: () => SheetSnapshot[]; period?: null; outcome: Outcome }[] =
    [
      {
        about: "a sheet of texts with nothing of the form in them",
        sheets: () => [
          sheetOf("文", { rows: 2000, columns: 12, cell: (r, c) => `请各单位于${r}日前报${c}` }),
        ],
        outcome: noTable("文"),
      },
      {
        about: "an empty sheet",
        sheets: () => [sheetOf("空", { rows: 1, columns: 1, cell: () => null })],
        outcome: noTable("空"),
      },
      {
        about: "fifty sheets with the same table",
        sheets: () =>
          Array.from({ length: 50 }, (_, index) =>
            sheetOf(`${index}`, {
              rows: 61,
              columns: 7,
              cell: (r, c) => (r === 0 ? head : line(r))[c] ?? null,
            }),
          ),
        outcome: {
          code: "several-tables",
          detail: { sheets: Array.from({ length: 50 }, (_, index) => index).join("、") },
        },
      },
      {
        about: "10,000 rows × 12 columns without a word on the period, one in a thousand an indicator",
        period: null,
        sheets: () => [
          sheetOf("长", {
            rows: 10_000,
            columns: 12,
            cell: (r, c) => (r === 0 ? head : r % 1000 === 1 ? line((r - 1) / 1000) : strange(r))[c] ?? null,
          }),
        ],
        outcome: { bound: 10, asked: 0, actuals: 0, targets: 0, rules: ["STR-COLUMN"] },
      },
      {
        about: "20 rows × 16,384 columns, each headed by a year",
        sheets: () => [sheetOf("宽", years(20))],
        outcome: { bound: 19, asked: 0, actuals: 0, targets: 0, rules: ["STR-COLUMN"] },
      },
      {
        about: "16,384 columns in two rows of heads, written once over two columns each",
        sheets: () => [sheetOf("宽", twoRowsOfHeads)],
        outcome: { bound: 18, asked: 0, actuals: 0, targets: 0, rules: ["STR-COLUMN"] },
      },
      {
        about: "10,000 merged cells",
        sheets: () => [
          sheetOf(
            "林",
            {
              rows: 400,
              columns: 200,
              cell: (r, c) => (r === 0 ? head[c % 7] : (r + c) % 3 === 0 ? line(r)[c % 7] : null) ?? null,
            },
            Array.from({ length: 10_000 }, (_, index) => {
              const [top, left] = [1 + 2 * Math.floor(index / 50), 1 + 4 * (index % 50)];
              return { top, bottom: top + 1, left, right: left + 2 };
            }),
          ),
        ],
        outcome: {
          bound: 264,
          asked: 2,
          actuals: 0,
          targets: 0,
          rules: ["STR-COLUMN", "STR-ROW", "STR-TABLE"],
        },
      },
      {
        about: "10,000 merged cells that a damaged file lays over the whole sheet",
        sheets: () => [
          sheetOf(
            "坏",
            { rows: 500, columns: 7, cell: (r, c) => (r === 0 ? head : line(r))[c] ?? null },
            Array.from({ length: 10_000 }, () => ({ top: 1, bottom: 500, left: 1, right: 7 })),
          ),
        ],
        outcome: noTable("坏"),
      },
      {
        about: "formulas that go in circles and have no result",
        sheets: () => [
          sheetOf("环", {
            rows: names.length + 1,
            columns: 7,
            cell: (r, c) => {
              if (r === 0) return head[c] ?? null;
              return c === 3 || c === 4
                ? { formula: c === 3 ? `=E${r + 1}` : `=D${r + 1}` }
                : (line(r - 1)[c] ?? null);
            },
          }),
        ],
        outcome: { bound: 59, asked: 0, actuals: 0, targets: 59, rules: ["TYP-FORMULA"] },
      },
      {
        about: "#REF! in every cell below the heads",
        sheets: () => [
          sheetOf("错", {
            rows: 5000,
            columns: 7,
            cell: (r, c) => (r === 0 ? (head[c] ?? null) : { error: "#REF!" }),
          }),
        ],
        outcome: { bound: 0, asked: 0, actuals: 0, targets: 0, rules: [] },
      },
      {
        about: "#REF! in every cell",
        sheets: () => [sheetOf("错", { rows: 5000, columns: 7, cell: () => ({ error: "#REF!" }) })],
        outcome: noTable("错"),
      },
      {
        about: "a budget of another form mixed into the table, line by line",
        sheets: () => [
          sheetOf("混", {
            rows: 60,
            columns: 7,
            cell: (r, c) => {
              if (r === 0) return head[c] ?? null;
              return (r % 2 === 0 ? [null, `办公费${r}`, "万元", 40, 44, 50, null] : line(r))[c] ?? null;
            },
          }),
        ],
        outcome: { bound: 30, asked: 0, actuals: 60, targets: 30, rules: [] },
      },
      {
        about: "a head word in every cell",
        sheets: () => [
          sheetOf("头", {
            rows: 3_000,
            columns: 12,
            cell: (_, c) => ["指标名称", "2024年实绩", "目标"][c % 3] ?? null,
          }),
        ],
        outcome: { bound: 0, asked: 0, actuals: 0, targets: 0, rules: [] },
      },
      {
        about: "a head word in each of 16,384 columns",
        sheets: () => [
          sheetOf("头", {
            rows: 6,
            columns: 16_384,
            cell: (_, c) => ["指标名称", "单位", "2024年实绩", "目标"][c % 4] ?? null,
          }),
        ],
        outcome: { bound: 0, asked: 0, actuals: 0, targets: 0, rules: [] },
      },
      {
        about: "a year in every cell",
        sheets: () => [sheetOf("年", { rows: 3_000, columns: 12, cell: () => 2024 })],
        outcome: noTable("年"),
      },
      {
        about: "every row a new head",
        sheets: () => [
          sheetOf("头", {
            rows: 20_000,
            columns: 3,
            cell: (_, c) => ["指标名称", "单位", "2024年"][c] ?? null,
          }),
        ],
        outcome: { bound: 0, asked: 0, actuals: 0, targets: 0, rules: [] },
      },
      {
        about: "3,000 tables of one row, each with a title",
        sheets: () => [
          sheetOf("表", {
            rows: 9_000,
            columns: 3,
            cell: (r, c) => {
              if (r % 3 === 0) return c === 0 ? `表${r} 2024年主要指标` : null;
              return (r % 3 === 1 ? ["指标名称", "单位", "2024年"][c] : line(r).slice(1, 4)[c]) ?? null;
            },
          }),
        ],
        outcome: { bound: 59, asked: 0, actuals: 58, targets: 0, rules: ["STR-IMPORTED", "STR-TABLE"] },
      },
      {
        about: "5,000 different numbers for one indicator",
        sheets: () => [
          sheetOf("重", {
            rows: 5001,
            columns: 7,
            cell: (r, c) => (r === 0 ? head[c] : c === 4 ? r : line(0)[c]) ?? null,
          }),
        ],
        outcome: { bound: 5000, asked: 0, actuals: 5001, targets: 1, rules: ["STR-TWICE"] },
      },
    ];

  /** Too many cells to count the looks. */
  const large: readonly { about: string; sheet: () => SheetSnapshot; outcome: Outcome }[] = [
    {
      about: "100,000 rows × 12 columns, one in a thousand an indicator",
      sheet: () =>
        sheetOf("长", {
          rows: 100_000,
          columns: 12,
          cell: (r, c) => (r === 0 ? head : r % 1000 === 1 ? line((r - 1) / 1000) : strange(r))[c] ?? null,
        }),
      outcome: { bound: 100, asked: 0, actuals: 116, targets: 59, rules: ["STR-IMPORTED", "STR-TWICE"] },
    },
    {
      about: "300 rows × 16,384 columns, each headed by a year",
      sheet: () => sheetOf("宽", years(300)),
      outcome: { bound: 299, asked: 0, actuals: 0, targets: 0, rules: ["STR-COLUMN"] },
    },
  ];

  it.each(cases)(
    "$about",
    ({ sheets, period = "2024", outcome }) => {
      const made = sheets();
      const { sheets: seen, looks } = watched(made);
      expect(read(seen, period)).toEqual(outcome);
      expect(looks() / cellsOf(made)).toBeLessThanOrEqual(looksAtACell);
    },
    patience,
  );

  it.each(large)(
    "$about",
    ({ sheet, outcome }) => expect(read([sheet()], "2024")).toEqual(outcome),
    patience,
  );
});

it(
  "5,000 different numbers for one indicator are one thing to put right, named by its first cells",
  () => {
    const sheet = sheetOf("重", {
      rows: 5001,
      columns: 7,
      cell: (r, c) => (r === 0 ? head[c] : c === 4 ? r : line(0)[c]) ?? null,
    });
    const checked = checkSnapshot(plainWorkbook(sheet), { form, period: "2024" });
    const doubled = checked.ok
      ? checked.value.findings.filter(({ rule }) => rule.id === "STR-DUPLICATE")
      : [];
    expect(doubled.map(({ severity, params, cells }) => ({ severity, params, cells }))).toEqual([
      {
        severity: "error",
        params: { count: "5000" },
        cells: Array.from({ length: 20 }, (_, index) => `重!E${index + 2}`),
      },
    ]);
  },
  patience,
);
