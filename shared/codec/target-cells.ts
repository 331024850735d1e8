import { type Result, refuse, succeed } from "../result.ts";
import { type Requirement, requirement as requirementSchema, type Target } from "../schema/target.ts";
import { convertTarget, describeTarget } from "./describe-target.ts";
import { squeezeText } from "./fold-text.ts";
import { type RawCell, readCellNumber } from "./number.ts";
import { parseTarget } from "./parse-target.ts";
import type { TargetProblem } from "./target-core.ts";
import { fromNumber, nothing } from "./target-number.ts";
import type { TargetContext } from "./target-ranks.ts";
import { isSameTarget, saysWhatItAsks } from "./target-says.ts";

/** Words of the 目标要求 column, one for each requirement, in the order offered. */
export const requirementLabels: Readonly<Record<Requirement, string>> = {
  atLeast: "不少于",
  moreThan: "超过",
  atMost: "不超过",
  keep: "保持",
  rankWithin: "位次不低于",
  multiple: "倍数(比基年)",
  growth: "增长(%)",
  aboveGroup: "高于同级",
  text: "文字",
};

const otherLabels: Readonly<Record<string, Requirement>> = {
  "≥": "atLeast",
  ">=": "atLeast",
  大于等于: "atLeast",
  不低于: "atLeast",
  不小于: "atLeast",
  达到: "atLeast",
  以上: "atLeast",
  至少: "atLeast",
  ">": "moreThan",
  大于: "moreThan",
  突破: "moreThan",
  超: "moreThan",
  "≤": "atMost",
  "<=": "atMost",
  小于等于: "atMost",
  不高于: "atMost",
  不大于: "atMost",
  以内: "atMost",
  以下: "atMost",
  至多: "atMost",
  保持在: "keep",
  "位次≤": "rankWithin",
  位次: "rankWithin",
  排名: "rankWithin",
  名次: "rankWithin",
  倍数: "multiple",
  增长: "growth",
  增幅: "growth",
  高于平均: "aboveGroup",
};

const requirements: readonly Requirement[] = requirementSchema.options;
const byLabel: ReadonlyMap<string, Requirement> = new Map([
  ...requirements.map((requirement) => [requirementLabels[requirement], requirement] as const),
  ...Object.entries(otherLabels),
]);

/** A 目标要求 cell and a 目标值 cell. `unit` is the row's; `canonicalUnit` the one the number is wanted in. */
export type TargetCells = {
  requirement: string | null;
  value: RawCell;
  format?: string;
  unit?: string | null;
  canonicalUnit?: string;
};

/**
 * A target from its two cells: 不少于 | 70, 保持 | "85%以上", 文字 | "走在全省前列", nothing | "力争突破1500家". Null if both are empty. A word and a
 * label that contradict each other are refused. Where `canonicalUnit` is given, the number is in it, and the words say all
 * that is asked (`saysWhatItAsks`): what only the label or the row's unit said is added to them.
 */
export function targetFromCells(
  cells: TargetCells,
  context: TargetContext = {},
): Result<Target | null, TargetProblem> {
  const word = squeezeText((cells.requirement ?? "").slice(0, 60));
  const requirement = word === "" ? null : byLabel.get(word);
  if (requirement === undefined) return refuse({ code: "unknownRequirement" });
  const empty =
    cells.value === null ||
    (typeof cells.value === "string" && squeezeText(cells.value.slice(0, 400)) === "");
  if (empty) return withoutValue(requirement);
  const read = fromValue(requirement, cells, context);
  if (!read.ok || cells.canonicalUnit === undefined) return read;
  const converted = convertTarget(read.value, cells.canonicalUnit);
  if (!converted.ok) return refuse({ code: "unit" });
  return succeed(inFullWords(converted.value, read.value, cells, context));
}

const longestText = 300;

/** The target with the unit its bare number was read in: 不少于3000 in a column of 万元 is 不少于3000（单位：万元）. */
function inFullWords(target: Target, read: Target, cells: TargetCells, context: TargetContext): Target {
  const unit = cells.unit ?? context.unit ?? "";
  const texts = [
    target.text,
    `${target.text}（单位：${unit}）`,
    describeTarget(read),
    describeTarget(target),
  ];
  const worded = texts
    .filter((text) => text.length <= longestText)
    .map((text) => ({ ...target, text }))
    .find((one) => saysWhatItAsks(one, cells.canonicalUnit ?? "", context));
  return worded ?? target;
}

function withoutValue(requirement: Requirement | null): Result<Target | null, TargetProblem> {
  if (requirement === null) return succeed(null);
  if (requirement !== "aboveGroup") return refuse({ code: "missingValue" });
  return succeed({ ...nothing, requirement, text: requirementLabels.aboveGroup });
}

function fromValue(
  requirement: Requirement | null,
  { value, format, unit }: TargetCells,
  context: TargetContext,
): Result<Target, TargetProblem> {
  const own = unit ?? context.unit;
  const inContext = own === undefined || own === "" ? context : { ...context, unit: own };
  const bare = typeof value === "string" ? bareNumber(value) : null;
  if (typeof value === "string" && bare === null) return fromWords(requirement, value, inContext);
  const number = readCellNumber(bare ?? value, format ?? "General");
  if (!number.ok) return refuse({ code: number.error.code === "error" ? "error" : "unreadableNumber" });
  return fromNumber(requirement, number.value.value, number.value.unit ?? inContext.unit ?? null, context);
}

/** Text that is a number and nothing else ("70", "1,200"), as cells formatted as text hold it. */
function bareNumber(text: string): string | null {
  const read = readCellNumber(text, "@");
  return read.ok && read.value.unit === null ? text : null;
}

/**
 * Words under a label: a bare number takes the label's requirement, which is added to its words (不超过 | 70家 is 不超过70家); an operator
 * in the words must agree with it.
 */
function fromWords(
  label: Requirement | null,
  words: string,
  context: TargetContext,
): Result<Target, TargetProblem> {
  const parsed = parseTarget(words, context);
  if (label === "text" && (!parsed.ok || parsed.value.requirement !== "text")) return asText(words, parsed);
  if (!parsed.ok || label === null || parsed.value.requirement === label) return parsed;
  const { requirement, number, unit } = parsed.value;
  const group = /^(全[国省市县区]|[\u4e00-\u9fff]{2,5}[省市县区])(?:平均(?:水平|值|数)?|均值)?$/.exec(
    squeezeText(words),
  )?.[1];
  if (label === "aboveGroup" && group !== undefined) return parseTarget(`高于${group}平均`, context);
  const plain = squeezeText(words);
  const alone = readCellNumber(plain, "@");
  if (label === "multiple" && alone.ok && alone.value.unit === "倍")
    return fromNumber(label, alone.value.value, null, context);
  if (requirement !== "atLeast" || number === null) return refuse({ code: "requirementConflict" });
  if (label === "keep" && (alone.ok || /^[^\u4e00-\u9fff]+\S{0,6}?及?以上$/.test(plain)))
    return succeed({ ...parsed.value, requirement: "keep", text: `保持${words}` });
  const labelled = label === "moreThan" || label === "atMost" || (label === "growth" && unit === "%");
  return alone.ok && labelled
    ? fromNumber(label, number, unit, context)
    : refuse({ code: "requirementConflict" });
}

/** 文字 keeps the words whatever they hold, also several numbers. */
function asText(words: string, parsed: Result<Target, TargetProblem>): Result<Target, TargetProblem> {
  if (!parsed.ok && parsed.error.code !== "severalNumbers" && parsed.error.code !== "unreadableNumber")
    return parsed;
  const commitment = parsed.ok ? parsed.value.commitment : null;
  return succeed({ ...nothing, requirement: "text", commitment, text: words });
}

/**
 * The two cells of a target; `targetFromCells` with the indicator's unit (the target's, where `context` has none) asks the very same
 * from them. A plain number where the structure needs no more, else the words, where they say what is asked.
 */
export function targetToCells(
  target: Target,
  context: TargetContext = {},
): { requirement: string; value: string } {
  const requirement = requirementLabels[target.requirement];
  const short = target.number;
  if (short === null) return { requirement, value: target.text === requirement ? "" : target.text };
  const plain = fromNumber(target.requirement, short, target.unit, context);
  if (plain.ok && isSameTarget(plain.value, target)) return { requirement, value: short };
  const says = saysWhatItAsks(target, context.unit ?? target.unit ?? "", context);
  return { requirement, value: says ? target.text : describeTarget(target) };
}
