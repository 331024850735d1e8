import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  describeTarget,
  parseTarget,
  parseTargets,
  saysWhatItAsks,
  type TargetContext,
  targetFromCells,
  targetToCells,
} from "../../../shared/codec/target.ts";
import { convert } from "../../../shared/codec/unit.ts";
import { multipliers, scaledUnitNames, unitFamilies } from "../../../shared/codec/unit-families.ts";
import { requirement, type Target } from "../../../shared/schema/target.ts";
import { readCsv } from "../catalogue/read-csv.ts";
import { anyText, countText, decimalText, jiaxing, judgedStructure, patience } from "./arbitraries.ts";

type Cells = Omit<Parameters<typeof targetFromCells>[0], "canonicalUnit">;

/** As a workbook is read, for an indicator of that unit. */
function read(cells: Cells, canonicalUnit: string, context: TargetContext = {}): Target | null {
  const found = targetFromCells({ ...cells, canonicalUnit }, context);
  return found.ok ? found.value : null;
}

function mustRead(cells: Cells, canonicalUnit: string, context: TargetContext = {}): Target {
  const found = read(cells, canonicalUnit, context);
  if (found === null) throw new Error(`${JSON.stringify(cells)} is no target`);
  return found;
}

/** Every way a client could send another demand under the same words. */
function altered(target: Target): Target[] {
  const otherNumber = target.number === "7" ? "8" : "7";
  const requirements = requirement.options.filter((one) => one !== target.requirement && one !== "text");
  return [
    ...requirements.map((one) => ({ ...target, requirement: one })),
    { ...target, number: otherNumber },
    { ...target, unit: target.unit === "户次" ? "亩" : "户次" },
    { ...target, baseYear: target.baseYear === 2001 ? 2002 : 2001 },
    { ...target, ambition: { kind: "number", number: "123456.5" } },
    { ...target, peerGroup: { text: "长三角", division: null } },
    { ...target, commitment: target.commitment === "ensure" ? "strive" : "ensure" },
  ];
}

describe("what stands in the cells is what their target asks, and no other demand passes under the same words", () => {
  test.each([
    ["不少于", 70, "家", "家", "不少于70家"],
    [null, "不少于70家", "家", "家", "不少于70家"],
    ["超过", "70家", "家", "家", "超过70家"],
    ["不超过", "70家", "家", "家", "不超过70家"],
    [null, "力争突破1500家", "家", "家", "力争突破1500家"],
    ["不少于", 3000, "万元", "亿元", "不少于3000万元"],
    ["不少于", "3500万元", "亿元", "亿元", "3500万元"],
    [null, "力争投资不少于3000", "万元", "亿元", "力争投资不少于3000（单位：万元）"],
    [null, "确保3000以上，力争4000", "万元", "亿元", "确保3000以上，力争4000（单位：万元）"],
    [null, "不少于0.3（单位：亿元）", "万元", "万元", "不少于0.3（单位：亿元）"],
    [null, "不少于3000（万元）", "亿元", "亿元", "不少于3000（万元）"],
    [null, "不少于70", "名", "人", "不少于70"],
    [null, "不少于3000", "台(套)", "万台", "不少于3000（单位：台(套)）"],
    ["不少于", "41件", "件/万人", "件/万人", "41件"],
    ["保持", "85%以上", "%", "%", "保持85%以上"],
    ["保持", "85以上", "%", "%", "保持85以上"],
    ["位次不低于", 5, "位", "分", "前5位"],
    [null, "保持全省第5，力争进位", "分", "分", "保持全省第5，力争进位"],
    ["倍数(比基年)", "比2019年翻一番", "亿元", "亿元", "比2019年翻一番"],
    ["倍数(比基年)", "2倍", "亿元", "亿元", "为基年的2倍"],
    [null, "为2019年的1.50倍", "亿元", "亿元", "为2019年的1.50倍"],
    ["增长(%)", 10, "亿元", "亿元", "增长10%以上"],
    [null, "比2019年增长10%以上", "万元", "亿元", "比2019年增长10%以上"],
    ["高于同级", "全市", "%", "%", "高于全市平均"],
    ["高于同级", null, "%", "%", "高于同级"],
    [null, "高于全市平均", "%", "%", "高于全市平均"],
    [null, "实现零突破", "家", "家", "实现零突破"],
    [null, "全覆盖", "%", "%", "全覆盖"],
    [null, "清零", "家", "家", "清零"],
  ] as const)("%s | %s in %s, of an indicator in %s: %s", (label, value, unit, canonical, text) => {
    const target = mustRead({ requirement: label, value, unit }, canonical);
    expect([target.text, saysWhatItAsks(target, canonical, {})]).toEqual([text, true]);
    for (const other of altered(target))
      expect([other, saysWhatItAsks(other, canonical, {})]).toEqual([other, false]);
  });

  test("3.01 % typed as 0.0301 under a percent format", () => {
    const target = mustRead({ requirement: null, value: 0.0301, format: "0.00%", unit: "%" }, "%");
    expect([target.number, saysWhatItAsks(target, "%", {})]).toEqual(["3.01", true]);
  });

  test("增长15% is the value of an indicator that is a growth rate, and a bare number a ceiling where less is better", () => {
    const growth = mustRead({ requirement: null, value: "增长15%以上", unit: "%" }, "%", { growth: true });
    expect(saysWhatItAsks(growth, "%", { growth: true })).toBe(true);
    expect(saysWhatItAsks(growth, "%", {})).toBe(false);
    const ceiling = mustRead({ requirement: null, value: "10家", unit: "家" }, "家", { better: "down" });
    expect(saysWhatItAsks(ceiling, "家", { better: "down" })).toBe(true);
    expect(saysWhatItAsks(ceiling, "家", { better: "up" })).toBe(false);
  });

  test("the number is in the indicator's unit, or it is another one to all who read it", () => {
    const target = mustRead({ requirement: "不少于", value: "3000万元", unit: null }, "亿元");
    expect(saysWhatItAsks({ ...target, number: "3000", unit: "万元" }, "亿元", {})).toBe(false);
    expect(
      saysWhatItAsks({ ...target, number: "300", unit: "0万元", text: "不少于3000万元" }, "亿元", {}),
    ).toBe(false);
  });
});

test("what is kept as words has no number, whatever they say", () => {
  for (const words of [
    "走在全省前列",
    "20家左右",
    "70-80家",
    "分别达到90%和70%",
    "基本实现全覆盖",
    "不少于70家",
  ]) {
    const target = mustRead({ requirement: "文字", value: words, unit: "家" }, "家");
    expect([target.number, saysWhatItAsks(target, "家", {})]).toEqual([null, true]);
    expect(saysWhatItAsks({ ...target, number: "500" }, "家", {})).toBe(false);
    expect(saysWhatItAsks({ ...target, requirement: "atLeast", number: "500", unit: "家" }, "家", {})).toBe(
      false,
    );
  }
});

test("words of several numbers ask none of one indicator: 分别 does not say which is whose", () => {
  const both = parseTargets("开展率和设置率分别达到90%和70%");
  if (!both.ok) throw new Error(both.error.code);
  expect(both.value.map((target) => saysWhatItAsks(target, "%", {}))).toEqual([false, false]);
});

test("every target of the five documents says what it asks in its own unit, and nothing else", () => {
  const targets = readCsv("figures.csv")
    .filter(({ kind }) => kind?.includes("target"))
    .flatMap(({ quote = "" }) => {
      const found = parseTarget(quote, jiaxing);
      return found.ok ? [found.value] : [];
    });
  expect(targets.length).toBeGreaterThan(130);
  for (const target of targets) {
    const unit = target.requirement === "rankWithin" ? "分" : (target.unit ?? "");
    expect([target, saysWhatItAsks(target, unit, jiaxing)]).toEqual([target, true]);
    if (target.number !== null)
      expect(saysWhatItAsks({ ...target, number: "123456.5" }, unit, jiaxing)).toBe(false);
  }
});

/** A known unit, and another one of its family or itself: 万元 and 亿元, 名 and 千人, 件/万人 and 家/万家. */
const unitPair = (): fc.Arbitrary<readonly [own: string, canonical: string]> => {
  const scales = ["", ...Object.keys(multipliers)];
  const family = fc.constantFrom(
    ...unitFamilies.map(([first = "", ...names]) => [
      ...[first, ...names].flatMap((name) => scales.map((scale) => scale + name)),
      ...scaledUnitNames.flatMap(([name, of]) => (of === first ? [name] : [])),
    ]),
    ["件/万人", "件/人", "千件/万人"],
    ["家/万家", "家/家"],
    ["标准箱"],
    [""],
  );
  return family.chain((names) => fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)));
};

/** Words without a unit of their own around one number, as clerks write them. */
const wording = (): fc.Arbitrary<(number: string) => string> =>
  fc.constantFrom<((number: string) => string)[]>(
    (number) => number,
    (number) => `不少于${number}`,
    (number) => `力争投资不少于${number}`,
    (number) => `确保${number}以上，力争${number}9`,
    (number) => `突破${number}`,
    (number) => `控制在${number}以内`,
    (number) => `保持${number}`,
    (number) => `增长${number}%以上`,
    (number) => `比2019年增长${number}%，力争进位`,
    (number) => `保持全省第${number}，力争进位`,
    (number) => `为2020年的${number}倍`,
    (number) => `${number}左右`,
  );

const label = () =>
  fc.oneof(
    fc.constant(null),
    fc.constantFrom("不少于", "超过", "不超过", "保持", "位次不低于", "倍数", "增长", "高于同级", "文字"),
  );
const direction = () => fc.constantFrom("up" as const, "down" as const, "none" as const);

test(
  "whatever words, in whatever unit of the indicator's family: what is read from them says what it asks, and no other number does",
  () => {
    let judged = 0;
    const words = fc.oneof(
      fc.tuple(wording(), fc.oneof(countText(), decimalText())).map(([word, number]) => word(number)),
      judgedStructure().map((structure) => describeTarget({ ...structure, text: "?" })),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      anyText(),
    );
    const format = fc.constantFrom("General", "0.00%", "#,##0", '0"万元"');
    fc.assert(
      fc.property(
        fc.tuple(label(), words, format, unitPair()),
        direction(),
        fc.boolean(),
        ([requirement, value, format, [own, canonical]], better, growth) => {
          const context = { better, growth };
          const target = read({ requirement, value, format, unit: own }, canonical, {
            ...context,
            year: 2025,
          });
          if (target === null) return;
          expect([target, saysWhatItAsks(target, canonical, context)]).toEqual([target, true]);
          if (target.number === null) return;
          judged += 1;
          for (const other of altered(target))
            expect([other, saysWhatItAsks(other, canonical, context)]).toEqual([other, false]);
          const cells = { ...targetToCells(target, { ...context, unit: canonical }), unit: canonical };
          expect(read(cells, canonical, context)).toEqual(target);
        },
      ),
      { numRuns: 4000 },
    );
    expect(judged).toBeGreaterThan(800);
  },
  patience,
);

test("words stored without the unit they were read in are not written into another unit's column", () => {
  const target = mustRead({ requirement: null, value: "力争投资不少于3000", unit: "万元" }, "亿元");
  const stored = { ...target, text: "力争投资不少于3000" };
  const cells = targetToCells(stored, { unit: "亿元" });
  expect(cells).toEqual({ requirement: "不少于", value: "力争不少于0.3亿元" });
  expect(read({ ...cells, unit: "亿元" }, "亿元")?.number).toBe("0.3");
});

test("a unit of the row that the words repeat or replace is converted once", () => {
  for (const words of [
    "不少于3000万元",
    "不少于3000（万元）",
    "不少于3000（单位：万元）",
    "不少于3000，单位：万元",
  ])
    for (const unit of ["万元", "亿元", "元"])
      expect([words, unit, read({ requirement: null, value: words, unit }, "亿元")?.number]).toEqual([
        words,
        unit,
        "0.3",
      ]);
  expect(convert("3000", "万元", "亿元")).toEqual({ ok: true, value: "0.3" });
});
