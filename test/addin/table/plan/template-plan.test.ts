import { describe, expect, test } from "vitest";
import { bindingNames, figureCellName, signerNames } from "../../../../addin/table/binding/binding-names.ts";
import type { PlannedValidation, SheetPlan } from "../../../../addin/table/layout-plan.ts";
import { planTemplate } from "../../../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import { type FormField, isIndicatorRow } from "../../../../shared/schema/form.ts";
import { actual, cellAt, contextWith, isUnlocked, namedCell, sheetOf, target } from "./sample-figures.ts";

const known = [
  actual("KJ-13", "2023", "93"),
  target("KJ-13", "2024", "atLeast", "70", { unit: "家", text: "不少于70家" }),
  target("KJ-14", "2024", "moreThan", "1500", { commitment: "strive", text: "力争突破1500家", unit: "家" }),
];
const report = sheetOf(planTemplate(yearlyForm, contextWith(known)), "年报表");
const empty = sheetOf(planTemplate(yearlyForm, contextWith([])), "年报表");

const inputFields: FormField[] = [
  "previousActual",
  "targetRequirement",
  "target",
  "actual",
  "nextTargetRequirement",
  "nextTarget",
  "status",
  "dataYear",
  "source",
  "sections",
  "note",
];
const rows = yearlyForm.rows.filter(isIndicatorRow);

/** What a form says of its inputs, written down apart from the plan. */
function shouldBeOpen(code: string, field: FormField): boolean {
  const row = rows.find(({ indicator }) => indicator === code);
  if (!row) return false;
  const isTarget = /target/i.test(field);
  return isTarget ? row.asksTarget : row.entry !== "imported";
}

const validationAt = (sheet: SheetPlan, row: number, column: number): PlannedValidation | undefined =>
  sheet.validations.find(
    ({ range }) => range.top <= row && row <= range.bottom && range.left <= column && column <= range.right,
  );

/** Places where two cells or merges lie over each other; the first cell of a merge belongs to it. */
function placesTakenTwice({ merges, cells }: SheetPlan): string[] {
  const startsMerge = ({ at }: SheetPlan["cells"][number]) =>
    merges.some(({ top, left }) => at.row === top && at.column === left);
  const single = cells
    .filter((cell) => !startsMerge(cell))
    .map(({ at }) => ({ top: at.row, left: at.column, bottom: at.row, right: at.column }));
  const places = [...merges, ...single].flatMap(({ top, left, bottom, right }) =>
    Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from({ length: right - left + 1 }, (__, along) => `${top + down}:${left + along}`),
    ).flat(),
  );
  return places.filter((place, index) => places.indexOf(place) !== index);
}

describe("the template", () => {
  test("takes input in the inputs of each row, in the signers, and nowhere else", () => {
    const open = empty.cells
      .filter((cell) => isUnlocked(empty, cell))
      .map(({ at }) => `${at.row}:${at.column}`);
    const expected = [
      ...rows.flatMap(({ indicator }) =>
        inputFields
          .filter((field) => shouldBeOpen(indicator, field))
          .map((field) => namedCell(empty, figureCellName(indicator, field)).at),
      ),
      ...Object.values(signerNames).map((name) => namedCell(empty, name).at),
    ].map(({ row, column }) => `${row}:${column}`);
    expect(open.toSorted()).toEqual(expected.toSorted());
    expect(empty.protected).toBe(true);
  });

  test("locks what is issued or accepted already", () => {
    const state = (name: string) => {
      const cell = namedCell(report, name);
      return { value: cell.value, open: isUnlocked(report, cell) };
    };
    expect({
      previous: state("ZB_KJ_13_PREVIOUS_ACTUAL"),
      requirement: state("ZB_KJ_13_TARGET_REQUIREMENT"),
      target: state("ZB_KJ_13_TARGET"),
      words: state("ZB_KJ_14_TARGET"),
      next: state("ZB_KJ_13_NEXT_TARGET"),
    }).toEqual({
      previous: { value: 93, open: false },
      requirement: { value: "不少于", open: false },
      target: { value: 70, open: false },
      words: { value: "力争突破1500家", open: false },
      next: { value: null, open: true },
    });
  });

  test("names every input once and in the row and column the name says", () => {
    const names = report.names.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(names.length);
    const rangeOf = new Map(report.names.map(({ name, range }) => [name, range]));
    const figureNames = rows.flatMap(({ indicator }) =>
      inputFields.map((field) => {
        const range = rangeOf.get(figureCellName(indicator, field));
        const column = yearlyForm.columns.findIndex((candidate) => candidate.field === field) + 1;
        expect([range && cellAt(report, range.top, 2).value, range?.left]).toEqual([indicator, column]);
        return figureCellName(indicator, field);
      }),
    );
    expect(names.filter((name) => name.startsWith("ZB_KJ_")).sort()).toEqual(figureNames.sort());
  });

  test("has its column labels in one row, years above and column numbers below", () => {
    const header = yearlyForm.columns.map((_, index) =>
      [5, 6, 7].map((row) => report.cells.find(({ at }) => at.row === row && at.column === index + 1)?.value),
    );
    expect(header.map(([, label]) => label)).toEqual(yearlyForm.columns.map(({ label }) => label));
    expect(header.map(([, , mark]) => mark)).toEqual(yearlyForm.columns.map(({ mark }) => mark));
    expect(header.map(([year]) => year).filter((year) => year)).toEqual(["2023年", "2024年", "2025年"]);
    expect(report.frozen).toEqual({ rows: 7, columns: 4 });
  });

  test("leaves blank what no document says: 表号, 批准(备案)文号, 有效期至", () => {
    const texts = report.cells.filter(({ at }) => at.row <= 4).map(({ value }) => value);
    expect(texts).toEqual(
      expect.arrayContaining([
        "表　　号：",
        "制定机关：",
        "批准(备案)文号：",
        "有效期至：",
        "填报单位：",
        "报告期：",
        "桐乡市（330483）",
        "2024年",
      ]),
    );
    expect(texts.filter((text) => text === null)).toHaveLength(4);
  });

  test("offers the lists of requirements, states, years and sections", () => {
    const optionsOf = (field: FormField) => {
      const { at } = namedCell(empty, figureCellName("KJ-13", field));
      const rule = validationAt(empty, at.row, at.column)?.rule;
      return rule?.kind === "list" ? rule.options : rule?.kind;
    };
    expect(optionsOf("targetRequirement")).toEqual([
      "不少于",
      "超过",
      "不超过",
      "保持",
      "位次不低于",
      "倍数(比基年)",
      "增长(%)",
      "高于同级",
      "文字",
    ]);
    expect(optionsOf("status")).toEqual([
      "预计数",
      "快报数",
      "年报数",
      "核定数",
      "未出数",
      "不适用",
      "未提供",
      "不公开",
    ]);
    expect(optionsOf("dataYear")).toEqual(["2024", "2023", "2022", "2021"]);
    expect(optionsOf("sections")).toEqual(yearlyForm.sections);
    expect(optionsOf("nextTarget")).toBe("decimal");
  });

  test("refuses impossible actuals but lets words pass as targets", () => {
    const errorOf = (name: string) => {
      const { at } = namedCell(empty, name);
      const found = validationAt(empty, at.row, at.column);
      return { rule: found?.rule, style: found?.error?.style };
    };
    expect(errorOf("ZB_KJ_13_ACTUAL")).toEqual({ rule: { kind: "whole", min: "0" }, style: "stop" });
    expect(errorOf("ZB_KJ_04_ACTUAL")).toEqual({
      rule: { kind: "decimal", min: "0", max: "100" },
      style: "stop",
    });
    expect(errorOf("ZB_KJ_13_TARGET")).toEqual({ rule: { kind: "decimal" }, style: "warn" });
  });

  test("says beside each actual its unit, its meaning and what to do without a number, within the format's limits", () => {
    for (const { prompt, error } of report.validations) {
      expect(prompt?.title.length ?? 0).toBeLessThanOrEqual(32);
      expect(prompt?.text.length ?? 0).toBeLessThanOrEqual(255);
      expect(error?.title.length ?? 0).toBeLessThanOrEqual(32);
      expect(error?.text.length ?? 0).toBeLessThanOrEqual(225);
    }
    const { at } = namedCell(empty, "ZB_KJ_13_ACTUAL");
    const prompt = validationAt(empty, at.row, at.column)?.prompt;
    const definition = yearlyForm.indicators.find(({ code }) => code === "KJ-13")?.definition ?? "";
    expect(prompt?.title).toBe("KJ-13 新增高新技术企业数");
    expect(prompt?.text.split("\n")).toEqual([
      "单位：家，填整数，不写单位。",
      definition,
      "没有数时留空，在“数据状态”选未出数、不适用、未提供或不公开，不得填0。",
    ]);
  });

  test("works out a ratio from its base items and leaves it open to one that is known alone", () => {
    const ratio = namedCell(empty, "ZB_KJ_04_ACTUAL");
    const part = namedCell(empty, "ZB_KJ_54_ACTUAL").at.row;
    const whole = namedCell(empty, "ZB_KJ_55_ACTUAL").at.row;
    expect({ ...ratio, open: isUnlocked(empty, ratio) }).toMatchObject({
      value: "",
      formula: `=IF(AND(ISNUMBER(H${part}),ISNUMBER(H${whole})),IF(H${whole}>0,ROUND((H${part}*100)/H${whole},6),""),"")`,
      open: true,
    });
    const typed = planTemplate(yearlyForm, contextWith([actual("KJ-04", "2024", "66.5", { unit: "%" })]));
    const kept = namedCell(sheetOf(typed, "年报表"), "ZB_KJ_04_ACTUAL");
    expect([kept.value, kept.formula]).toEqual([66.5, undefined]);
  });

  test("takes the data year of a ratio from its base items and leaves lagging ones to be chosen", () => {
    const yearOf = (code: string) => namedCell(empty, figureCellName(code, "dataYear"));
    expect([yearOf("KJ-13").value, yearOf("KJ-51").value, yearOf("KJ-01").value]).toEqual([2024, null, ""]);
    const lagged = [actual("KJ-51", "2022", "41"), actual("KJ-52", "2022", "1100")];
    const sheet = sheetOf(planTemplate(yearlyForm, contextWith(lagged)), "年报表");
    const filled = (code: string) =>
      (["previousActual", "dataYear"] as const).map(
        (field) => namedCell(sheet, figureCellName(code, field)).value,
      );
    expect([filled("KJ-51"), filled("KJ-52")]).toEqual([
      [41, 2023],
      [1100, 2023],
    ]);
    expect(filled("KJ-01")).toEqual([3.727273, 2023]);
  });

  test("never makes a formula of text", () => {
    const hostile = '=HYPERLINK("http://example.org","x")';
    const plan = planTemplate(yearlyForm, {
      ...contextWith([
        actual("KJ-13", "2024", "3", { source: hostile, sections: ["+cmd"], note: "@SUM(A1)" }),
        target("KJ-13", "2024", "text", null, { text: hostile }),
      ]),
      org: { id: "x1", code: null, name: hostile },
    });
    const cells = plan.sheets.flatMap((sheet) => sheet.cells);
    expect(cells.filter(({ value }) => value === hostile)).toHaveLength(3);
    expect(cells.filter(({ value, formula }) => formula !== undefined && value === hostile)).toEqual([]);
    expect(cells.filter(({ formula }) => formula?.includes("HYPERLINK"))).toEqual([]);
  });

  test("merges nothing that takes input across the line of the frozen columns", () => {
    const frozen = empty.frozen?.columns ?? 0;
    const straddling = empty.merges.filter(({ left, right }) => left <= frozen && right > frozen);
    const inputs = straddling.filter(({ top, left }) => isUnlocked(empty, cellAt(empty, top, left)));
    expect(inputs).toEqual([]);
  });

  test("has no two cells or merges in one place", () => {
    const { sheets } = planTemplate(yearlyForm, contextWith(known, { rehearsal: true }));
    expect(sheets.map(placesTakenTwice)).toEqual([[], [], [], []]);
  });

  test("finds room for head and foot also on a form of few columns", () => {
    const few: FormField[] = ["number", "code", "name", "unit", "actual", "status"];
    const form = { ...yearlyForm, columns: yearlyForm.columns.filter(({ field }) => few.includes(field)) };
    for (const rehearsal of [false, true]) {
      const sheet = sheetOf(planTemplate(form, contextWith([], { rehearsal })), "年报表");
      expect(placesTakenTwice(sheet)).toEqual([]);
      expect(Math.max(...sheet.merges.map(({ right }) => right))).toBe(few.length);
      expect(namedCell(sheet, "ZB_ORG_NAME").value).toBe("桐乡市（330483）");
      expect(Object.values(signerNames).map((name) => isUnlocked(sheet, namedCell(sheet, name)))).toEqual(
        Object.values(signerNames).map(() => true),
      );
      const invented = sheet.cells.some(({ value }) => String(value).includes("演练（虚构数据）"));
      expect(invented).toBe(rehearsal);
    }
  });

  test("says that the figures of a rehearsal are invented, on the sheet and on paper", () => {
    const sheet = sheetOf(planTemplate(yearlyForm, contextWith([], { rehearsal: true })), "年报表");
    expect(cellAt(sheet, 1, 1).value).toBe("演练（虚构数据）");
    expect(sheet.print?.header).toContain("演练（虚构数据）");
    expect(report.print?.header).toBeUndefined();
  });

  test("asks for the unit where it was made for nobody in particular", () => {
    const sheet = sheetOf(planTemplate(yearlyForm, contextWith([], { org: null })), "年报表");
    const cell = namedCell(sheet, "ZB_ORG_NAME");
    expect([cell.value, isUnlocked(sheet, cell)]).toEqual([null, true]);
  });

  test("prints as a form to sign and seal", () => {
    expect(report.print).toMatchObject({
      orientation: "landscape",
      paper: "A3",
      fitToWidth: true,
      titleRows: { from: 5, to: 7 },
      footer: "&C第 &P 页　共 &N 页&R&8 桐乡市（330483） 2024年　科技创新主要指标年报表第1版",
    });
    const texts = report.cells.map(({ value }) => value);
    expect(texts).toEqual(
      expect.arrayContaining([
        "单位负责人：",
        "统计负责人：",
        "填表人：",
        "联系电话：",
        "报出日期：",
        "填报单位（盖章）",
        "回执号：（尚未上报）",
      ]),
    );
  });

  test("holds in its hidden sheet what it was made for, and room for the receipt", () => {
    const plan = planTemplate(yearlyForm, contextWith([]));
    const sheet = sheetOf(plan, "_zhibao");
    const values = Object.fromEntries(
      Object.values(bindingNames).map((name) => [name, namedCell(sheet, name).value]),
    );
    expect(sheet.visibility).toBe("veryHidden");
    expect(values).toEqual({
      ZB_SCHEMA: "1",
      ZB_TEMPLATE: "sti-yearly@1/330483/2024",
      ZB_FORM: "sti-yearly",
      ZB_FORM_VERSION: "1",
      ZB_ORG: "330483",
      ZB_PERIOD: "2024",
      ZB_ROUND: "2024-annual",
      ZB_RECEIPT: null,
      ZB_RECEIPT_HASH: null,
      ZB_RECEIPT_TIME: null,
      ZB_REVISION: null,
      ZB_ETAG: null,
    });
  });

  test("explains every indicator of the form once, in the form's order", () => {
    const sheet = sheetOf(planTemplate(yearlyForm, contextWith([])), "指标解释");
    const codes = sheet.cells.filter(({ at }) => at.column === 1 && at.row > 2).map(({ value }) => value);
    expect(codes).toEqual(rows.map(({ indicator }) => indicator));
    const row = sheet.cells.filter(({ at }) => at.row === 3).map(({ value }) => value);
    const [first] = yearlyForm.indicators;
    expect(row).toEqual([
      first?.code,
      first?.name,
      first?.unit,
      first?.definition,
      first?.numeratorText,
      first?.denominatorText,
      first?.source,
    ]);
  });

  test("prints what is checked between its figures: the form's own rules, 其中 and ratios", () => {
    const sheet = sheetOf(planTemplate(yearlyForm, contextWith([])), "审核关系");
    const lines = new Map<number, unknown[]>();
    for (const { at, value } of sheet.cells)
      if (at.row > 2) lines.set(at.row, [...(lines.get(at.row) ?? []), value]);
    const printed = [...lines.values()];
    expect(printed.length).toBeGreaterThan(yearlyForm.rules.length);
    expect(printed).toEqual(
      expect.arrayContaining([
        [
          "FORM-04",
          "高新技术企业总数 ≤ 上年 高新技术企业总数 + 新增高新技术企业数",
          "核实性",
          "期末数等于上年末数加新认定、减到期未通过；多出来的请说明口径。",
        ],
        [
          "KJ-32",
          "国家级孵化器(众创空间)总数 ≤ 省级以上孵化器(众创空间)总数",
          "强制性",
          "其中项不大于所属总项。",
        ],
        [
          "KJ-01",
          "全社会R&D经费支出占GDP比重 = 全社会R&D经费支出 ÷ 地区生产总值(GDP) × 100 ± 0.05",
          "强制性",
          "比率由基础数据计算。",
        ],
      ]),
    );
  });

  test("is the same for the same form and context", () => {
    expect(planTemplate(structuredClone(yearlyForm), contextWith(structuredClone(known)))).toEqual(
      planTemplate(yearlyForm, contextWith(known)),
    );
  });
});
