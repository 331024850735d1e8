import fc from "fast-check";
import { expect, it } from "vitest";
import { actualFigure, type Figure, targetFigure } from "../../../shared/schema/figure.ts";
import { finding } from "../../../shared/schema/finding.ts";
import type { FormRule } from "../../../shared/schema/form-rule.ts";
import { submissionDocument } from "../../../shared/schema/submission.ts";
import { requirement } from "../../../shared/schema/target.ts";
import { examine } from "../../../shared/validate/check.ts";
import { withRules } from "../../../shared/validate/form-rules/rules-in-force.ts";
import { heldHistory } from "../../held-history.ts";
import { patience } from "../codec/arbitraries.ts";
import { actual, documentWith, smallForm, target } from "./small-form.ts";

// Replies of the server are parsed as strictly as requests. One finding that does not fit would keep a unit from
// submitting at all, so whatever a document may hold, its findings may be sent.

const rules = [
  "研发经费 * 地区生产总值 * 科技贷款余额 * 研发经费 * 地区生产总值 * 研发投入占比 * 研发投入占比 ≤ 1",
  "研发经费 / 地区生产总值 * (科技贷款余额 / 研发经费) ≈ 研发投入占比 ± 0.05",
  "如果 研发经费 > 1 则 新增研发机构数 ≤ 上年 新增研发机构数 * 上年 新增研发机构数",
].map(
  (text, index): FormRule => ({
    id: `FORM-${index}`,
    version: 1,
    state: "active",
    severity: "query",
    text,
    missing: "skipIfAnyMissing",
    reason: "界限之内",
  }),
);
const form = withRules(smallForm, rules);

const number = fc.constantFrom(
  "0",
  "1",
  "-3.5",
  "30000",
  "999999999999999",
  "99999999999999999999",
  "-99999999999999999999.99999999999999999999",
  "0.00000000000000000001",
  "12345678901234567890.1234567891",
);
const text = fc.oneof(
  number,
  fc.constantFrom("约5", "__proto__", "\ud800", "不少于\u202e5家", "=1+1"),
  fc.constantFrom("家", "九", "2021年", "a|b").map((piece) => piece.repeat(300).slice(0, 300)),
);
const codes = fc.constantFrom(...form.indicators.map(({ code }) => code), "KJ-999");
const scope = fc.constantFrom<Figure["scope"]>(
  { kind: "whole" },
  { kind: "park", name: "__proto__" },
  { kind: "park", name: "园".repeat(60) },
);
const place = fc.record({
  period: fc.constantFrom("2024", "2023", "2022", "2024Q4", "2030"),
  scope,
  cell: fc.constantFrom(null, "表!B2", `${"表".repeat(31)}!ABC1048576`),
  note: fc.constantFrom(null, "", "待定", "注".repeat(500)),
});
const anActual = fc
  .record({
    indicator: codes,
    value: fc.option(number),
    typed: fc.option(fc.record({ text, unit: fc.constantFrom(null, "亿元", "家", "__proto__") })),
    place,
    unit: fc.constantFrom("亿元", "家", "%", "constructor"),
    availability: fc.constantFrom("available", "notYet"),
    obtained: fc.constantFrom("typed", "derived"),
    stage: fc.constantFrom("flash", "annual", "confirmed"),
    sections: fc.constantFrom<string[][]>([], ["科".repeat(40)]),
  })
  .map(({ indicator, value, place, ...rest }) =>
    actualFigure.parse(actual(indicator, value, { ...place, ...rest })),
  );
const aTarget = fc
  .record({
    indicator: codes,
    place,
    asked: fc.record({
      requirement: fc.constantFrom(...requirement.options),
      number: fc.option(number),
      unit: fc.constantFrom(null, "亿元", "万元", "家", "toString"),
      text,
    }),
  })
  .map(({ indicator, place: { period, ...place }, asked }) =>
    targetFigure.parse({ ...target(indicator, period, asked), ...place }),
  );
const odd = fc.array(fc.oneof(anActual, aTarget), { maxLength: 12 });

/** One figure of each indicator for a year as a clerk types it, whatever the numbers, and its target for the next. */
const sound = (period: string) =>
  fc
    .tuple(...form.indicators.map(({ code }) => fc.tuple(fc.constant(code), fc.option(number), text)))
    .map((all) =>
      all.flatMap(([code, value, words]): Figure[] => [
        actual(code, value, { period }),
        target(code, "2025", { requirement: "text", number: null, unit: null, text: words }),
      ]),
    );

it(
  "whatever a document of the schema and the history hold, the findings can be sent",
  () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(sound("2024"), sound("2023"), odd, odd, (own, earlier, oddly, heldOddly) => {
        const document = submissionDocument.parse({ ...documentWith(), figures: [...own, ...oddly] });
        const history = { ...heldHistory([...earlier, ...heldOddly], "2024"), peers: [] };
        for (const phase of ["check", "receive"] as const)
          for (const one of examine({ document, form, history }, { phase }).findings) {
            if (one.outcome === "fail") said.add(one.rule.id);
            expect(finding.safeParse(one).error).toBeUndefined();
          }
      }),
      { numRuns: 300 },
    );
    for (const id of ["TGTFRZ-CHANGED", "STR-DUPLICATE", "UNIT-SLIP", "TYP-NUMBER", "TYP-TARGETWORDS"])
      expect(said).toContain(id);
  },
  patience,
);
