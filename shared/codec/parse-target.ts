import { type Result, refuse, succeed } from "../result.ts";
import type { Target } from "../schema/target.ts";
import { hasDigitsApart } from "./digits-apart.ts";
import { foldText, squeezeText } from "./fold-text.ts";
import { printNumber, readNumber } from "./number.ts";
import { numberMark } from "./number-mark.ts";
import { fromQuantity, readCore, readCoreWithoutNumber, type TargetProblem } from "./target-core.ts";
import { findRank, saysImprove, type TargetContext } from "./target-ranks.ts";
import {
  comparisonAfter,
  comparisonBefore,
  type Quantity,
  quantitiesIn,
  withoutNames,
} from "./target-words.ts";
import { isKnownUnit } from "./unit.ts";

type Ambition = Target["ambition"];

const longest = 300;

/**
 * Words into the structure of a target (traps E01–E13): 不少于70家, 突破1500家, 保持85%以上, 全省第5,力争进位, 比2019年翻一番, 增长10%以上,
 * 高于全市平均, 零突破, 全覆盖, 清零. What has no sharp limit (前列, 左右, 基本实现全覆盖) stays text and is not judged. Never throws.
 */
export function parseTarget(words: string, known: TargetContext = {}): Result<Target, TargetProblem> {
  const refused = refusal(words);
  if (refused !== null) return refuse({ code: refused });
  const { plain, context } = statedUnit(percentInDigits(squeezeText(words)), known);
  const { floor, ambition } = splitAmbition(plain, context);
  const core = readCore(floor, context);
  if (!core.ok) return core;
  if (speaksOfOtherYear(plain, core.value.baseYear, context)) return refuse({ code: "otherYear" });
  const beyond = core.value.requirement === "text" ? beyondText(plain) : ambition;
  return succeed({ ...core.value, ambition: beyond, commitment: commitmentOf(floor), text: words });
}

/** Words without a floor have no number beyond it. */
const beyondText = (plain: string): Ambition => (saysImprove(plain) ? { kind: "improve" } : null);

/** 百分之六十以上 → 60%以上. */
const percentInDigits = (plain: string): string =>
  plain.replace(/百分之(?:[〇零一二三四五六七八九十百点两]+|[\d.]+)/g, (percent) => {
    const read = readNumber(percent);
    return read.ok ? printNumber(read.value) : percent;
  });

/** 不少于3000（单位：万元）: the unit of numbers that have none of their own. */
function statedUnit(plain: string, context: TargetContext): { plain: string; context: TargetContext } {
  const [, said, unit] = /^(.+?)[(,;]?(?:计量)?单位:((?:[^()]|\([^()]*\)){1,20})\)?$/.exec(plain) ?? [];
  if (said === undefined || unit === undefined || !isKnownUnit(unit)) return { plain, context };
  return { plain: said, context: { ...context, unit } };
}

/** As `parseTarget`, and 分别达到90%和70% as one target for each number, every one with the whole words as its text. */
export function parseTargets(words: string, known: TargetContext = {}): Result<Target[], TargetProblem> {
  const refused = refusal(words);
  if (refused !== null) return refuse({ code: refused });
  const { plain, context } = statedUnit(squeezeText(words), known);
  const joint = /分别|各(?=\D{0,4}\d)/.exec(plain);
  const quantities = joint === null ? [] : quantitiesIn(withoutNames(plain.slice(joint.index)));
  if (quantities.length < 2) {
    const single = parseTarget(words, known);
    return single.ok ? succeed([single.value]) : single;
  }
  return jointTargets(words, plain, quantities, context);
}

function jointTargets(
  words: string,
  plain: string,
  quantities: readonly Quantity[],
  context: TargetContext,
): Result<Target[], TargetProblem> {
  const [first, last] = [quantities[0], quantities.at(-1)];
  const earlier = quantitiesIn(withoutNames(plain.slice(0, plain.search(/分别|各/))));
  if (earlier.some(({ value }) => value !== null && /^\d/.test(value)))
    return refuse({ code: "severalNumbers" });
  const targets: Target[] = [];
  for (const quantity of quantities) {
    const whole = {
      ...quantity,
      before: comparisonBefore(quantity.before) === null ? (first?.before ?? "") : quantity.before,
      after: comparisonAfter(quantity.after) === null ? (last?.after ?? "") : quantity.after,
      unit: quantity.unit ?? last?.unit ?? null,
    };
    const core = fromQuantity(whole, context);
    if (core === null) return refuse({ code: "unreadableNumber" });
    targets.push({ ...core, ambition: null, commitment: commitmentOf(plain), text: words });
  }
  return succeed(targets);
}

function refusal(words: string): TargetProblem["code"] | null {
  if (words.length > longest) return words.trim() === "" ? "empty" : "tooLong";
  const folded = foldText(words);
  if (folded === "") return "empty";
  if (numberMark(folded) !== null) return "dash";
  // [120] is set apart from the other numbers for a reason only its note tells
  if (/^\s*[[［【〔]/.test(words)) return "unreadableNumber";
  // read without its blanks, 50 60 would be 5060
  if (hasDigitsApart(words)) return "severalNumbers";
  return /^#[A-Z/0!?]+$/i.test(folded) ? "error" : null;
}

/** True if years are named, none of them the target's: 到2027年达到85% in the column of 2025 (traps B01). */
function speaksOfOtherYear(plain: string, baseYear: number | null, { year }: TargetContext): boolean {
  if (year === undefined) return false;
  const named = [...plain.matchAll(/(?<![\d比较以])(?:19|20)\d{2}(?=年)/g)].map(([written]) =>
    Number(written),
  );
  const others = named.filter((one) => one !== baseYear);
  return others.length > 0 && !others.includes(year);
}

/** 确保 binds, 力争 and its like aspire; the first one holds for the floor. */
function commitmentOf(floor: string): Target["commitment"] {
  const ensure = floor.search(/确保|务必|必须/);
  const strive = floor.search(/(?:^|[^全])力争|争取|争创|力求|努力|冲刺|争夺|奋力/);
  if (ensure < 0 && strive < 0) return null;
  return strive < 0 || (ensure >= 0 && ensure < strive) ? "ensure" : "strive";
}

const strive = "(?:并|且)?(?:力争|争取|努力|冲刺|力求|奋斗目标:?)";
const improving = "(?:实现|再)?(?:争先)?(?:进位|(?:位次|排名|名次)(?:前移|提升|上升))";
const improvesBeyond = new RegExp(`^(.+?)[,;、。(]?(?:${strive}|(?=争先))${improving}[)。]?$`);
const numberBeyond = new RegExp(`^(.+?)[,;、。(]?${strive}([^,;。()]+)[)。]?$`);

/** "保持全省第5,力争进位" → floor and ambition. Only a pure number or 进位 behind 力争 is an ambition, else the words are one. */
function splitAmbition(plain: string, context: TargetContext): { floor: string; ambition: Ambition } {
  const improves = improvesBeyond.exec(plain)?.[1];
  if (improves !== undefined && hasFloor(improves, context))
    return { floor: improves, ambition: { kind: "improve" } };
  const [, floor = "", beyond = ""] = numberBeyond.exec(plain) ?? [];
  const number = floor !== "" && hasFloor(floor, context) ? ambitionNumber(floor, beyond, context) : null;
  return number === null ? { floor: plain, ambition: null } : { floor, ambition: { kind: "number", number } };
}

const hasFloor = (floor: string, context: TargetContext): boolean =>
  quantitiesIn(withoutNames(floor)).length === 1 || readCoreWithoutNumber(floor, context) !== null;

/** The number beyond the floor if nothing else is said with it: 80家, 前3位, 达到88%. */
function ambitionNumber(floor: string, beyond: string, context: TargetContext): string | null {
  const rank = findRank(beyond, context);
  if (rank !== null) return /^(?:进入|达到|跻身)?·$/.test(rank.rest) ? rank.number : null;
  const [quantity, ...others] = quantitiesIn(beyond);
  if (quantity === undefined || others.length > 0 || quantity.value === null || quantity.approximate)
    return null;
  if (!/^(?:达到?|超过?|突破|实现|完成|增长|不少于|为)?$/.test(quantity.before)) return null;
  if (!/^(?:及?以上)?$/.test(quantity.after)) return null;
  const own = quantitiesIn(withoutNames(floor))[0]?.unit ?? null;
  const sameUnit = quantity.unit === null || quantity.unit === own || /[倍番]/.test(floor);
  return sameUnit ? quantity.value : null;
}
