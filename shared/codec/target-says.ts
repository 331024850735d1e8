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
  const asked = canonicalJson(target);
  if (number !== null) {
    const plain = fromNumber(requirement, number, canonicalUnit === "" ? null : canonicalUnit, context);
    if (plain.ok && canonicalJson(plain.value) === asked) return true;
  }
  // a year in the words is held against the figure's period, not here
  const { year: _, ...known } = context;
  const said = parseTarget(text, { ...known, unit: canonicalUnit });
  const inUnit = said.ok ? convertTarget(said.value, canonicalUnit) : said;
  return inUnit.ok && canonicalJson(inUnit.value) === asked;
}
