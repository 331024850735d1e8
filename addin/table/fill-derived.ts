import { deriveValue } from "../../shared/catalogue/derive-value.ts";
import type { ActualFigure } from "../../shared/schema/figure.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { PlacedFigure } from "./reading.ts";

/**
 * Ratios are computed here from the base items of the same data period, in decimals; what a formula cell shows is only a
 * cached result that another program may have left stale. A ratio typed as a number is kept as typed and checked
 * against its base items (RATIO-DERIVED); so is a formula's result where the base items are not in the table.
 */
export function fillDerived(placed: readonly PlacedFigure[], form: Form): PlacedFigure[] {
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const values = new Map(
    placed.flatMap(({ figure }) =>
      figure.kind === "actual" && figure.value !== null
        ? [[valueKey(figure.indicator, figure.period), figure.value]]
        : [],
    ),
  );
  return placed.map((entry) => {
    const { figure } = entry;
    const indicator = indicators.get(figure.indicator);
    if (figure.kind !== "actual" || !indicator?.derive || figure.availability !== "available") return entry;
    if (figure.obtained === "typed" && figure.typed !== null) return entry;
    const derived = derivedValue(indicator, figure, values);
    return {
      ...entry,
      figure:
        derived === undefined
          ? { ...figure, obtained: "typed" }
          : { ...figure, value: derived, typed: null, obtained: "derived" },
    };
  });
}

const valueKey = (indicator: string, period: string): string => `${indicator}/${period}`;

function derivedValue(
  { derive }: Indicator,
  { period }: ActualFigure,
  values: ReadonlyMap<string, string>,
): string | undefined {
  if (derive === null) return undefined;
  const numerator = values.get(valueKey(derive.numerator, period));
  const denominator = values.get(valueKey(derive.denominator, period));
  if (numerator === undefined || denominator === undefined) return undefined;
  const derived = deriveValue(derive, numerator, denominator);
  return derived.ok ? derived.value : undefined;
}
