import type { Form } from "../../schema/form.ts";
import type { FormRule, RuleProblem } from "../../schema/form-rule.ts";
import { parseRule } from "./parse-rule.ts";
import { ruleNames } from "./rule-names.ts";
import {
  comparisonsOf,
  figuresIn,
  figuresOf,
  type RuleAmount,
  type RuleComparison,
  type RuleTree,
} from "./rule-tree.ts";

/** What is wrong with the rules of a form, [] where they may be published. Retired ones are not looked at. */
export function ruleProblems(
  form: Pick<Form, "indicators" | "rows">,
  rules: readonly FormRule[],
): RuleProblem[] {
  const names = ruleNames(form);
  const units = new Map(form.indicators.map(({ code, unit }) => [code, unit]));
  const seen = new Set<string>();
  const problems: RuleProblem[] = [];
  const trees: { rule: string; tree: RuleTree }[] = [];
  for (const { id, text, state } of rules) {
    if (seen.has(id)) problems.push({ rule: id, code: "same-id" });
    seen.add(id);
    if (state === "retired") continue;
    const parsed = parseRule(text, names);
    if (!parsed.ok) problems.push({ rule: id, ...parsed.error });
    else {
      trees.push({ rule: id, tree: parsed.value });
      problems.push(...treeProblems(parsed.value, units).map((problem) => ({ rule: id, ...problem })));
    }
  }
  return [...problems, ...circles(trees)];
}

type TreeProblem =
  | { code: "units-differ"; units: [string, string] }
  | { code: "says-nothing" | "divides-by-zero" };

function treeProblems(tree: RuleTree, units: ReadonlyMap<string, string>): TreeProblem[] {
  const comparisons = comparisonsOf(tree);
  const problems: TreeProblem[] = comparisons.flatMap(({ left, right }) => [
    ...unitProblems({ kind: "difference", left, right }, units),
    ...(dividesByZero(left) || dividesByZero(right) ? [{ code: "divides-by-zero" } as const] : []),
  ]);
  const idle = figuresOf(tree).length === 0 || comparisons.some(saysNothing);
  return idle ? [...problems, { code: "says-nothing" }] : problems;
}

const saysNothing = ({ left, right }: RuleComparison): boolean =>
  figuresIn(left).length + figuresIn(right).length === 0 || JSON.stringify(left) === JSON.stringify(right);

const dividesByZero = (amount: RuleAmount): boolean => {
  if (amount.kind === "number" || amount.kind === "figure") return false;
  if (amount.kind === "negative") return dividesByZero(amount.amount);
  if (amount.kind === "call") return amount.amounts.some(dividesByZero);
  const { kind, left, right } = amount;
  if (kind === "quotient" && right.kind === "number" && Number(right.value) === 0) return true;
  return dividesByZero(left) || dividesByZero(right);
};

/** What is added, subtracted or compared is of one unit; products and quotients have one that is not followed further. */
function unitProblems(amount: RuleAmount, units: ReadonlyMap<string, string>): TreeProblem[] {
  if (amount.kind === "number" || amount.kind === "figure") return [];
  if (amount.kind === "negative") return unitProblems(amount.amount, units);
  const parts = amount.kind === "call" ? amount.amounts : [amount.left, amount.right];
  const within = parts.flatMap((part) => unitProblems(part, units));
  if (amount.kind === "product" || amount.kind === "quotient") return within;
  const [first, other] = new Set(parts.flatMap((part) => unitOf(part, units) ?? []));
  return first !== undefined && other !== undefined
    ? [...within, { code: "units-differ", units: [first, other] }]
    : within;
}

/** null where it has none that is known: a number, a product. */
function unitOf(amount: RuleAmount, units: ReadonlyMap<string, string>): string | null {
  switch (amount.kind) {
    case "figure":
      return units.get(amount.figure.indicator) ?? null;
    case "negative":
      return unitOf(amount.amount, units);
    case "call":
      return amount.amounts.map((part) => unitOf(part, units)).find((unit) => unit !== null) ?? null;
    case "sum":
    case "difference":
      return unitOf(amount.left, units) ?? unitOf(amount.right, units);
    default:
      return null;
  }
}

/** Totals by their parts: of `A = B + C`, A is made of B and C. */
function circles(trees: readonly { rule: string; tree: RuleTree }[]): RuleProblem[] {
  const partsOf = new Map<string, Set<string>>();
  const madeBy = new Map<string, string>();
  for (const { rule, tree } of trees)
    for (const comparison of comparisonsOf(tree)) {
      const total = totalOf(comparison);
      if (total === null) continue;
      partsOf.set(total.whole, new Set([...(partsOf.get(total.whole) ?? []), ...total.parts]));
      madeBy.set(total.whole, rule);
    }
  return [...partsOf.keys()].flatMap((whole) => {
    const circle = circleFrom(whole, partsOf);
    const rule = madeBy.get(whole);
    // each circle is told once, at its first member
    return circle === null || rule === undefined || circle.toSorted()[0] !== whole
      ? []
      : [{ rule, code: "circular" as const, indicators: circle }];
  });
}

function totalOf({ operator, left, right }: RuleComparison): { whole: string; parts: string[] } | null {
  if (operator !== "=" && operator !== "≈") return null;
  for (const [whole, sum] of [
    [left, right],
    [right, left],
  ] as const) {
    if (whole.kind !== "figure" || whole.figure.of !== "actual" || !isSum(sum)) continue;
    const parts = figuresIn(sum).flatMap(({ indicator, of }) => (of === "actual" ? [indicator] : []));
    return { whole: whole.figure.indicator, parts };
  }
  return null;
}

const isSum = (amount: RuleAmount): boolean =>
  amount.kind === "sum" || (amount.kind === "call" && amount.name === "sum");

/** The way from a total down to itself; null where there is none. */
function circleFrom(whole: string, partsOf: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const seen = new Set<string>();
  const ways: string[][] = [[whole]];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    for (const part of partsOf.get(way.at(-1) ?? "") ?? []) {
      if (part === whole) return way;
      if (seen.has(part)) continue;
      seen.add(part);
      ways.push([...way, part]);
    }
  }
  return null;
}
