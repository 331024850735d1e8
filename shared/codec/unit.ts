import { type Result, refuse, succeed } from "../result.ts";
import { big, isDecimal, printDecimal } from "./decimal.ts";
import { squeezeText } from "./fold-text.ts";
import { countableFamilies, multipliers, scaledUnitNames, unitFamilies } from "./unit-families.ts";

/**
 * How a unit as written relates to the canonical one: same · synonym (名 for 人) · a factor to multiply by (万元 for 亿元:
 * 0.0001) · incomplete (亿 for 亿元, traps D07) · different (家次 for 家, D02: something else is counted) · unknown.
 */
export type UnitMatch = "same" | "synonym" | "incomplete" | "different" | "unknown" | { factor: string };

export type UnitProblem = { code: "incomplete" | "different" | "unknown" | "outOfRange" };

/** Longer texts are no unit. */
const longest = 60;

const multiplied = /^(万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)(.*)$/;

/** One side of a unit: 万元 → scale "10000", families ["元"]. A bare 万 or 亿 has no family. */
type Part = { scale: string; families: readonly string[] };
type Unit = { above: Part; below: Part | null };

const names: ReadonlyMap<string, Part> = (() => {
  const known = new Map<string, Part>();
  for (const [family = "", ...others] of unitFamilies) {
    for (const name of [family, ...others]) {
      const before = known.get(name)?.families ?? [];
      known.set(name, { scale: "1", families: [...before, family] });
    }
  }
  for (const [name, family, scale] of scaledUnitNames) known.set(name, { scale, families: [family] });
  return known;
})();

/** Longest name first, so that 家次 is found before 家. */
const knownNames = [...names.keys()].sort((a, b) => b.length - a.length);

/** Folded, without blanks, brackets around it and the words 单位： and 人民币: "（单位：亿元）" → "亿元". */
export function normaliseUnit(text: string): string {
  if (text.length > longest) return "";
  const bare = squeezeText(text).replace(/^\((.*)\)$/, "$1");
  return bare
    .replace(/^(?:计量)?单位:?/, "")
    .replace(/人民币/, "")
    .replaceAll("億", "亿")
    .replaceAll("萬", "万")
    .toLowerCase();
}

function readPart(text: string): Part | null {
  const direct = names.get(text);
  if (direct !== undefined) return direct;
  const [, multiplier = "", name = ""] = multiplied.exec(text) ?? [];
  const scale = multipliers[multiplier];
  if (scale === undefined) return null;
  if (name === "") return { scale, families: [] };
  const base = names.get(name);
  return base === undefined
    ? null
    : { scale: printDecimal(big(base.scale).times(scale)), families: base.families };
}

function readUnit(normalised: string): Unit | null {
  const [first = "", second, ...more] = normalised.split(/[/每]/);
  const above = readPart(first);
  if (above === null || more.length > 0) return null;
  if (second === undefined) return { above, below: null };
  const below = readPart(second);
  return below === null ? null : { above, below };
}

/** True for a unit this module can compare, with or without 万/亿, also 件/万人 and a bare 亿. */
export const isKnownUnit = (text: string): boolean => readUnit(normaliseUnit(text)) !== null;

/** The known unit a text begins with, as long as possible (家次 in "家次以上"), or null. For numbers inside sentences. */
export function unitAtStart(text: string): string | null {
  const [, multiplier = ""] = multiplied.exec(text) ?? [];
  const lengths = [multiplier.length, 0].map((skipped) => {
    const rest = text.slice(skipped, skipped + longest);
    const name = knownNames.find((candidate) => rest.startsWith(candidate));
    return name === undefined ? 0 : skipped + name.length;
  });
  // 百分点, not 百 of 分
  const length = Math.max(multiplier.length, ...lengths);
  return length === 0 ? null : text.slice(0, length);
}

const related = (a: Part, b: Part): boolean => a.families.some((family) => b.families.includes(family));

/** Relations found before: a table asks for the same few pairs in every row. Bounded, so that odd texts do not pile up. */
const relations = new Map<string, UnitMatch>();
const mostRelations = 1000;

/** Relation of a unit as written to the canonical unit of an indicator. */
export function compareUnits(text: string, canonical: string): UnitMatch {
  if (text === canonical) return "same";
  if (text.length > longest || canonical.length > longest) return "unknown";
  const key = `${text}\n${canonical}`;
  const known = relations.get(key);
  if (known !== undefined) return known;
  const relation = relate(normaliseUnit(text), normaliseUnit(canonical));
  if (relations.size < mostRelations) relations.set(key, relation);
  return relation;
}

function relate(written: string, wanted: string): UnitMatch {
  if (written === wanted) return "same";
  const unit = readUnit(written);
  const target = readUnit(wanted);
  if (unit === null || target === null) return "unknown";
  if (unit.above.families.length === 0) return bareMultiplier(unit, target);
  if (!related(unit.above, target.above)) return "different";
  if (target.below === null) return unit.below === null ? scaling(unit, target) : "different";
  // 41件 for 件/万人: a rate printed with the unit of its count (traps D11)
  if (unit.below === null) return unit.above.scale === target.above.scale ? "synonym" : "different";
  return related(unit.below, target.below) ? scaling(unit, target) : "different";
}

function bareMultiplier(unit: Unit, target: Unit): UnitMatch {
  if (unit.below !== null || target.below !== null) return "different";
  if (target.above.families.some((family) => countableFamilies.has(family))) return scaling(unit, target);
  return target.above.families.some((family) => family.endsWith("元") || family === "平方米")
    ? "incomplete"
    : "different";
}

function scaling(unit: Unit, target: Unit): UnitMatch {
  const scale = ({ above, below }: Unit) => big(above.scale).div(below?.scale ?? "1");
  const factor = printDecimal(scale(unit).div(scale(target)));
  return factor === "1" ? "synonym" : { factor };
}

/** Converts a decimal from a unit as written into the canonical unit; never guesses. */
export function convert(value: string, from: string, to: string): Result<string, UnitProblem> {
  const match = compareUnits(from, to);
  if (!isDecimal(value)) return refuse({ code: "outOfRange" });
  if (match === "same" || match === "synonym") return succeed(value);
  if (typeof match === "string") return refuse({ code: match });
  const converted = printDecimal(big(value).times(match.factor));
  const lost = converted === "0" && value !== "0";
  return lost || !isDecimal(converted) ? refuse({ code: "outOfRange" }) : succeed(converted);
}
