import type { Target } from "../schema/target.ts";
import { canonicalJson } from "./canonical-json.ts";
import { convertTarget } from "./describe-target.ts";
import { parseTarget } from "./parse-target.ts";
import { fromNumber } from "./target-number.ts";
import type { TargetContext } from "./target-ranks.ts";

/**
 * True if what the target asks is what its words say, a number without a unit taken in the indicator's (`canonicalUnit`, "" where
 * it has none), in which the target must be. What is kept as words (文字) has no number, whatever they say.
 */
export function saysWhatItAsks(target: Target, canonicalUnit: string, context: TargetContext): boolean {
  const { requirement, number, text } = target;
  if (requirement === "text") return number === null;
  if (number !== null) {
    const plain = fromNumber(requirement, number, canonicalUnit === "" ? null : canonicalUnit, context);
    if (plain.ok && isSameTarget(plain.value, target)) return true;
  }
  // a year in the words is held against the figure's period, not here
  const { year: _, ...known } = context;
  const said = parseTarget(text, { ...known, unit: canonicalUnit });
  const inUnit = said.ok ? convertTarget(said.value, canonicalUnit) : said;
  return inUnit.ok && isSameTarget(inUnit.value, target);
}

/** Compares field by field: every submission does it for each of its targets. */
export const isSameTarget = (a: Target, b: Target): boolean =>
  a.requirement === b.requirement &&
  a.number === b.number &&
  a.unit === b.unit &&
  a.baseYear === b.baseYear &&
  a.commitment === b.commitment &&
  a.text === b.text &&
  isSame(a.ambition, b.ambition) &&
  isSame(a.peerGroup, b.peerGroup);

const isSame = <T extends object | null>(a: T, b: T): boolean =>
  a === null || b === null ? a === b : canonicalJson(a) === canonicalJson(b);
