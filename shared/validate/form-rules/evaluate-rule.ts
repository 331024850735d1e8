import type Big from "big.js";
import { big, printDecimal } from "../../codec/decimal.ts";
import type { MissingMode } from "../../schema/form-rule.ts";
import {
  figuresIn,
  type RuleAmount,
  type RuleComparison,
  type RuleFunction,
  type RuleReference,
  type RuleTree,
} from "./rule-tree.ts";

/** The number of a figure in its indicator's unit; null where there is none. */
export type NumberOf = (figure: RuleReference) => string | null;

/** The two sides of a comparison that does not hold; `imbalance` is left minus right. */
export type Imbalance = { comparison: RuleComparison; left: string; right: string; imbalance: string };

/**
 * pass · fail, with the first comparison that does not hold (null where none is at fault: 同填) · na: numbers are missing ·
 * zero: divided by zero.
 */
export type Verdict =
  | { outcome: "pass" }
  | { outcome: "na" }
  | { outcome: "zero" }
  | { outcome: "fail"; imbalance: Imbalance | null };

type Settings = { numberOf: NumberOf; missing: MissingMode };

/** Judges a rule, in decimals. Three-valued: what cannot be judged decides nothing (`and`, `or`, `when`). */
export function evaluateRule(tree: RuleTree, settings: Settings): Verdict {
  switch (tree.kind) {
    case "compare":
      return compare(tree, settings);
    case "and":
      return all(tree.parts.map((part) => evaluateRule(part, settings)));
    case "or":
      return any(tree.parts.map((part) => evaluateRule(part, settings)));
    case "not":
      return opposite(evaluateRule(tree.part, settings));
    case "filled":
      return holds(settings.numberOf(tree.figure) !== null);
    case "blank":
      return holds(settings.numberOf(tree.figure) === null);
    case "together":
    case "exclusive": {
      const filled = tree.figures.filter((figure) => settings.numberOf(figure) !== null).length;
      return holds(tree.kind === "exclusive" ? filled <= 1 : filled === 0 || filled === tree.figures.length);
    }
    case "when": {
      const condition = evaluateRule(tree.condition, settings);
      if (condition.outcome === "fail") return { outcome: "pass" };
      return condition.outcome === "pass" ? evaluateRule(tree.consequence, settings) : condition;
    }
  }
}

const holds = (met: boolean): Verdict => (met ? { outcome: "pass" } : { outcome: "fail", imbalance: null });

function all(parts: readonly Verdict[]): Verdict {
  const zero = parts.find(({ outcome }) => outcome === "zero");
  const failed = parts.find(({ outcome }) => outcome === "fail");
  const open = parts.find(({ outcome }) => outcome === "na");
  return zero ?? failed ?? open ?? { outcome: "pass" };
}

function any(parts: readonly Verdict[]): Verdict {
  const zero = parts.find(({ outcome }) => outcome === "zero");
  const passed = parts.find(({ outcome }) => outcome === "pass");
  const open = parts.find(({ outcome }) => outcome === "na");
  return zero ?? passed ?? open ?? parts[0] ?? { outcome: "pass" };
}

function opposite(verdict: Verdict): Verdict {
  if (verdict.outcome === "pass") return { outcome: "fail", imbalance: null };
  return verdict.outcome === "fail" ? { outcome: "pass" } : verdict;
}

function compare(comparison: RuleComparison, settings: Settings): Verdict {
  const figures = [...figuresIn(comparison.left), ...figuresIn(comparison.right)];
  const missing = figures.filter((figure) => settings.numberOf(figure) === null).length;
  if (settings.missing === "skipIfAnyMissing" && missing > 0) return { outcome: "na" };
  if (settings.missing === "skipIfAllMissing" && missing > 0 && missing === figures.length)
    return { outcome: "na" };
  const left = amountOf(comparison.left, settings.numberOf);
  const right = amountOf(comparison.right, settings.numberOf);
  if (left === "zero" || right === "zero") return { outcome: "zero" };
  const difference = left.minus(right);
  if (isMet(comparison, difference, right)) return { outcome: "pass" };
  const imbalance = {
    left: printSide(left),
    right: printSide(right),
    imbalance: printSide(difference),
  };
  return { outcome: "fail", imbalance: { comparison, ...imbalance } };
}

/** As long as a finding takes; products of products can be hundreds of digits long, of which the first say enough. */
const longestSide = 60;
const printSide = (side: Big): string => {
  const text = printDecimal(side);
  return text.length > longestSide ? side.toExponential(15) : text;
};

function isMet({ operator, tolerance }: RuleComparison, difference: Big, right: Big): boolean {
  const allowed =
    tolerance === null
      ? big("0")
      : tolerance.by === "absolute"
        ? big(tolerance.amount)
        : right.abs().times(tolerance.amount).div(100);
  switch (operator) {
    case "=":
    case "≈":
      return difference.abs().lte(allowed);
    case "≠":
      return difference.abs().gt(allowed);
    case "≤":
      return difference.lte(allowed);
    case "≥":
      return difference.gte(allowed.neg());
    case "<":
      return difference.lt(allowed);
    case ">":
      return difference.gt(allowed.neg());
  }
}

/** In decimals; a missing number that is let through counts as zero. */
function amountOf(amount: RuleAmount, numberOf: NumberOf): Big | "zero" {
  switch (amount.kind) {
    case "number":
      return big(amount.value);
    case "figure":
      return big(numberOf(amount.figure) ?? "0");
    case "negative":
      return combined([amount.amount], numberOf, ([only]) => only.neg());
    case "call":
      return combined(amount.amounts, numberOf, calls[amount.name]);
    case "quotient":
      return combined([amount.left, amount.right], numberOf, ([left, right]) =>
        right === undefined || right.eq(0) ? "zero" : left.div(right),
      );
    default:
      return combined([amount.left, amount.right], numberOf, binary[amount.kind]);
  }
}

type Numbers = [Big, ...Big[]];
type Combine = (numbers: Numbers) => Big | "zero";

/** One part that divides by zero makes the whole do so. */
function combined(amounts: readonly RuleAmount[], numberOf: NumberOf, combine: Combine): Big | "zero" {
  const [first, ...others] = amounts.map((part) => amountOf(part, numberOf));
  if (first === undefined || first === "zero") return "zero";
  const numbers: Numbers = [first];
  for (const other of others) {
    if (other === "zero") return "zero";
    numbers.push(other);
  }
  return combine(numbers);
}

const fold =
  (step: (a: Big, b: Big) => Big): Combine =>
  ([first, ...others]) =>
    others.reduce(step, first);
const plus = fold((a, b) => a.plus(b));
const binary = {
  sum: plus,
  difference: fold((a, b) => a.minus(b)),
  product: fold((a, b) => a.times(b)),
};
const calls: Record<RuleFunction, Combine> = {
  sum: plus,
  max: fold((a, b) => (b.gt(a) ? b : a)),
  min: fold((a, b) => (b.lt(a) ? b : a)),
  abs: ([only]) => only.abs(),
};
