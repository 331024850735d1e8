import { big, compareDecimal, printDecimal } from "../codec/decimal.ts";
import { convert } from "../codec/unit.ts";
import type { Indicator } from "../schema/indicator.ts";
import type { Target } from "../schema/target.ts";
import { isRank } from "./is-rank.ts";

/**
 * 完成情况: 达标 | 未达标 | 待汇总 (waits for the group's figure) | 未判定 (words, or a base that nobody gave) | no actual or
 * no target.
 */
export type Judgement = "met" | "notMet" | "pending" | "notJudged" | "noData";

/** Shown, never read back: always recomputed. Numbers are exact; rounding is for whoever prints them. */
export interface Progress {
  judgement: Judgement;
  /** 完成率 in %, of amounts and counts; null where it would say nothing (ratios, 保持, ranks, ≤ targets, target ≤ 0). */
  completionRate: string | null;
  /** Actual less target in 百分点: of ratios in %, and of a growth target (growth reached less growth wanted). */
  difference: string | null;
  /** 进 (positive) or 退 (negative) n 位 against the previous rank. */
  rankChange: number | null;
}

export interface ProgressInput {
  indicator: Indicator;
  target: Target | null;
  /** 本年实绩 in the indicator's unit; null where there is none. */
  actual: string | null;
  /** 上年实绩, for the change of a rank. */
  previous: string | null;
  /** Value in the target's base year, for 倍数 and 增幅; absent or null where it is not known. */
  base?: string | null;
  /** Merged figure of the group (the ratio of the sums, never a mean), for 高于同级; absent or null until merged. */
  group?: string | null;
}

/** Judges an actual against its target, by kind of target and of indicator (traps E01–E13, G02). */
export function progressOf(input: ProgressInput): Progress {
  const { indicator, target, actual, previous } = input;
  const rankChange = isRank(indicator) ? rankChangeOf(actual, previous) : null;
  const blank = { completionRate: null, difference: null, rankChange };
  if (target === null) return { judgement: "noData", ...blank };
  if (target.requirement === "text") return { judgement: "notJudged", ...blank };
  if (actual === null) return { judgement: "noData", ...blank };
  const goal = goalOf(input, target);
  if (goal.kind !== "number") return { judgement: goal.kind, ...blank };
  return {
    judgement: isMet(goal, actual) ? "met" : "notMet",
    completionRate: goal.shows === "rate" ? percentOf(actual, goal.number) : null,
    difference: goal.shows === "points" ? minus(actual, goal.number) : growthPoints(input, target, actual),
    rankChange,
  };
}

/** 进 (positive) or 退 n 位; smaller is better, so from 42 to 31 is 进 11 位 (traps G02). */
function rankChangeOf(actual: string | null, previous: string | null): number | null {
  return actual === null || previous === null ? null : big(previous).minus(actual).toNumber();
}

/** The number in the indicator's unit that the actual is compared with, and what besides the judgement is worth showing. */
type Goal =
  | { kind: "pending" | "notJudged" }
  | {
      kind: "number";
      comparison: "atLeast" | "moreThan" | "atMost" | "lessThan";
      number: string;
      shows: "rate" | "points" | "nothing";
    };

const notJudged: Goal = { kind: "notJudged" };

function goalOf({ indicator, base, group }: ProgressInput, target: Target): Goal {
  const { requirement, number } = target;
  if (requirement === "aboveGroup") return goalFromGroup(indicator, group ?? null);
  if (number === null || requirement === "text") return notJudged;
  if (requirement === "multiple" || requirement === "growth")
    return goalFromBase(indicator, requirement, number, base ?? null);
  if (isRank(indicator)) {
    const comparison = requirement === "moreThan" ? "lessThan" : "atMost";
    return { kind: "number", comparison, number, shows: "nothing" };
  }
  // 位次 of an indicator that is no rank (指数列全省第5) needs the rank, which its value does not tell.
  if (requirement === "rankWithin") return notJudged;
  const goal = inUnitOf(indicator, number, target.unit);
  return goal === null ? notJudged : goalFromNumber(indicator, requirement, goal);
}

const pointsOf = (indicator: Indicator): "points" | "nothing" =>
  indicator.unit === "%" ? "points" : "nothing";

function goalFromNumber(
  indicator: Indicator,
  requirement: "atLeast" | "moreThan" | "atMost" | "keep",
  number: string,
): Goal {
  if (requirement === "keep") {
    const comparison = indicator.better === "down" ? "atMost" : "atLeast";
    return { kind: "number", comparison, number, shows: pointsOf(indicator) };
  }
  const isAmount = indicator.unit !== "%" && requirement !== "atMost";
  return { kind: "number", comparison: requirement, number, shows: isAmount ? "rate" : pointsOf(indicator) };
}

/** 高于同级: strictly better than the group's figure, which is there only after the merge (traps E02). */
function goalFromGroup(indicator: Indicator, group: string | null): Goal {
  if (group === null) return { kind: "pending" };
  const comparison = indicator.better === "down" ? "lessThan" : "moreThan";
  return { kind: "number", comparison, number: group, shows: pointsOf(indicator) };
}

/** Null where the units measure different things (traps D01, D03). */
function inUnitOf(indicator: Indicator, number: string, unit: string | null): string | null {
  if (unit === null || unit === indicator.unit) return number;
  const converted = convert(number, unit, indicator.unit);
  return converted.ok ? converted.value : null;
}

/** 翻一番 is base × 2 (traps E05), 增长 10% is base × 1.1. Without a base above zero there is nothing to judge (B08, E13). */
function goalFromBase(
  indicator: Indicator,
  requirement: "multiple" | "growth",
  number: string,
  base: string | null,
): Goal {
  // "增长 2%" of a ratio may mean per cent or 百分点: the words do not tell.
  if (base === null || big(base).lte(0) || (requirement === "growth" && indicator.unit === "%"))
    return notJudged;
  const factor = requirement === "multiple" ? big(number) : big(number).div(100).plus(1);
  return {
    kind: "number",
    comparison: "atLeast",
    number: printDecimal(factor.times(base)),
    shows: requirement === "growth" ? "nothing" : indicator.unit === "%" ? "points" : "rate",
  };
}

function isMet(goal: Extract<Goal, { kind: "number" }>, actual: string): boolean {
  const order = compareDecimal(actual, goal.number);
  if (goal.comparison === "atLeast") return order >= 0;
  if (goal.comparison === "moreThan") return order > 0;
  return goal.comparison === "atMost" ? order <= 0 : order < 0;
}

/** Growth reached less growth wanted; null for every other requirement. */
function growthPoints({ base }: ProgressInput, target: Target, actual: string): string | null {
  if (target.requirement !== "growth" || target.number === null || !base) return null;
  const reached = percentOf(minus(actual, base), base);
  return reached === null ? null : minus(reached, target.number);
}

const minus = (a: string, b: string): string => printDecimal(big(a).minus(b));

/** a as a percentage of b; null unless b is above zero. */
const percentOf = (a: string, b: string): string | null =>
  big(b).lte(0) ? null : printDecimal(big(a).times(100).div(b));

/** 同比: % for amounts and counts, 百分点 for ratios in %, 位 (positive = 进) for ranks; null with the reason. */
export interface YearOnYear {
  value: string | null;
  unit: "%" | "百分点" | "位";
  why: "noData" | "otherDefinition" | "zeroBase" | null;
}

/** `previous` is the same period a year earlier; `sameDefinition` is false across a 口径 break (traps C01). */
export function yearOnYear(input: {
  indicator: Indicator;
  actual: string | null;
  previous: string | null;
  sameDefinition: boolean;
}): YearOnYear {
  const { indicator, actual, previous } = input;
  const unit = isRank(indicator) ? "位" : indicator.unit === "%" ? "百分点" : "%";
  if (actual === null || previous === null) return { value: null, unit, why: "noData" };
  if (!input.sameDefinition) return { value: null, unit, why: "otherDefinition" };
  if (unit === "位") return { value: minus(previous, actual), unit, why: null };
  if (unit === "百分点") return { value: minus(actual, previous), unit, why: null };
  const value = percentOf(minus(actual, previous), previous);
  return { value, unit, why: value === null ? "zeroBase" : null };
}
