import { readNumber } from "../codec/number.ts";
import { compareUnits } from "../codec/unit.ts";
import type { ActualFigure } from "../schema/figure.ts";

/** A unit that the indicator's cannot be reached from, as it was typed. */
export type UnreachableUnit = { unit: string; comparison: "different" | "unknown" | "incomplete" };

/** The typed unit where it is not the indicator's nor convertible to it; the one beside the number wins over the column's. */
export function unreachableUnit({ typed, unit: canonical }: ActualFigure): UnreachableUnit | null {
  if (typed === null) return null;
  const read = readNumber(typed.text);
  const unit = read.ok ? (read.value.unit ?? typed.unit) : null;
  if (unit === null) return null;
  const comparison = compareUnits(unit, canonical);
  return comparison === "different" || comparison === "unknown" || comparison === "incomplete"
    ? { unit, comparison }
    : null;
}
