import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type CheckReport, checkSnapshot } from "../../../addin/flow/check.ts";
import type { CellRange, CellValue, SheetSnapshot, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import { parseCell } from "../../../addin/table/address.ts";
import { readBoundTable } from "../../../addin/table/binding/read-bound-table.ts";
import { readTable } from "../../../addin/table/read-table.ts";
import { finding } from "../../../shared/schema/finding.ts";
import { submissionDocument } from "../../../shared/schema/submission.ts";
import { smallForm as form } from "../../shared/validate/small-form.ts";
import { plainSheet, plainWorkbook } from "./plain-sheet.ts";

const words = [
  ...["指标名称", "指标", "单位", "计量单位", "序号", "代码", "备注", "一级指标", "二级指标", "科目", "姓名"],
  ...[
    "2024年",
    "2023年",
    "2024年实绩",
    "2025年目标",
    "目标",
    "实绩",
    "1-6月",
    "上半年",
    "累计",
    "全县",
    "本年实绩",
  ],
  ...[
    "单位：万元",
    "单位：亿元",
    "2024年主要指标",
    "（一）开发区",
    "填表人：张三",
    "报告期",
    "填报单位：桐乡市",
  ],
  ...[
    "注：“—”表示未出数",
    "—",
    "…",
    "#",
    "≥6家",
    "1,234",
    "3.01%",
    "4％",
    "KJ-02",
    "KJ-04",
    "家",
    "万元",
    "%",
  ],
  ...form.indicators.flatMap(({ name }) => [name, name.slice(0, 3), `${name}（万元）`]),
];

const word = fc.constantFrom(...words);
/** Longer than any text of the schema, and called as a member of every object is. */
const odd = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "\ud800", "=1+1", "指\u202e标", "1e999"),
  word.map((text) => text.repeat(Math.ceil(600 / text.length))),
  fc.constantFrom("9", "1,", "万", "家").map((text) => text.repeat(400)),
);
const value: fc.Arbitrary<CellValue> = fc.oneof(
  { arbitrary: word, weight: 6 },
  odd,
  { arbitrary: fc.constant(null), weight: 3 },
  { arbitrary: fc.integer({ min: -10, max: 2100 }), weight: 3 },
  fc.double(),
  fc.boolean(),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom({ error: "#REF!" }, { error: "#DIV/0!" }),
);
const formula = fc.oneof(
  { arbitrary: fc.constant(null), weight: 9 },
  fc.constantFrom("=A1", "=B2/C2", "=#REF!"),
);
const format = fc.oneof(
  { arbitrary: fc.constant("General"), weight: 6 },
  fc.constantFrom("0.00%", "yyyy-mm-dd", "#,##0", '0"."0000', "@", ""),
  fc.string({ maxLength: 8 }),
);
const place = fc.integer({ min: 1, max: 30 });
const range: fc.Arbitrary<CellRange> = fc
  .record({ top: place, left: place, down: fc.nat(4), across: fc.nat(4) })
  .map(({ top, left, down, across }) => ({ top, left, bottom: top + down, right: left + across }));

const gridOf = <T>(cell: fc.Arbitrary<T>, rows: number, columns: number): fc.Arbitrary<T[][]> =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

const sheet = (name: string): fc.Arbitrary<SheetSnapshot> =>
  fc.tuple(fc.nat(12), fc.nat(8)).chain(([rows, columns]) =>
    fc.record({
      name: fc.constant(name),
      visibility: fc.constantFrom("visible", "visible", "hidden", "veryHidden"),
      origin: fc.record({ row: fc.integer({ min: 1, max: 20 }), column: fc.integer({ min: 1, max: 20 }) }),
      values: gridOf(value, rows, columns),
      formulas: gridOf(formula, rows, columns),
      formats: gridOf(format, rows, columns),
      merges: fc.array(range, { maxLength: 4 }),
      hiddenRows: fc.array(place, { maxLength: 4 }),
      hiddenColumns: fc.array(place, { maxLength: 4 }),
      struck: fc.array(fc.record({ row: place, column: place }), { maxLength: 3 }),
      protected: fc.boolean(),
    }),
  );

const workbook: fc.Arbitrary<WorkbookSnapshot> = fc.record({
  sheets: fc.tuple(sheet("表"), sheet("指标库!2024"), sheet("_zhibao")),
  names: fc.array(
    fc.record({
      name: fc.constantFrom("ZB_ORG", "ZB_PERIOD", "zb_org_name", "ZB_REPORT_DATE", "_x"),
      sheet: fc.constantFrom("表", "指标库!2024", "_zhibao", "别处"),
      range,
    }),
    { maxLength: 4 },
  ),
  epoch: fc.constantFrom(1900, 1904),
  activeSheet: fc.constant("表"),
});

const findings = z.array(finding);
function expectSendable(report: CheckReport): void {
  expect(submissionDocument.safeParse(report.document).error).toBeUndefined();
  expect(findings.safeParse(report.findings).error).toBeUndefined();
}

describe("whatever a workbook holds", () => {
  it("reading and checking it gives a document and findings that can be sent, or a refusal, and never throws", () => {
    fc.assert(
      fc.property(workbook, fc.constantFrom(null, "2024", "2024Q1"), (snapshot, period) => {
        const given = { form, ...(period === null ? {} : { period }) };
        const reading = readBoundTable(snapshot, given);
        const checked = checkSnapshot(snapshot, given);
        if (checked.ok) expectSendable(checked.value);
        // what cannot be read cannot be checked, and the reason is the same
        expect(!checked.ok && "kind" in checked.error && checked.error.kind === "reading").toBe(!reading.ok);
      }),
      { numRuns: 400 },
    );
  });

  it("so it is of a table that is the form's, whatever stands in its cells", () => {
    const columns = ["指标名称", ...form.columns.slice(2).map(({ label }) => label)];
    const row = (name: string) =>
      fc
        .array(value, { minLength: columns.length - 1, maxLength: columns.length - 1 })
        .map((cells) => [name, ...cells]);
    const foot = fc.tuple(
      ...["填报单位", "单位负责人", "统计负责人", "填表人", "联系电话", "报出日期"].map((label) =>
        value.map((said): CellValue[] => [label, said]),
      ),
    );
    let read = 0;
    const rows = fc.tuple(...form.indicators.map(({ name }) => row(name)));
    fc.assert(
      fc.property(rows, foot, (body, below) => {
        const sheet = plainSheet("年报!表", [["2024年科技创新指标"], columns, ...body, ...below]);
        const checked = checkSnapshot(plainWorkbook(sheet), { form, period: "2024" });
        // heads among the values may make another table of it, which is refused
        if (!checked.ok) return;
        expectSendable(checked.value);
        read += 1;
      }),
      { numRuns: 150 },
    );
    expect(read).toBeGreaterThan(40);
  });
});

/** A table of its own layout: 指标名称 | 计量单位 | 2023年实绩 | 2024年实绩 | 2025年目标, each indicator once. */
type Line = [name: string, unit: string, before: number, now: number, target: number];

const typed = form.indicators.filter(({ derive }) => derive === null);
const number = fc.integer({ min: 1, max: 99_999 });
const lines: fc.Arbitrary<Line[]> = fc
  .shuffledSubarray(typed, { minLength: 2 })
  .chain((indicators) =>
    fc.tuple(
      ...indicators.map(({ name, unit }) =>
        fc.tuple(fc.constant(name), fc.constant(unit), number, number, number),
      ),
    ),
  );
const head = ["指标名称", "计量单位", "2023年实绩", "2024年实绩", "2025年目标"];
const tableOf = (body: readonly Line[]): CellValue[][] => [head, ...body];

/** The figures by what they are, and their cells; `rules` are those of the findings. */
function figuresOf(rows: CellValue[][], more: Partial<SheetSnapshot> = {}) {
  const reading = readTable(plainWorkbook(plainSheet("表", rows, more)), { form, period: "2024" });
  if (!reading.ok) throw new Error(reading.error.code);
  const { figures, findings } = reading.value;
  const all = figures.map(({ figure }) => figure);
  const plain = all.map(({ cell: _, ...figure }) => figure);
  const keyOf = ({ indicator, kind, period }: (typeof plain)[number]) => `${indicator} ${kind} ${period}`;
  return {
    figures: plain.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    cells: new Map(all.map((figure) => [keyOf(figure), parseCell(figure.cell ?? "")?.address])),
    rules: findings.map(({ rule, severity }) => [rule.id, severity]),
  };
}

describe("a plain table gives the same figures", () => {
  it("all of them, each from its own cell", () => {
    fc.assert(
      fc.property(lines, (body) => {
        const { cells, rules } = figuresOf(tableOf(body));
        const expected = body.flatMap(([name], index) => {
          const code = typed.find((indicator) => indicator.name === name)?.code;
          return ["actual 2023", "actual 2024", "target 2025"].map(
            (what, place) => [`${code} ${what}`, { row: index + 2, column: place + 3 }] as const,
          );
        });
        expect(cells).toEqual(new Map(expected));
        expect(rules).toEqual([]);
      }),
    );
  });

  it("wherever it stands: moved on the sheet, with blank rows and columns read around it", () => {
    const blank = fc.record({ above: fc.nat(5), left: fc.nat(5), below: fc.nat(3), right: fc.nat(3) });
    const origin = fc.record({
      row: fc.integer({ min: 1, max: 500 }),
      column: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(lines, blank, origin, (body, { above, left, below, right }, at) => {
        const width = left + head.length + right;
        const blanks = (count: number) =>
          Array.from({ length: count }, () => Array.from({ length: width }, () => null));
        const beside = (count: number) => Array.from({ length: count }, () => null);
        const table = tableOf(body).map((row) => [...beside(left), ...row, ...beside(right)]);
        const still = figuresOf(tableOf(body));
        const moved = figuresOf([...blanks(above), ...table, ...blanks(below)], { origin: at });
        expect({ figures: moved.figures, rules: moved.rules }).toEqual({
          figures: still.figures,
          rules: still.rules,
        });
        const shifted = [...still.cells].map(([key, cell]) => [
          key,
          cell && { row: cell.row + above + at.row - 1, column: cell.column + left + at.column - 1 },
        ]);
        expect([...moved.cells]).toEqual(shifted);
      }),
    );
  });

  it("with a column at its right that says something else", () => {
    const label = fc.constantFrom(
      "备注",
      "责任科室",
      "同比增长",
      "经济开发区",
      "联系电话",
      "完成情况说明",
      "",
    );
    const said = fc.constantFrom<CellValue[]>(null, "统计局", "见附件", "12.5%", 7, "0573-88880000");
    fc.assert(
      fc.property(lines, label, fc.array(said, { minLength: 8, maxLength: 8 }), (body, text, notes) => {
        const wider = tableOf(body).map((row, index) => [
          ...row,
          index === 0 ? text : (notes[index] ?? null),
        ]);
        expect(figuresOf(wider).figures.map(withoutSaid)).toEqual(
          figuresOf(tableOf(body)).figures.map(withoutSaid),
        );
      }),
    );
  });

  it("in whatever order its rows stand", () => {
    const shuffled = lines.chain((body) =>
      fc.tuple(fc.constant(body), fc.shuffledSubarray(body, { minLength: body.length })),
    );
    fc.assert(
      fc.property(shuffled, ([body, other]) => {
        expect(figuresOf(tableOf(other)).figures).toEqual(figuresOf(tableOf(body)).figures);
      }),
    );
  });

  it("with rows and columns exchanged", () => {
    fc.assert(
      fc.property(lines, (body) => {
        const rows = tableOf(body);
        const exchanged = head.map((_, column) => rows.map((row) => row[column] ?? null));
        expect(figuresOf(exchanged).figures).toEqual(figuresOf(rows).figures);
      }),
    );
  });

  it("with a hidden row or column of numbers, and a hint", () => {
    const hidden = fc.oneof(
      fc.constantFrom(3, 4, 5).map((column) => ({ hiddenColumns: [column] })),
      fc.constantFrom(2, 3).map((row) => ({ hiddenRows: [row] })),
    );
    fc.assert(
      fc.property(lines, hidden, (body, more) => {
        const { figures, rules } = figuresOf(tableOf(body), more);
        expect({ figures, rules }).toEqual({
          figures: figuresOf(tableOf(body)).figures,
          rules: [["STR-HIDDEN", "hint"]],
        });
      }),
    );
  });
});

/** Source, sections and note are the only things another column may add. */
const withoutSaid = <F extends object>(figure: F): F => ({
  ...figure,
  source: null,
  sections: [],
  note: null,
});
