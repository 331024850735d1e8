import { type Result, refuse, succeed } from "../result.ts";
import type { Target } from "../schema/target.ts";
import { convert, type UnitProblem } from "./unit.ts";

/** The words the target was written in. */
export const printTarget = (target: Target): string => target.text;

/**
 * True if the target can be judged once the figures are there (高于同级 after the merge). 左右, 前列, 基本实现全覆盖 cannot: 未判定.
 */
export const isJudged = (target: Target): boolean =>
  target.requirement === "aboveGroup" || (target.requirement !== "text" && target.number !== null);

/**
 * Words made from the structure alone; `parseTarget` reads the same structure from them. A target that is not judged has only
 * the words it was written in.
 */
export function describeTarget(target: Target): string {
  if (target.requirement === "text") return target.text;
  const prefix = target.commitment === "ensure" ? "确保" : target.commitment === "strive" ? "力争" : "";
  return `${prefix}${describeFloor(target)}${describeAmbition(target)}`;
}

function describeFloor({ requirement, number, unit, baseYear, peerGroup, text }: Target): string {
  const amount = `${number ?? ""}${unit ?? ""}`;
  const group = peerGroup?.text ?? "";
  switch (requirement) {
    case "atLeast":
      return `不少于${amount}`;
    case "moreThan":
      return `超过${amount}`;
    case "atMost":
      return `不超过${amount}`;
    case "keep":
      return `保持${amount}以上`;
    case "rankWithin":
      return `${group}前${number ?? ""}位`;
    case "multiple":
      return `为${baseYear === null ? "基年" : `${baseYear}年`}的${number ?? ""}倍`;
    case "growth":
      return `${baseYear === null ? "" : `比${baseYear}年`}增长${amount}以上`;
    case "aboveGroup":
      return `高于${group}平均`;
    case "text":
      return text;
  }
}

function describeAmbition({ requirement, ambition, unit }: Target): string {
  if (ambition === null) return "";
  if (ambition.kind === "improve") return ",力争进位";
  if (requirement === "rankWithin") return `,力争前${ambition.number}位`;
  return `,力争${ambition.number}${requirement === "multiple" ? "倍" : (unit ?? "")}`;
}

/** The target with its words replaced by those made from its structure: "力争新增国家高新技术企业70家" → "力争不少于70家". */
export const restateTarget = (target: Target): Target => ({ ...target, text: describeTarget(target) });

/** The target with floor and ambition in the indicator's unit; its words stay. Ranks, multiples, growth and text have no unit to convert. */
export function convertTarget(target: Target, unit: string): Result<Target, UnitProblem> {
  const { requirement, number, ambition } = target;
  const amounts = ["atLeast", "moreThan", "atMost", "keep"];
  if (!amounts.includes(requirement) || number === null) return succeed(target);
  const from = target.unit ?? unit;
  const floor = convert(number, from, unit);
  if (!floor.ok) return refuse(floor.error);
  const converted = { ...target, number: floor.value, unit: unit === "" ? null : unit };
  if (ambition?.kind !== "number") return succeed(converted);
  const beyond = convert(ambition.number, from, unit);
  return beyond.ok
    ? succeed({ ...converted, ambition: { kind: "number", number: beyond.value } })
    : refuse(beyond.error);
}
