import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluateRule } from "../../../../shared/validate/form-rules/evaluate-rule.ts";
import { figurePrinter } from "../../../../shared/validate/form-rules/form-rules.ts";
import { parseRule } from "../../../../shared/validate/form-rules/parse-rule.ts";
import { printRule } from "../../../../shared/validate/form-rules/print-rule.ts";
import { ruleNames } from "../../../../shared/validate/form-rules/rule-names.ts";
import type {
  RuleAmount,
  RuleComparison,
  RuleReference,
  RuleTree,
} from "../../../../shared/validate/form-rules/rule-tree.ts";
import { smallForm } from "../small-form.ts";

const names = ruleNames(smallForm);
const print = figurePrinter(smallForm);

const reference: fc.Arbitrary<RuleReference> = fc.record({
  indicator: fc.constantFrom(...smallForm.indicators.map(({ code }) => code)),
  of: fc.constantFrom("actual", "lastYear", "lastPeriod", "target", "nextTarget"),
});
const number = fc
  .constantFrom("0", "1", "0.05", "100", "3117.3")
  .map((value): RuleAmount => ({ kind: "number", value }));
const { amount } = fc.letrec<{ amount: RuleAmount; leaf: RuleAmount }>((tie) => ({
  leaf: fc.oneof(
    number,
    reference.map((figure): RuleAmount => ({ kind: "figure", figure })),
  ),
  amount: fc.oneof(
    { maxDepth: 2, depthIdentifier: "amount" },
    tie("leaf"),
    fc.record({
      kind: fc.constantFrom("sum", "difference", "product", "quotient"),
      left: tie("amount"),
      right: tie("amount"),
    }),
    fc.record({ kind: fc.constant("negative"), amount: tie("amount") }),
    fc.record({
      kind: fc.constant("call"),
      name: fc.constantFrom("sum", "max", "min"),
      amounts: fc.array(tie("amount"), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));
const comparison: fc.Arbitrary<RuleComparison> = fc.record({
  kind: fc.constant("compare"),
  left: amount,
  operator: fc.constantFrom("=", "≠", "<", "≤", ">", "≥", "≈"),
  right: amount,
  tolerance: fc.option(
    fc.record({ by: fc.constantFrom("absolute", "percent"), amount: fc.constantFrom("0.05", "1", "10") }),
  ),
});
const condition = fc.oneof(
  comparison,
  reference.map((figure): RuleTree => ({ kind: "filled", figure })),
  fc
    .uniqueArray(reference, { minLength: 2, maxLength: 3, selector: ({ indicator, of }) => indicator + of })
    .map((figures): RuleTree => ({ kind: "together", figures })),
  comparison.map((part): RuleTree => ({ kind: "not", part })),
);
const combined = fc.oneof(
  condition,
  fc.record({
    kind: fc.constantFrom("and", "or"),
    parts: fc.array(condition, { minLength: 2, maxLength: 3 }),
  }),
);
const rule: fc.Arbitrary<RuleTree> = fc.oneof(
  combined,
  fc.record({ kind: fc.constant("when"), condition: combined, consequence: combined }),
);

it("what is printed is read as the same rule", () => {
  fc.assert(
    fc.property(rule, (tree) => {
      const text = printRule(tree, print);
      fc.pre(text.length <= 500);
      expect(parseRule(text, names)).toEqual({ ok: true, value: tree });
    }),
    { numRuns: 400 },
  );
});

it("no text makes reading throw", () => {
  const words = fc.constantFrom(
    "研发经费",
    "KJ-02",
    "如果",
    "则",
    "且",
    "或",
    "非",
    "(",
    ")",
    "≤",
    "±",
    "%",
    "上年",
    "1",
    ",",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (written) => typeof parseRule(written, names).ok === "boolean"),
    { numRuns: 500 },
  );
});

it("no numbers make judging throw; without any, no comparison fails", () => {
  const value = fc.constantFrom("0", "-1.5", "12", "0.0001", "99999999999999999999");
  fc.assert(
    fc.property(rule, fc.array(value, { minLength: 35, maxLength: 35 }), (tree, values) => {
      const place = ({ indicator, of }: RuleReference) => (Number(indicator.slice(3)) + of.length) % 35;
      const numberOf = (figure: RuleReference) => values[place(figure)] ?? null;
      evaluateRule(tree, { numberOf, missing: "skipIfAnyMissing" });
      evaluateRule(tree, { numberOf, missing: "missingAsZero" });
    }),
    { numRuns: 400 },
  );
  // a filter might search for ever among comparisons of mere numbers
  const compared = fc.tuple(comparison, reference).map(
    ([{ left, ...rest }, figure]): RuleComparison => ({
      ...rest,
      left: { kind: "sum", left, right: { kind: "figure", figure } },
    }),
  );
  fc.assert(
    fc.property(compared, fc.constantFrom("skipIfAnyMissing", "skipIfAllMissing"), (tree, missing) => {
      expect(evaluateRule(tree, { numberOf: () => null, missing })).toEqual({ outcome: "na" });
    }),
  );
});
