/** What a rule speaks of: a figure of the whole unit. `lastYear`: the same period a year before; `lastPeriod`: the period before. */
export type RuleReference = {
  indicator: string;
  of: "actual" | "lastYear" | "lastPeriod" | "target" | "nextTarget";
};

export type RuleAmount =
  | { kind: "number"; value: string }
  | { kind: "figure"; figure: RuleReference }
  | { kind: "sum" | "difference" | "product" | "quotient"; left: RuleAmount; right: RuleAmount }
  | { kind: "negative"; amount: RuleAmount }
  | { kind: "call"; name: RuleFunction; amounts: readonly RuleAmount[] };

export type RuleFunction = "sum" | "max" | "min" | "abs";

export type RuleOperator = "=" | "≠" | "<" | "≤" | ">" | "≥" | "≈";

/** How far the two sides may be apart, in the unit of the sides or in % of the right one. */
export type RuleTolerance = { by: "absolute" | "percent"; amount: string };

export type RuleComparison = {
  kind: "compare";
  left: RuleAmount;
  operator: RuleOperator;
  right: RuleAmount;
  tolerance: RuleTolerance | null;
};

export type RuleTree =
  | RuleComparison
  | { kind: "and" | "or"; parts: readonly RuleTree[] }
  | { kind: "not"; part: RuleTree }
  /** There is a number (有数), or none (无数). */
  | { kind: "filled" | "blank"; figure: RuleReference }
  /** All of them or none (同填); at most one of them (不同填). */
  | { kind: "together" | "exclusive"; figures: readonly RuleReference[] }
  | { kind: "when"; condition: RuleTree; consequence: RuleTree };

/** Every figure a rule names, each once, in the order it names them. */
export function figuresOf(tree: RuleTree): RuleReference[] {
  const found = new Map<string, RuleReference>();
  for (const figure of figuresNamed(tree)) {
    const key = `${figure.of} ${figure.indicator}`;
    if (!found.has(key)) found.set(key, figure);
  }
  return [...found.values()];
}

function figuresNamed(tree: RuleTree): readonly RuleReference[] {
  switch (tree.kind) {
    case "compare":
      return [...figuresIn(tree.left), ...figuresIn(tree.right)];
    case "and":
    case "or":
      return tree.parts.flatMap(figuresNamed);
    case "not":
      return figuresNamed(tree.part);
    case "filled":
    case "blank":
      return [tree.figure];
    case "together":
    case "exclusive":
      return tree.figures;
    case "when":
      return [...figuresNamed(tree.condition), ...figuresNamed(tree.consequence)];
  }
}

/** The figures of an amount from left to right, as often as it names them. */
export function figuresIn(amount: RuleAmount): RuleReference[] {
  if (amount.kind === "number") return [];
  if (amount.kind === "figure") return [amount.figure];
  if (amount.kind === "negative") return figuresIn(amount.amount);
  if (amount.kind === "call") return amount.amounts.flatMap(figuresIn);
  return [...figuresIn(amount.left), ...figuresIn(amount.right)];
}

/** The comparisons of a rule, wherever they stand in it. */
export function comparisonsOf(tree: RuleTree): RuleComparison[] {
  if (tree.kind === "compare") return [tree];
  if (tree.kind === "and" || tree.kind === "or") return tree.parts.flatMap(comparisonsOf);
  if (tree.kind === "not") return comparisonsOf(tree.part);
  if (tree.kind === "when") return [...comparisonsOf(tree.condition), ...comparisonsOf(tree.consequence)];
  return [];
}
