import { deriveValue } from "../../shared/catalogue/derive-value.ts";
import { big, printDecimal, roundDecimal } from "../../shared/codec/decimal.ts";
import type { ActualFigure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { PlacedFigure } from "./reading.ts";
import { readingFinding } from "./reading-findings.ts";

/** A formula's result may differ from the ratio computed here by rounding; more is asked about. */
const roundingAllowed = "0.05";

/**
 * Ratios are computed here from the base items of the same data period, in decimals; what a formula cell shows is only a
 * cached result that another program may have left stale: where it differs, that is said (RATIO-SHOWN). A ratio typed as a
 * number is kept as typed and checked against its base items (RATIO-DERIVED); so is a formula's result where the base
 * items are not in the table.
 */
export function fillDerived(
  placed: readonly PlacedFigure[],
  form: Form,
): { figures: PlacedFigure[]; findings: Finding[] } {
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const values = new Map(
    placed.flatMap(({ figure }) =>
      figure.kind === "actual" && figure.value !== null
        ? [[valueKey(figure.indicator, figure.period), figure.value]]
        : [],
    ),
  );
  const findings: Finding[] = [];
  const figures = placed.map((entry): PlacedFigure => {
    const { figure } = entry;
    const indicator = indicators.get(figure.indicator);
    if (figure.kind !== "actual" || !indicator?.derive || figure.availability !== "available") return entry;
    if (figure.obtained === "typed" && figure.typed !== null) return entry;
    const derived = derivedValue(indicator, figure, values);
    if (derived === undefined) return { ...entry, figure: { ...figure, obtained: "typed" } };
    findings.push(...shownFinding(figure, derived));
    return { ...entry, figure: { ...figure, value: derived, typed: null, obtained: "derived" } };
  });
  return { figures, findings };
}

function shownFinding({ indicator, period, scope, value, cell }: ActualFigure, derived: string): Finding[] {
  if (value === null || cell === null) return [];
  const difference = big(value).minus(derived);
  if (difference.abs().lte(roundingAllowed)) return [];
  return [
    readingFinding({
      id: "RATIO-SHOWN",
      class: "RATIO",
      severity: "query",
      cells: [cell],
      figures: [{ indicator, kind: "actual", period, scope }],
      expected: roundDecimal(derived, 4),
      actual: value,
      imbalance: printDecimal(difference.round(4)),
    }),
  ];
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
