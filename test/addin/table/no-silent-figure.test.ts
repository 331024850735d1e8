import { describe, expect, it } from "vitest";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import { readTable } from "../../../addin/table/read-table.ts";
import type { TableReading } from "../../../addin/table/reading.ts";
import { readingCounts } from "../../../addin/table/reading-counts.ts";
import { smallForm } from "../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "./plain-sheet.ts";

const form = {
  ...smallForm,
  columns: [
    ...smallForm.columns,
    { field: "dataYear", label: "数据年份", mark: "9", width: 8, entry: "typed" } as const,
  ],
};
const header: PlainCell[] = ["代码", "指标名称", "计量单位", "上年实绩", "本年实绩", "下年目标值"];
const institutes: PlainCell[] = [null, "新增研发机构数", "家", 40, 44];

function readSnapshot(workbook: WorkbookSnapshot, period: string | null = "2024"): TableReading {
  const reading = readTable(workbook, { form, ...(period === null ? {} : { period }) });
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}

const read = (rows: PlainCell[][], more: Partial<SheetSnapshot> = {}): TableReading =>
  readSnapshot(plainWorkbook(plainSheet("表", rows, more)));

const brief = (reading: TableReading) =>
  reading.findings.map(({ rule, severity, cells, params }) => [rule.id, severity, cells, params]);

/** Indicator, period, value of the actuals that have one. */
const values = (reading: TableReading) =>
  reading.figures.flatMap(({ figure }) =>
    figure.kind === "actual" && figure.value !== null
      ? [[figure.indicator, figure.period, figure.value]]
      : [],
  );

describe("A1: a number cell that cannot be read", () => {
  it.each([
    ["a date", { value: 45_000, format: "yyyy-mm-dd" }, "date"],
    ["shown in 万 by its format", { value: 85_000, format: '0"."0000' }, "scaled"],
    ["not shown at all", { value: 44, format: ";;;" }, "unshown"],
    ["beyond all digits", 1e25, "outOfRange"],
  ])("%s is an error at its cell, this year's and last year's", (_, cell: PlainCell, problem) => {
    const reading = read([header, [null, "新增研发机构数", "家", cell, cell]]);
    expect(values(reading)).toEqual([]);
    expect(brief(reading)).toEqual([
      ["TYP-CELL", "error", ["表!E2"], { problem }],
      ["TYP-CELL", "error", ["表!D2"], { problem }],
    ]);
  });
});

describe("I01: a table whose title gives it to a part of the unit", () => {
  const under = (title: string, orgNames: string[] = []) => {
    const sheet = plainSheet("表", [[title], header, institutes]);
    const reading = readTable(plainWorkbook(sheet), { form, period: "2024", orgNames });
    if (!reading.ok) throw new Error(reading.error.code);
    return reading.value;
  };

  it.each([
    "桐乡经济开发区2024年科技创新指标",
    "2024年开发区科技创新指标",
    "2024年濮院镇主要指标完成情况表",
    "2024年度乌镇科创集聚区（核心区）指标一览表",
  ])("%s is asked about, and nothing is taken", (title) => {
    const reading = under(title);
    expect([
      values(reading),
      reading.rows.map(({ sureness, suggestions }) => [sureness, suggestions]),
    ]).toEqual([[], [["asked", ["KJ-02"]]]]);
  });

  it("is the whole of a zone that reports itself", () => {
    const own = under("桐乡经济开发区2024年科技创新指标", ["桐乡经济开发区", "桐乡经开区"]);
    expect(values(own)).toContainEqual(["KJ-02", "2024", "44"]);
  });

  it.each([
    "桐乡市2024年科技创新指标",
    "桐乡2024年科技创新主要指标",
    "2024年各镇（街道）创建情况汇总（全市）",
    "景德镇市2024年指标",
  ])("%s is no part", (title) => {
    expect(values(under(title))).toContainEqual(["KJ-02", "2024", "44"]);
  });
});

describe("A3: units stated outside the row", () => {
  const loan: PlainCell[] = [null, "科技贷款余额", null, null, 85_000];

  it("the header's bracket is the unit of its column", () => {
    const named = header.map((text) => (text === "本年实绩" ? "本年实绩（万元）" : text));
    expect(values(read([named, loan]))).toEqual([["KJ-04", "2024", "8.5"]]);
  });

  it.each([
    ["of the unit column", [header.map((text) => (text === "计量单位" ? "单位（万元）" : text))]],
    ["of a caption", [["单位：万元"], header]],
    ["of a caption behind a title", [["主要指标（计量单位：万元）"], header]],
    ["of a caption in two cells", [["计量单位：", "万元"], header]],
  ])("the unit %s is that of rows without one", (_, head: PlainCell[][]) => {
    const reading = read([...head, loan, [null, "新增研发机构数", "家", null, 44]]);
    expect(values(reading)).toEqual([
      ["KJ-04", "2024", "8.5"],
      ["KJ-02", "2024", "44"],
    ]);
    expect(reading.findings).toEqual([]);
  });

  it("a header and a row that state different units are an error, and no value is taken", () => {
    const named = header.map((text) => (text === "本年实绩" ? "本年实绩（万元）" : text));
    const reading = read([named, [null, "科技贷款余额", "亿元", null, 8.5]]);
    expect(values(reading)).toEqual([]);
    expect(brief(reading)).toEqual([["UNIT-STATED", "error", ["表!E2"], { one: "万元", other: "亿元" }]]);
  });

  it("so are a name and its unit column, for a target as well", () => {
    const reading = read([header, [null, "科技贷款余额（万元）", "亿元", null, 8.5, 9]]);
    expect(values(reading)).toEqual([]);
    expect(reading.figures.filter(({ figure }) => figure.kind === "target")).toEqual([]);
    expect(brief(reading).map(([id, , cells]) => [id, cells])).toEqual([
      ["UNIT-STATED", ["表!E2"]],
      ["UNIT-STATED", ["表!F2"]],
    ]);
  });

  it("a number that bears its own unit needs no other", () => {
    const reading = read([["单位：万元"], header, [null, "科技贷款余额", null, null, "8.5亿元"]]);
    expect(values(reading)).toEqual([["KJ-04", "2024", "8.5"]]);
  });

  it.each(["不少于3000", "力争投资不少于3000，争取4000"])(
    "words do not tell what a number without a unit is either: %s",
    (words) => {
      const reading = read([header, [null, "科技贷款余额", null, null, null, words]]);
      expect(reading.figures.filter(({ figure }) => figure.kind === "target")).toEqual([]);
      expect(brief(reading)).toEqual([["UNIT-MISSING", "error", ["表!F2"], { unit: "亿元" }]]);
    },
  );

  it.each([
    ["不少于3000", "0.3", "不少于3000（单位：万元）"],
    [3000, "0.3", "不少于3000万元"],
    ["不少于3000（亿元）", "3000", "不少于3000（亿元）"],
    ["比2020年翻一番", "2", "比2020年翻一番"],
    ["增长10%以上", "10", "增长10%以上"],
    ["清零", "0", "清零"],
  ])("a target %s below 单位：万元 is %s, and its words say so", (cell, number, text) => {
    const reading = read([["单位：万元"], header, [null, "科技贷款余额", null, null, null, cell]]);
    const targets = reading.figures.flatMap(({ figure }) =>
      figure.kind === "target" ? [[figure.target.number, figure.target.text]] : [],
    );
    expect([targets, brief(reading)]).toEqual([[[number, text]], []]);
  });

  it("a multiple, a growth and a place need no unit, nor does a number that bears one", () => {
    const cells: PlainCell[] = ["比2020年翻一番", "增长10%以上", "保持全省第5", "清零", "走在全省前列"];
    for (const cell of [...cells, { value: 9, format: '0.00"亿元"' }]) {
      const reading = read([header, [null, "科技贷款余额", null, null, null, cell]]);
      expect([cell, brief(reading)]).toEqual([cell, []]);
    }
    const required = header.toSpliced(5, 0, "下年目标要求");
    const reading = read([required, [null, "科技贷款余额", null, null, null, "增长(%)", 10]]);
    expect(brief(reading)).toEqual([]);
  });

  it.each([0.85, "不少于0.85"])("a target of %s of a share in % may be 85 %", (cell) => {
    const reading = read([header, [null, "研发投入占比", "%", null, null, cell]]);
    expect(reading.figures.filter(({ figure }) => figure.kind === "target")).toEqual([]);
    expect(brief(reading)).toEqual([["UNIT-PERCENT", "error", ["表!F2"], { unit: "%" }]]);
    for (const sure of [{ value: 0.85, format: "0%" }, "0.85%"]) {
      const taken = read([header, [null, "研发投入占比", "%", null, null, sure]]);
      expect([sure, brief(taken)]).toEqual([sure, []]);
    }
  });

  it("captions that contradict each other are an error", () => {
    const reading = read([["单位：万元"], ["单位：亿元"], header, loan]);
    expect(brief(reading)).toEqual([
      ["UNIT-STATED", "error", ["表!A1", "表!A2"], { one: "万元", other: "亿元" }],
      ["UNIT-MISSING", "error", ["表!E4"], { unit: "亿元" }],
    ]);
  });
});

describe("A4: a header that narrows what it holds", () => {
  it.each(["本年实绩（开发区）", "本年实绩（预计）", "本年实绩（快报）", "预计完成数"])(
    "%s is asked, never read",
    (label) => {
      const reading = read([header.map((text) => (text === "本年实绩" ? label : text)), institutes]);
      expect(values(reading)).toEqual([["KJ-02", "2023", "40"]]);
      expect(reading.findings.map(({ rule, severity, cells }) => [rule.id, severity, cells])).toEqual([
        ["STR-COLUMN", "error", ["表!E1"]],
      ]);
    },
  );

  it.each(["本年实绩（1-9月）", "1-9月实绩"])("%s is read as what it says, never for the year", (label) => {
    const reading = read([header.map((text) => (text === "本年实绩" ? label : text)), institutes]);
    expect(values(reading)).toEqual([["KJ-02", "2023", "40"]]);
    expect(values({ ...reading, figures: reading.otherFigures })).toEqual([["KJ-02", "2024M09", "44"]]);
    expect(brief(reading)).toEqual([
      ["STR-MISSING", "error", [], { field: "actual", periods: "2024年1—9月" }],
    ]);
  });

  it("does not dispute the column of the whole beside it", () => {
    const reading = read([
      [...header, "本年实绩（开发区）"],
      [...institutes, null, 7],
    ]);
    expect(values(reading)).toContainEqual(["KJ-02", "2024", "44"]);
    expect(brief(reading)).toEqual([
      ["STR-COLUMN", "query", ["表!G1"], { field: "actual", qualifier: "开发区", narrows: "unit" }],
    ]);
  });
});

describe("A5: more than one table, and parts of the unit", () => {
  it("tables with different rows of the form are read as one", () => {
    const reading = read([header, institutes, header, [null, "科技贷款余额", "亿元", null, 8.5]]);
    expect(values(reading)).toEqual([
      ["KJ-02", "2024", "44"],
      ["KJ-02", "2023", "40"],
      ["KJ-04", "2024", "8.5"],
    ]);
    expect(brief(reading)).toEqual([]);
  });

  it("a second table with a row of the first is an error, and not read", () => {
    const reading = read([header, institutes, header, [null, "新增研发机构数", "家", 38, 41]]);
    expect(values(reading)).toEqual([
      ["KJ-02", "2024", "44"],
      ["KJ-02", "2023", "40"],
    ]);
    expect(reading.range.bottom).toBe(2);
    expect(brief(reading)).toEqual([["STR-TABLE", "error", ["表!A3"], { read: "1" }]]);
  });

  it("rows under the heading of a part are asked until the next heading", () => {
    const reading = read([
      header,
      [null, "（一）濮院开发区"],
      institutes,
      [null, "全市"],
      [null, "科技贷款余额", "亿元", null, 8.5],
    ]);
    expect(values(reading)).toEqual([["KJ-04", "2024", "8.5"]]);
    expect(brief(reading)).toEqual([
      ["STR-ROW", "query", ["表!A3"], { suggestions: "", code: "", doubt: "part", below: "1" }],
    ]);
  });

  it("the form's own categories are no parts", () => {
    const withCategory = {
      ...form,
      rows: [{ kind: "category", category: "创新平台", label: "三、创新平台" } as const, ...form.rows],
    };
    const workbook = plainWorkbook(plainSheet("表", [header, ["三、创新平台"], institutes]));
    const reading = readTable(workbook, { form: withCategory, period: "2024" });
    expect(reading.ok && values(reading.value)).toEqual([
      ["KJ-02", "2024", "44"],
      ["KJ-02", "2023", "40"],
    ]);
  });
});

describe("A6: rows without a name, and what is hidden", () => {
  const rows: PlainCell[][] = [header, institutes, [null, null, null, null, 45]];

  it("a number beside no name is asked about", () => {
    expect(brief(read(rows))).toEqual([
      ["STR-ROW", "query", ["表!E3"], { suggestions: "", code: "", nameless: "blank" }],
    ]);
  });

  it("of one name merged over two rows neither number is taken", () => {
    const reading = read(rows, { merges: [{ top: 2, left: 2, bottom: 3, right: 2 }] });
    expect(values(reading)).toEqual([]);
    expect(brief(reading)).toEqual([
      ["STR-ROW", "query", ["表!A2"], { suggestions: "KJ-02", code: "", doubt: "several" }],
      ["STR-ROW", "error", ["表!E3"], { suggestions: "", code: "", nameless: "merged" }],
    ]);
  });

  it("hidden values are read and named once", () => {
    const reading = read([header, institutes], { hiddenRows: [2] });
    expect(values(reading)).toHaveLength(2);
    expect(brief(reading)).toEqual([["STR-HIDDEN", "hint", ["表!D2", "表!E2"], {}]]);
  });
});

describe("A7: a formula without a stored result", () => {
  const formula = { value: null, formula: "=A1+1" };

  it("is an error wherever its value would be read", () => {
    const reading = read([header, [null, "新增研发机构数", "家", formula, formula, formula]]);
    expect(values(reading)).toEqual([]);
    expect(brief(reading)).toEqual(
      ["E2", "D2", "F2"].map((at) => ["TYP-FORMULA", "error", [`表!${at}`], {}]),
    );
  });

  it("is no error of a ratio, whose year is that of its base items", () => {
    const reading = read([
      [...header, "数据年份"],
      [null, "研发投入占比", "%", null, formula, null, formula],
      [null, "研发经费", "亿元", null, 30, null, 2023],
      [null, "地区生产总值", "亿元", null, 1000, null, 2023],
    ]);
    expect(values(reading)[0]).toEqual(["KJ-01", "2023", "3"]);
    expect(reading.findings).toEqual([]);
  });
});

describe("A9: head and file agree", () => {
  const names = ["ZB_ORG_NAME", "ZB_PERIOD_SHOWN"].map((name, index) => ({
    name,
    sheet: "年报表",
    range: { top: 2, left: 2 + 2 * index, bottom: 2, right: 2 + 2 * index },
  }));
  const bound = ["ZB_ORG", "ZB_PERIOD"].map((name, index) => ({
    name,
    sheet: "_zhibao",
    range: { top: index + 1, left: 2, bottom: index + 1, right: 2 },
  }));
  const binding = plainSheet(
    "_zhibao",
    [
      ["org", "330483"],
      ["period", "2024"],
    ],
    { visibility: "veryHidden" },
  );
  const template = (org: string, period: string, title = "主要指标年报表", name = "年报表") => ({
    ...plainWorkbook(
      plainSheet(name, [[title], ["填报单位：", org, "报告期：", period], header, institutes]),
      binding,
    ),
    names: [...names, ...bound],
  });

  it("nothing is said where they do", () => {
    const reading = readSnapshot(template("桐乡市（330483）", "2024年"), null);
    expect([reading.org.value, reading.period.value, reading.findings]).toEqual(["330483", "2024", []]);
  });

  it("another unit, another period, and a title of another year are errors", () => {
    const reading = readSnapshot(template("海宁市（330481）", "2023年", "2022年主要指标"), null);
    expect(brief(reading)).toEqual([
      ["STR-HEADING", "error", ["年报表!B2", "_zhibao!B1"], { what: "org" }],
      ["STR-HEADING", "error", ["年报表!D2", "_zhibao!B2"], { what: "period" }],
      ["STR-HEADING", "error", ["年报表!A1", "_zhibao!B2"], { what: "title" }],
    ]);
  });

  it("a sheet the template's names do not point to speaks for itself", () => {
    const reading = readSnapshot(template("海宁市（330481）", "2023年", "指标", "年报表 (2)"), null);
    expect([reading.org.value, reading.period.value]).toEqual(["330481", "2023"]);
  });

  it("a year is taken from a title, not from a sentence about sources", () => {
    const sheet = (line: string) =>
      readSnapshot(plainWorkbook(plainSheet("表", [[line], header, institutes])), null).period.value;
    expect(sheet("桐乡市2020年主要指标")).toBe("2020");
    expect(sheet("根据2022年统计年鉴填写本表")).toBeNull();
  });

  it("a signer too long is an error, not cut in silence", () => {
    const reading = read([header, institutes, [`填表人：${"张".repeat(41)}`]]);
    expect(brief(reading)).toEqual([["TYP-LENGTH", "error", ["表!A3"], {}]]);
  });
});

describe("rows the county does not fill, and ratios", () => {
  it("A10: nothing is read from an imported row, and it is said", () => {
    const rows = form.rows.map((row) =>
      row.kind === "indicator" && row.indicator === "KJ-02" ? { ...row, entry: "imported" as const } : row,
    );
    const workbook = plainWorkbook(plainSheet("表", [header, institutes]));
    const reading = readTable(workbook, { form: { ...form, rows }, period: "2024" });
    if (!reading.ok) throw new Error(reading.error.code);
    expect(reading.value.figures).toEqual([]);
    expect(brief(reading.value)).toEqual([["STR-IMPORTED", "hint", ["表!D2", "表!E2"], {}]]);
  });

  it("A12: a ratio cell that shows something else than its base items give is asked about", () => {
    const ratio = (shown: number) =>
      read([
        header,
        [null, "研发投入占比", "%", null, { value: shown, formula: "=E3/E4*100" }],
        [null, "研发经费", "亿元", null, 30],
        [null, "地区生产总值", "亿元", null, 1000],
      ]).findings.map(({ rule, severity, cells, expected, actual, imbalance }) => [
        [rule.id, severity, cells],
        [expected, actual, imbalance],
      ]);
    expect(ratio(9.99)).toEqual([
      [
        ["RATIO-SHOWN", "query", ["表!E2"]],
        ["3", "9.99", "6.99"],
      ],
    ]);
    expect(ratio(3.05)).toEqual([]);
  });
});

describe("what needs no answer", () => {
  it("a mark the notes explain is a reason without a number, and the rules only ask when there will be one", () => {
    const rows: PlainCell[][] = [
      header,
      [null, "新增研发机构数", "家", 40, "—"],
      ["注：“—”表示数据尚未公布。"],
    ];
    const checked = checkSnapshot(plainWorkbook(plainSheet("表", rows)), {
      form,
      period: "2024",
      org: "330483",
    });
    if (!checked.ok) throw new Error("not read");
    const own = checked.value.findings.filter(({ cells }) => cells.includes("表!E2"));
    expect([checked.value.document.figures[0], own.map(({ rule }) => rule.id)]).toMatchObject([
      { availability: "notYet", value: null, typed: null },
      ["MISSNOTE-REASON"],
    ]);
  });

  it("two columns of sections beside each other stop nothing", () => {
    const rows = [
      [...header, "牵头科室", "责任科室"],
      [...institutes, null, "高新科", "综合科"],
    ];
    expect(brief(read(rows)).map(([id, severity]) => [id, severity])).toEqual([
      ["STR-COLUMN", "hint"],
      ["STR-COLUMN", "hint"],
    ]);
  });

  it("the foot of a table is no row that was left out", () => {
    const rows: PlainCell[][] = [
      header,
      institutes,
      ["单位负责人：", "张三", null, "联系电话", "0573-88880000"],
    ];
    expect(readingCounts(read(rows)).leftOut).toEqual([]);
  });
});

describe("an empty column inserted by hand", () => {
  it.each([2, 3, 5])("before column %i, the table is read as before", (before) => {
    const apart = (row: PlainCell[]) => [...row.slice(0, before), null, ...row.slice(before)];
    expect(values(read([apart(header), apart(institutes)]))).toEqual(values(read([header, institutes])));
  });
});

describe("B04: what stands beside a table says that its numbers are not those of the whole year", () => {
  const said = (rows: PlainCell[][], name = "表") =>
    brief(readSnapshot(plainWorkbook(plainSheet(name, rows)))).filter(([rule]) => rule === "STR-HEADING");
  const table = [header, institutes];

  it.each([
    ["2024年科技指标（截至11月）", [["2024年科技指标（截至11月）"], ...table], "表!A1"],
    ["数据截至2024年11月底", [["2024年科技指标"], [null, "数据截至2024年11月底"], ...table], "表!B2"],
    ["注：以上为1—10月数。", [...table, [], ["注：以上为1—10月数。"]], "表!A4"],
    ["2024年科技指标（预计数）", [["2024年科技指标（预计数）"], ...table], "表!A1"],
  ])("%s is to be explained", (_, rows: PlainCell[][], cell) => {
    expect(said(rows)).toEqual([["STR-HEADING", "query", [cell], { what: "yearPart" }]]);
  });

  it("so is a sheet named after a month", () => {
    expect(said(table, "9月")).toEqual([["STR-HEADING", "query", [], { what: "yearPart" }]]);
    expect(said(table, "12月")).toEqual([]);
  });

  it.each([
    "数据截至2024年12月31日",
    "2024年1—12月科技指标",
    "截至2024年底",
    "数据截至2025年1月5日",
    "请于1月10日前报送",
  ])("%s says nothing against them", (line) => {
    expect(said([[line], ...table])).toEqual([]);
  });
});
