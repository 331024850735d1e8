import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf, readTable } from "../../../addin/table/read-table.ts";
import type { RowMatch, TableReading } from "../../../addin/table/reading.ts";
import { actual, smallForm } from "../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "./plain-sheet.ts";

const header: PlainCell[] = [
  "序号",
  "指标名称",
  "计量单位",
  "上年实绩",
  "本年实绩",
  "下年目标值",
  "数据状态",
  "备注",
];

/** 桐乡市 2024 in a table of the bureau's own: title, unit and period above, no codes. */
function ownTable(...rows: PlainCell[][]) {
  return plainWorkbook(
    plainSheet("指标", [
      ["2024年主要科技创新指标"],
      ["填报单位：桐乡市（330483）", null, null, "报告期：2024年"],
      header,
      ...rows,
      ["单位负责人：张三", null, null, "联系电话", "0573-88880000"],
    ]),
  );
}

function read(
  workbook: ReturnType<typeof ownTable>,
  options: { sheet?: string; period?: string } = {},
): TableReading {
  const reading = readTable(workbook, { form: smallForm, ...options });
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}

/** Findings as rule, severity and cells. */
const brief = (reading: TableReading) =>
  reading.findings.map(({ rule, severity, cells }) => [rule.id, severity, cells]);

const actualsOf = (reading: TableReading) =>
  reading.figures.map(({ figure }) => figure).filter((figure) => figure.kind === "actual");

describe("a plain table with a header row", () => {
  it("is found below its title, with unit, period and signers as stated", () => {
    const reading = read(ownTable([1, "新增研发机构数", "家", 40, 44]));
    expect({ ...reading, figures: [], otherFigures: [], columns: [], rows: [], findings: [] }).toEqual({
      sheet: "指标",
      range: { top: 3, left: 1, bottom: 5, right: 8 },
      headerRow: 3,
      form: { id: "small", version: 1 },
      org: { value: "330483", text: "桐乡市(330483)", cell: "指标!A2" },
      period: { value: "2024", text: "2024年", cell: "指标!D2" },
      unitClaims: [
        { text: "指标", cell: null, from: "sheet" },
        { text: "2024年主要科技创新指标", cell: "指标!A1", from: "title" },
        { text: "桐乡市(330483)", cell: "指标!A2", from: "label" },
        { text: "联系电话", cell: "指标!D5", from: "alone" },
        { text: "0573-88880000", cell: "指标!E5", from: "alone" },
        { text: "家", cell: "指标!C4", from: "column" },
      ],
      source: null,
      signers: {
        unitHead: "张三",
        statisticsHead: null,
        preparer: null,
        phone: "0573-88880000",
        reportDate: null,
      },
      columns: [],
      rows: [],
      figures: [],
      otherFigures: [],
      findings: [],
    });
  });

  it("gives each value with its cell, in the indicator's unit", () => {
    const reading = read(ownTable([1, "科技贷款余额", "万元", "80,000", 85000, null, "快报数", "含园区"]));
    expect(actualsOf(reading)).toEqual([
      actual("KJ-04", "8.5", {
        basis: "pointInTime",
        typed: { text: "85000", unit: "万元" },
        stage: "flash",
        cell: "指标!E4",
        note: "含园区",
      }),
      actual("KJ-04", "8", {
        basis: "pointInTime",
        period: "2023",
        typed: { text: "80,000", unit: "万元" },
        cell: "指标!D4",
      }),
    ]);
    expect(reading.figures[0]?.cells.actual).toBe("指标!E4");
  });

  it("reads a percentage the same whether it is 3.01, 3.01% or 0.0301 shown as 3.01%", () => {
    const shapes: PlainCell[] = [3.01, "3.01%", { value: 0.0301, format: "0.00%" }];
    const values = shapes.map(
      (cell) => actualsOf(read(ownTable([1, "研发投入占比", "%", null, cell])))[0]?.value,
    );
    expect(values).toEqual(["3.01", "3.01", "3.01"]);
  });

  it("computes a ratio from its base items and does not believe a formula's stale result", () => {
    const reading = read(
      ownTable(
        [1, "研发投入占比", "%", null, { value: 9.99, formula: "=E5/E6*100" }],
        [2, "研发经费", "亿元", null, 30],
        [3, "地区生产总值", "亿元", null, 1000],
      ),
    );
    expect(actualsOf(reading)[0]).toMatchObject({ value: "3", obtained: "derived", typed: null });
  });

  it("keeps a ratio typed as a number, for the check to compare", () => {
    const reading = read(
      ownTable(
        [1, "研发投入占比", "%", null, 3.5],
        [2, "研发经费", "亿元", null, 30],
        [3, "地区生产总值", "亿元", null, 1000],
      ),
    );
    expect(actualsOf(reading)[0]).toMatchObject({ value: "3.5", obtained: "typed" });
  });

  it("has an empty current figure beside a filled last year's, so that one never passes for the other", () => {
    const reading = read(ownTable([1, "新增研发机构数", "家", 40, null]));
    expect(actualsOf(reading).map(({ period, value }) => [period, value])).toEqual([
      ["2024", null],
      ["2023", "40"],
    ]);
  });

  it("reads targets as words", () => {
    const reading = read(ownTable([1, "新增研发机构数", "家", null, 44, "力争突破50家"]));
    const targets = reading.figures.map(({ figure }) => figure).filter((figure) => figure.kind === "target");
    expect(targets).toEqual([
      {
        kind: "target",
        indicator: "KJ-02",
        period: "2025",
        scope: { kind: "whole" },
        cell: "指标!F4",
        note: null,
        target: {
          requirement: "moreThan",
          number: "50",
          unit: "家",
          baseYear: null,
          ambition: null,
          peerGroup: null,
          commitment: "strive",
          text: "力争突破50家",
        },
      },
    ]);
  });
});

describe("matching rows", () => {
  it("binds an alias, asks about a similar name and ignores what the form does not know", () => {
    const reading = read(
      ownTable(
        [1, "科技型企业贷款余额", "亿元", null, 8.5],
        [2, "新增市级研发机构数", "家", null, 30],
        [3, "党建活动场次", "场", null, 12],
      ),
    );
    expect(
      reading.rows.slice(0, 3).map(({ name, indicator, how, sureness, suggestions }) => ({
        name,
        indicator,
        how,
        sureness,
        suggestions,
      })),
    ).toEqual([
      { name: "科技型企业贷款余额", indicator: "KJ-04", how: "alias", sureness: "sure", suggestions: [] },
      {
        name: "新增市级研发机构数",
        indicator: null,
        how: "suggestion",
        sureness: "asked",
        suggestions: ["KJ-02", "KJ-03"],
      },
      { name: "党建活动场次", indicator: null, how: "none", sureness: "ignored", suggestions: [] },
    ]);
    expect(reading.findings.map(({ rule, cells, severity }) => [rule.id, cells, severity])).toEqual([
      ["STR-ROW", ["指标!A5"], "query"],
    ]);
  });

  it("asks about a code that stands beside another indicator's name", () => {
    const sheet = plainSheet("表", [
      ["代码", "指标名称", "计量单位", "本年实绩"],
      ["KJ-03", "新增研发机构数", "家", 44],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(reading.rows[0]).toMatchObject({
      indicator: null,
      sureness: "asked",
      suggestions: ["KJ-03", "KJ-02"],
    });
    expect(reading.figures).toEqual([]);
  });

  it("A11: takes the code's word beside another spelling of the name, not beside an unrelated one", () => {
    const sheet = plainSheet("表", [
      ["代码", "指标名称", "计量单位", "本年实绩"],
      ["ｋｊ－０２ ", "新增研发机构", "家", 44],
      ["KJ-03", "技术合同额", "家", 21],
      ["KJ-04", null, "亿元", 8],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(reading.rows.map(({ indicator, how, sureness }) => [indicator, how, sureness])).toEqual([
      ["KJ-02", "code", "sure"],
      [null, "suggestion", "asked"],
      ["KJ-04", "code", "sure"],
    ]);
    expect(brief(reading)).toEqual([["STR-ROW", "error", ["表!A3"]]]);
  });
});

describe("a code beside a name", () => {
  it("C08: is asked about where the name counts a stock and the indicator what is new", () => {
    const sheet = plainSheet("表", [
      ["代码", "指标名称", "计量单位", "本年实绩"],
      ["KJ-02", "研发机构累计总数", "家", 440],
      ["KJ-02", "新增各类研发机构", "家", 44],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(reading.rows.map(({ indicator, sureness }) => [indicator, sureness])).toEqual([
      [null, "asked"],
      ["KJ-02", "sure"],
    ]);
  });
});

describe("B03: data that usually lag", () => {
  const lagging = (year: PlainCell) =>
    read(
      plainWorkbook(
        plainSheet("表", [
          ["代码", "指标名称", "计量单位", "本年实绩", "数据年份"],
          ["KJ-51", "研发经费", "亿元", 30, year],
          ["KJ-02", "新增研发机构数", "家", 44, null],
        ]),
      ),
      { period: "2024" },
    );

  it("are not taken for the round's year while their year is left blank", () => {
    expect(lagging(null).findings.map(({ rule, severity, cells }) => [rule.id, severity, cells])).toEqual([
      ["REQ-YEAR", "error", ["表!E2"]],
    ]);
  });

  it("are of the year that is written, be it the round's", () => {
    for (const year of [2023, 2024]) {
      const reading = lagging(year);
      expect(reading.findings).toEqual([]);
      expect(actualsOf(reading)[0]?.period).toBe(String(year));
    }
  });
});

describe("a report date that is none", () => {
  it("is said to be none, with its cell", () => {
    const workbook = plainWorkbook(
      plainSheet("表", [
        ["指标名称", "计量单位", "本年实绩"],
        ["新增研发机构数", "家", 44],
        ["报出日期：昨天"],
      ]),
    );
    const found = read(workbook, { period: "2024" }).findings;
    expect(found.map(({ rule, cells, actual: text }) => [rule.id, cells, text])).toEqual([
      ["TYP-DATE", ["表!A3"], "昨天"],
    ]);
  });
});

describe("columns", () => {
  it("understands headers that name the year", () => {
    const sheet = plainSheet("表", [
      ["指标名称", "单位", "2023年实绩", "2024年实绩", "2025年目标"],
      ["新增研发机构数", "家", 40, 44, 50],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(reading.columns.map(({ field, how, sureness }) => [field, how, sureness])).toEqual([
      ["name", "label", "sure"],
      ["unit", "alias", "sure"],
      ["previousActual", "year", "sure"],
      ["actual", "year", "sure"],
      ["nextTarget", "year", "sure"],
    ]);
  });

  it("B01: asks about a header that names another year than the sheet, and takes nothing from it", () => {
    const sheet = plainSheet("表", [
      ["指标名称", "单位", "本年实绩（2023年）"],
      ["新增研发机构数", "家", 44],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(reading.columns[2]).toMatchObject({ field: "actual", sureness: "asked" });
    expect(actualsOf(reading).map(({ period, value, typed }) => [period, value, typed])).toEqual([
      ["2024", null, null],
    ]);
    expect(reading.findings.map(({ rule, severity }) => [rule.id, severity])).toEqual([
      ["STR-COLUMN", "error"],
    ]);
  });

  it("says that this year's column is missing, and which header it did not know", () => {
    const sheet = plainSheet("表", [
      ["指标名称", "单位", "上年实绩", "某某列"],
      ["新增研发机构数", "家", 40, 44],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(
      reading.findings.map(({ rule, severity, cells, actual: text }) => [rule.id, severity, cells, text]),
    ).toEqual([["STR-MISSING", "error", ["表!D1"], "某某列"]]);
    expect(actualsOf(reading).map(({ period, value }) => [period, value])).toEqual([
      ["2024", null],
      ["2023", "40"],
    ]);
  });

  it("does not take the column-number row for figures", () => {
    const sheet = plainSheet("表", [
      ["代码", "指标名称", "计量单位", "上年实绩", "本年实绩"],
      ["甲", "乙", "丙", "1", "2"],
      ["KJ-02", "新增研发机构数", "家", 40, 44],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(reading.rows[0]).toMatchObject({ name: "乙", unit: null, sureness: "ignored" });
    expect(reading.findings).toEqual([]);
  });

  it("a year over two columns does not stand over an empty column beside them", () => {
    const rows: PlainCell[][] = [
      ["指标名称", "计量单位", "2024年", null, null],
      [null, null, "目标", "实绩", null],
      ["新增研发机构数", "家", 40, 44, null],
      [null, null, null, null, "填表人：张三"],
    ];
    const reading = read(plainWorkbook(plainSheet("指标", rows)), { period: "2024" });
    expect(reading.columns.map(({ header, sureness }) => [header, sureness])).toEqual([
      ["指标名称", "sure"],
      ["计量单位", "sure"],
      ["2024年目标", "sure"],
      ["2024年实绩", "sure"],
    ]);
    expect(actualsOf(reading).map((one) => one.value)).toEqual(["44"]);
  });

  it("takes neither of two columns that claim to be the same", () => {
    const sheet = plainSheet("表", [
      ["指标名称", "单位", "本年实绩", "完成数"],
      ["新增研发机构数", "家", 44, 45],
    ]);
    const reading = read(plainWorkbook(sheet), { period: "2024" });
    expect(actualsOf(reading).map(({ period, value, typed }) => [period, value, typed])).toEqual([
      ["2024", null, null],
    ]);
    expect(reading.findings).toHaveLength(2);
  });
});

describe("cells that cannot be read", () => {
  it("keeps what was typed and no value", () => {
    const reading = read(ownTable([1, "新增研发机构数", "家", null, "40余"]));
    expect(actualsOf(reading)[0]).toMatchObject({ value: null, typed: { text: "40余", unit: "家" } });
  });

  it("does not convert 家次 to 家", () => {
    const reading = read(ownTable([1, "新增研发机构数", "家次", null, 73]));
    expect(actualsOf(reading)[0]).toMatchObject({ value: null, typed: { text: "73", unit: "家次" } });
  });

  it("points at an unknown 数据状态 and an unreadable target", () => {
    const reading = read(ownTable([1, "新增研发机构数", "家", null, 44, "5?7", "大概"]));
    expect(reading.findings.map(({ rule, cells, actual: text }) => [rule.id, cells, text])).toEqual([
      ["TYP-STATUS", ["指标!G4"], "大概"],
      ["TYP-TARGET", ["指标!F4"], "5?7"],
    ]);
  });
});

describe("workbooks without the one table", () => {
  it("says that there is none", () => {
    const reading = readTable(
      plainWorkbook(
        plainSheet("电话表", [
          ["姓名", "电话"],
          ["张三", "123"],
        ]),
      ),
      { form: smallForm },
    );
    expect(reading).toEqual({ ok: false, error: { code: "no-table", detail: { sheets: "电话表" } } });
  });

  it("says on which hidden sheet it is, and takes that when it is named", () => {
    const hidden = plainSheet("旧表", [
      ["指标名称", "单位", "本年实绩"],
      ["新增研发机构数", "家", 44],
    ]);
    const workbook = plainWorkbook(plainSheet("说明", [["请填旧表"]]), { ...hidden, visibility: "hidden" });
    expect(readTable(workbook, { form: smallForm })).toEqual({
      ok: false,
      error: { code: "table-hidden", detail: { sheet: "旧表" } },
    });
    expect(readTable(workbook, { form: smallForm, sheet: "旧表" }).ok).toBe(true);
  });

  it("does not choose between two, and takes the one that is named", () => {
    const rows: PlainCell[][] = [
      ["指标名称", "单位", "本年实绩"],
      ["新增研发机构数", "家", 44],
    ];
    const workbook = plainWorkbook(plainSheet("甲", rows), plainSheet("乙", rows));
    expect(readTable(workbook, { form: smallForm })).toEqual({
      ok: false,
      error: { code: "several-tables", detail: { sheets: "甲、乙" } },
    });
    expect(read(workbook, { sheet: "乙", period: "2024" }).sheet).toBe("乙");
  });

  it("says which sheets there are when the named one is not", () => {
    expect(readTable(plainWorkbook(plainSheet("甲", [[1]])), { form: smallForm, sheet: "丙" })).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "丙", sheets: "甲" } },
    });
  });

  it("never throws, and loses no value of a bound row in silence, whatever stands in the cells", () => {
    const cell: fc.Arbitrary<PlainCell> = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("指标名称", "本年实绩", "单位", "KJ-02", "2024年实绩", "新增研发机构数", "万元"),
    );
    const value: fc.Arbitrary<PlainCell> = fc.oneof(
      cell,
      fc.integer(),
      fc.record({ value: fc.double(), format: fc.constantFrom("0.0%", "yyyy/m/d", "0,", '0"."00') }),
      fc.constantFrom("40余", "≥50", "8.5亿元", "保持", "1,23"),
    );
    const name = fc.constantFrom(
      "新增研发机构数",
      "科技贷款余额（万元）",
      "研发经费",
      "研发投入占比",
      "投资增速",
    );
    const bound = fc.tuple(name, fc.constantFrom("家", "亿元", "%", null), value, value, value);
    const table = fc
      .array(bound, { minLength: 1, maxLength: 4 })
      .map((rows): PlainCell[][] => [["指标名称", "单位", "上年实绩", "本年实绩", "下年目标值"], ...rows]);
    const anything = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(anything, table), (rows) => {
        const reading = readTable(plainWorkbook(plainSheet("甲", rows)), { form: smallForm, period: "2024" });
        if (!reading.ok) return;
        documentOf(reading.value, { org: "330483", period: "2024" });
        expect(lostCells(reading.value, rows)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** Filled value cells of bound rows that neither became a figure with what was typed nor have a finding. */
function lostCells(
  { columns, rows: matches, figures, findings }: TableReading,
  rows: PlainCell[][],
): string[] {
  const told = new Set([
    ...findings.flatMap(({ cells }) => cells),
    ...figures.flatMap(({ figure }) =>
      figure.kind === "actual" && figure.value === null && figure.typed === null ? [] : [figure.cell ?? ""],
    ),
  ]);
  const valueFields = new Set(["previousActual", "target", "actual", "nextTarget"]);
  const read = columns.filter(({ field, sureness }) => sureness === "sure" && valueFields.has(field ?? ""));
  const cells = matches
    .filter(({ sureness }) => sureness === "sure")
    .flatMap(({ row, table }) =>
      read.flatMap((head) => {
        if (head.table !== table || onDiagonal(matches, table)) return [];
        // of a table read sideways, rows are columns of the sheet
        return sideways(matches, table)
          ? [{ row: head.column, column: row }]
          : [{ row, column: head.column }];
      }),
    );
  return cells
    .filter(({ row, column }) => {
      const cell = rows[row - 1]?.[column - 1] ?? null;
      const value = typeof cell === "object" && cell !== null && "value" in cell ? cell.value : cell;
      return value !== null && String(value).trim() !== "";
    })
    .map(({ row, column }) => `甲!${"ABCDEFGH".charAt(column - 1)}${row}`)
    .filter((reference) => !told.has(reference));
}

/** The names of a table's rows stand in these rows of the sheet, unless the table is read sideways. */
const sideways = (matches: readonly RowMatch[], table: number): boolean =>
  matches.some((match) => match.table === table && Number(/\d+$/.exec(match.cell)?.[0]) !== match.row);

/** A table of one row with its name in B2: nothing tells how it was read. */
const onDiagonal = (matches: readonly RowMatch[], table: number): boolean =>
  matches
    .filter((match) => match.table === table)
    .every(({ cell, row }) => cell.endsWith(`!${"ABCDEFGH".charAt(row - 1)}${row}`));
