import { requirementLabels } from "../../../shared/codec/target.ts";
import { isRank } from "../../../shared/merge/is-rank.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import {
  and,
  type Formula,
  isAtLeast,
  isAtMost,
  isGreater,
  isNumber,
  isText,
  join,
  minus,
  numeral,
  or,
  over,
  round,
  times,
  when,
  word,
} from "./formula.ts";

/** How progress is spoken of: by rate of completion, in percentage points, or in places. */
export type ProgressKind = "amount" | "ratio" | "rank";

/** Official ranks by their place, percentages in points, everything else by its rate. */
export function progressKind(indicator: Indicator): ProgressKind {
  if (isRank(indicator)) return "rank";
  return indicator.unit === "%" ? "ratio" : "amount";
}

/** The cells of one row that progress is worked out from. */
export type ProgressCells = {
  requirement: Formula;
  target: Formula;
  actual: Formula;
  previous: Formula;
  /** Whether last year's number may be compared with this year's; null where nothing speaks against it. */
  comparable: Formula | null;
  /** 保持 of an indicator that is better when small means: no more than. */
  keepIsAtMost: boolean;
};

const blank = word("");
const unjudged = word("未判定");
const dash = word("—");
const zero = numeral("0");
const points = word("个百分点");

const asks = (cells: ProgressCells, ...requirements: (keyof typeof requirementLabels)[]): Formula => {
  const tests = requirements.map((requirement) => isText(cells.requirement, requirementLabels[requirement]));
  const [only, ...others] = tests;
  return only !== undefined && others.length === 0 ? only : or(...tests);
};

const whenNumber = (cell: Formula, then: Formula, otherwise: Formula): Formula =>
  when(isNumber(cell), then, otherwise);

const verdict = (met: Formula): Formula => when(met, word("达标"), word("未达标"));

/** +0.3 or -1.2 */
const signed = (difference: Formula): Formula =>
  join(when(isGreater(difference, zero), word("+"), blank), difference);

/** 进3位, 退2位, 持平: a smaller place is the better one. */
const moved = (from: Formula, to: Formula): Formula =>
  when(
    isGreater(from, to),
    join(word("进"), round(minus(from, to), 2), word("位")),
    when(isGreater(to, from), join(word("退"), round(minus(to, from), 2), word("位")), word("持平")),
  );

/** Growth over last year in %. */
const growth = ({ actual, previous }: ProgressCells, digits: number): Formula =>
  round(times(minus(over(actual, previous), numeral("1")), numeral("100")), digits);

/** Last year's number, where it may be compared with. */
const whenComparable = ({ comparable }: ProgressCells, then: Formula, otherwise: Formula): Formula =>
  comparable === null ? then : when(comparable, then, otherwise);

/**
 * 完成率, a fraction: actual / target for amounts and counts that are to be reached. Blank without both numbers and where
 * the target is not above zero; a limit that is not to be exceeded has no rate. Null for ratios and ranks.
 */
export function completionRate(kind: ProgressKind, cells: ProgressCells): Formula | null {
  if (kind !== "amount") return null;
  const { target, actual } = cells;
  const rate = when(isGreater(target, zero), round(over(actual, target), 4), blank);
  return when(
    asks(cells, "atLeast", "moreThan"),
    whenNumber(target, whenNumber(actual, rate, blank), blank),
    blank,
  );
}

/**
 * 完成情况: 达标 or 未达标, for ratios with the difference in 个百分点, for ranks with the places won or lost. 高于同级 waits for the
 * merge, words and multiples of another year are not judged. Blank until there is a number and a target.
 */
export function completion(kind: ProgressKind, cells: ProgressCells): Formula {
  const judged = { amount: amountVerdict, ratio: ratioVerdict, rank: rankVerdict }[kind](cells);
  const byTarget = when(
    asks(cells, "aboveGroup"),
    word("待汇总"),
    whenNumber(cells.target, judged, unjudged),
  );
  const asked = when(and(isText(cells.requirement, ""), isText(cells.target, "")), blank, byTarget);
  return whenNumber(cells.actual, asked, blank);
}

/** The comparison each numeric requirement stands for. */
function metBound(cells: ProgressCells): Formula {
  const { actual, target } = cells;
  const limits = cells.keepIsAtMost ? (["atMost", "keep"] as const) : (["atMost"] as const);
  const bounded = when(asks(cells, ...limits), isAtMost(actual, target), isAtLeast(actual, target));
  return when(asks(cells, "moreThan"), isGreater(actual, target), bounded);
}

function amountVerdict(cells: ProgressCells): Formula {
  const { target, previous } = cells;
  // rounded only as far as binary fractions need it, so that 110 is 10 % more than 100
  const grown = growth(cells, 8);
  const gap = join(word("，"), signed(round(minus(grown, target), 2)), points);
  const byGrowth = when(isGreater(previous, zero), join(verdict(isAtLeast(grown, target)), gap), unjudged);
  return when(
    asks(cells, "atLeast", "moreThan", "atMost", "keep"),
    verdict(metBound(cells)),
    when(
      asks(cells, "growth"),
      whenNumber(previous, whenComparable(cells, byGrowth, unjudged), unjudged),
      unjudged,
    ),
  );
}

function ratioVerdict(cells: ProgressCells): Formula {
  const gap = join(word("，"), signed(round(minus(cells.actual, cells.target), 2)), points);
  return when(
    asks(cells, "atLeast", "moreThan", "atMost", "keep"),
    join(verdict(metBound(cells)), gap),
    unjudged,
  );
}

function rankVerdict(cells: ProgressCells): Formula {
  const { actual, target, previous } = cells;
  const move = whenComparable(cells, join(word("，"), moved(previous, actual)), blank);
  const met = when(asks(cells, "moreThan"), isGreater(target, actual), isAtMost(actual, target));
  return when(
    asks(cells, "rankWithin", "atLeast", "moreThan", "atMost", "keep"),
    join(verdict(met), whenNumber(previous, move, blank)),
    unjudged,
  );
}

/** 同比: % for amounts, 个百分点 for ratios, 位 for ranks; — across a break of definition or year and over a base that is not above zero. */
export function yearOnYear(kind: ProgressKind, cells: ProgressCells): Formula {
  const { actual, previous } = cells;
  const byKind: Record<ProgressKind, Formula> = {
    amount: when(isGreater(previous, zero), join(signed(growth(cells, 1)), word("%")), dash),
    ratio: join(signed(round(minus(actual, previous), 2)), points),
    rank: moved(previous, actual),
  };
  return whenNumber(actual, whenNumber(previous, whenComparable(cells, byKind[kind], dash), blank), blank);
}
