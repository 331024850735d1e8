import { deriveFrom } from "../../../shared/catalogue/derive-from.ts";
import { ratioTolerance } from "../../../shared/catalogue/derive-value.ts";
import { big, printDecimal, roundDecimal } from "../../../shared/codec/decimal.ts";
import type { ActualFigure } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { PlacedFigure } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";

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
  const derivedOf = deriveFrom(placed.map(({ figure }) => figure));
  const findings: Finding[] = [];
  const figures = placed.map((entry): PlacedFigure => {
    const { figure } = entry;
    const indicator = indicators.get(figure.indicator);
    if (figure.kind !== "actual" || !indicator?.derive || figure.availability !== "available") return entry;
    if (figure.obtained === "typed" && figure.typed !== null) return entry;
    const derived = derivedOf(indicator, figure.period);
    if (derived === undefined) return { ...entry, figure: { ...figure, obtained: "typed" } };
    findings.push(...shownFinding(figure, derived));
    return { ...entry, figure: { ...figure, value: derived, typed: null, obtained: "derived" } };
  });
  return { figures, findings };
}

function shownFinding({ indicator, period, scope, value, cell }: ActualFigure, derived: string): Finding[] {
  if (value === null || cell === null) return [];
  const difference = big(value).minus(derived);
  if (difference.abs().lte(ratioTolerance)) return [];
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
