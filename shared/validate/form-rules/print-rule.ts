import type { RuleAmount, RuleFunction, RuleReference, RuleTree } from "./rule-tree.ts";

/** How a figure is written in a rule: its name, and perhaps its number. */
export type PrintFigure = (figure: RuleReference) => string;

/**
 * A rule in Chinese as the 审核关系 page prints it: `全社会R&D经费支出 ÷ 地区生产总值(GDP) × 100 ≈ … ± 0.05`. Read again (`parseRule`)
 * it is the same rule, if names are the form's.
 */
export function printRule(tree: RuleTree, print: PrintFigure): string {
  switch (tree.kind) {
    case "compare": {
      const { left, operator, right, tolerance } = tree;
      const allowed = tolerance && ` ± ${tolerance.amount}${tolerance.by === "percent" ? "%" : ""}`;
      return `${printAmount(left, print)} ${operator} ${printAmount(right, print)}${allowed ?? ""}`;
    }
    case "and":
    case "or": {
      const parts = tree.parts.map((part) => {
        const text = printRule(part, print);
        return isPlain(part) ? text : `(${text})`;
      });
      return parts.join(tree.kind === "and" ? " 且 " : " 或 ");
    }
    case "not":
      return `非(${printRule(tree.part, print)})`;
    case "filled":
      return `${print(tree.figure)} 有数`;
    case "blank":
      return `${print(tree.figure)} 无数`;
    case "together":
    case "exclusive": {
      const names = tree.figures.map(print);
      return `${names.join(" 与 ")} ${tree.kind === "together" ? "同填" : "不同填"}`;
    }
    case "when":
      return `如果 ${printRule(tree.condition, print)} 则 ${printRule(tree.consequence, print)}`;
  }
}

const isPlain = ({ kind }: RuleTree): boolean => kind !== "and" && kind !== "or" && kind !== "when";

const signs = { sum: "+", difference: "-", product: "×", quotient: "÷" } as const;
const functionNames: Record<RuleFunction, string> = { sum: "合计", max: "最大", min: "最小", abs: "绝对值" };
/** Before the name: 上年 总数. */
export const ofWords: Record<RuleReference["of"], string> = {
  actual: "",
  lastYear: "上年 ",
  lastPeriod: "上期 ",
  target: "本年目标 ",
  nextTarget: "下年目标 ",
};

/** Binds the stronger, the higher. */
function strength(amount: RuleAmount): number {
  if (amount.kind === "sum" || amount.kind === "difference") return 1;
  if (amount.kind === "product" || amount.kind === "quotient") return 2;
  return 3;
}

function printAmount(amount: RuleAmount, print: PrintFigure): string {
  const within = (part: RuleAmount, least: number): string => {
    const text = printAmount(part, print);
    return strength(part) < least ? `(${text})` : text;
  };
  switch (amount.kind) {
    case "number":
      return amount.value;
    case "figure":
      return print(amount.figure);
    case "negative":
      return `-${within(amount.amount, 3)}`;
    case "call":
      return `${functionNames[amount.name]}(${amount.amounts.map((one) => printAmount(one, print)).join("、")})`;
    default: {
      const own = strength(amount);
      // a - (b + c), a ÷ (b × c): what stands right keeps its brackets
      return `${within(amount.left, own)} ${signs[amount.kind]} ${within(amount.right, own + 1)}`;
    }
  }
}
