import type { RuleClass } from "../../schema/finding.ts";
import { comparisonsOf, figuresIn, figuresOf, type RuleAmount, type RuleTree } from "./rule-tree.ts";

/**
 * The class a rule belongs to, by its shape (systems.md D2): 如果 … 则 … COND · 同填 PAIR · with last year's or last period's
 * numbers BAL · with a target TGT · with × or ÷ RATIO · parts = whole SUM · part ≤ whole SUB · against a number LIM.
 */
export function classOfRule(tree: RuleTree): RuleClass {
  if (tree.kind === "when" || tree.kind === "or" || tree.kind === "not") return "COND";
  if (tree.kind === "together" || tree.kind === "exclusive") return "PAIR";
  const figures = figuresOf(tree);
  if (figures.some(({ of }) => of === "lastYear" || of === "lastPeriod")) return "BAL";
  if (figures.some(({ of }) => of === "target" || of === "nextTarget")) return "TGT";
  const [first] = comparisonsOf(tree);
  if (first === undefined) return "COND";
  const { left, right, operator } = first;
  if (isScaled(left) || isScaled(right)) return "RATIO";
  if (operator === "=" || operator === "≈") return "SUM";
  return figuresIn(left).length > 0 && figuresIn(right).length > 0 ? "SUB" : "LIM";
}

const isScaled = (amount: RuleAmount): boolean => {
  if (amount.kind === "number" || amount.kind === "figure") return false;
  if (amount.kind === "negative") return isScaled(amount.amount);
  if (amount.kind === "call") return amount.amounts.some(isScaled);
  return (
    amount.kind === "product" || amount.kind === "quotient" || isScaled(amount.left) || isScaled(amount.right)
  );
};
