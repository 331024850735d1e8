import { readNumber } from "../codec/number.ts";
import { compareUnits } from "../codec/unit.ts";
import type { ActualFigure } from "../schema/figure.ts";

/** A unit that the indicator's cannot be reached from, as it was typed. */
export type UnreachableUnit = { unit: string; comparison: "different" | "unknown" | "incomplete" };

/** The unit a figure was typed in: the one beside the number wins over the column's; null where none is stated. */
export function typedUnit({ typed }: ActualFigure): string | null {
  if (typed === null) return null;
  const read = readNumber(typed.text);
  return read.ok ? (read.value.unit ?? typed.unit) : null;
}

/** The typed unit where it is not the indicator's nor convertible to it. */
export function unreachableUnit(figure: ActualFigure): UnreachableUnit | null {
  const unit = typedUnit(figure);
  if (unit === null) return null;
  const comparison = compareUnits(unit, figure.unit);
  return comparison === "different" || comparison === "unknown" || comparison === "incomplete"
    ? { unit, comparison }
    : null;
}
