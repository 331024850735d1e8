import fc from "fast-check";
import { expect, it } from "vitest";
import { isSameFigure, readerOf } from "../../../../addin/table/fill/known-and-read.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import { canonicalJson } from "../../../../shared/codec/canonical-json.ts";
import type { Figure } from "../../../../shared/schema/figure.ts";
import type { Form } from "../../../../shared/schema/form.ts";
import { plainSheet, plainWorkbook } from "../plain-sheet.ts";
import { definitionOf, filled, knownActual, knownTarget, planOf } from "./known-figures.ts";

/** Counts, amounts and shares, with the ways offices write their units. */
const units: Readonly<Record<string, readonly string[]>> = {
  "KJ-13": ["家", "个", ""],
  "KJ-14": ["家", ""],
  "KJ-40": ["亿元", "万元", "元", ""],
  "KJ-42": ["亿元", "万元", ""],
  "KJ-11": ["万元", "亿元", "千元", ""],
  "KJ-03": ["%", "百分比", ""],
  "KJ-18": ["%", ""],
};

/** So few rows that reading takes no time. */
const form: Form = {
  ...yearlyForm,
  rows: yearlyForm.rows.filter((row) => row.kind === "indicator" && row.indicator in units),
  indicators: yearlyForm.indicators.filter(({ code }) => code in units),
};

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([number, digits]) => String(number / 10 ** digits));
const words = fc.constantFrom("不少于", "超过", "力争突破", "确保达到", "保持");
const format = fc.constantFrom("General", "0", "0.00", "#,##0", "0.00%", "0%", "@", "yyyy-mm-dd", '0.0,"千"');
const head = fc.constantFrom("2023年实绩", "2023年实绩（万元）", "2023年实绩(亿元)", "上年实绩");

const line = fc.record({
  code: fc.constantFrom(...Object.keys(units)),
  unit: fc.nat(3),
  value: decimal,
  formats: fc.tuple(format, format),
  word: words,
  goal: decimal,
  /** Something stands in the cell of last year. */
  there: fc.option(fc.constantFrom(1, "12", "—", "见附件"), { nil: null, freq: 4 }),
});

const table = fc.record({
  lines: fc.uniqueArray(line, { selector: ({ code }) => code, minLength: 1, maxLength: 7 }),
  head,
  requirement: fc.boolean(),
  caption: fc.constantFrom("", "单位：亿元", "单位：万元"),
});

it("whatever units, formats and heads a table has: what is filled in is read as what was known, and nothing else changes", () => {
  let filledIn = 0;
  fc.assert(
    fc.property(table, ({ lines, head: last, requirement, caption }) => {
      const snapshot = plainWorkbook(
        plainSheet("台账", [
          ["2024年科技创新指标台账", caption],
          ["指标名称", "计量单位", last, ...(requirement ? ["本年目标要求"] : []), "本年目标值", "本年实绩"],
          ...lines.map(({ code, unit, formats, there }) => [
            definitionOf(code).name,
            units[code]?.[unit] ?? definitionOf(code).unit,
            { value: there, format: formats[0] },
            ...(requirement ? [null] : []),
            { value: null, format: formats[1] },
            null,
          ]),
        ]),
      );
      const known = lines.flatMap(({ code, value, word, goal }): Figure[] => [
        knownActual(code, "2023", value),
        knownTarget(code, "2024", `${word}${goal}${definitionOf(code).unit}`),
      ]);
      const { plan, read } = planOf(snapshot, { known, form });
      const [before, after] = [read(snapshot), read(filled(snapshot, plan))];
      const at = readerOf(after);
      for (const { figure, cell } of plan.proposals) {
        const found = at(figure, cell);
        expect(found !== undefined && isSameFigure(figure, found)).toBe(true);
      }
      const cells = new Set(plan.proposals.map(({ cell }) => cell));
      const others = after.figures.filter(({ figure }) => figure.cell === null || !cells.has(figure.cell));
      expect(others.map(({ figure }) => canonicalJson(figure)).sort()).toEqual(
        before.figures.map(({ figure }) => canonicalJson(figure)).sort(),
      );
      expect(plan.proposals.length + plan.left.length).toBe(known.length);
      filledIn += plan.proposals.length;
    }),
    { numRuns: 60 },
  );
  expect(filledIn).toBeGreaterThan(100);
});
