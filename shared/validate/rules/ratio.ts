import { deriveValue, ratioTolerance } from "../../catalogue/derive-value.ts";
import { big, printDecimal, roundDecimal } from "../../codec/decimal.ts";
import type { ActualFigure } from "../../schema/figure.ts";
import type { Indicator } from "../../schema/indicator.ts";
import type { CheckContext } from "../context.ts";
import { ofSoundFigures, type Rule, type RuleResult } from "../rule.ts";

/** RATIO: a ratio is what its base items make it (traps A05). */
export const ratioRules: readonly Rule[] = [
  {
    id: "RATIO-DERIVED",
    version: 3,
    class: "RATIO",
    severity: "error",
    ...ofSoundFigures,
    tolerance: { abs: ratioTolerance, rel: "0" },
    run: (context) =>
      derivedRows(context).flatMap(({ indicator, ratio }) => recompute(context, indicator, ratio)),
  },
  {
    // Only the ratio is known: allowed when it is 上级核定; it is then left out of the merge.
    id: "RATIO-ONLY",
    version: 1,
    class: "RATIO",
    severity: "query",
    ...ofSoundFigures,
    run: (context) =>
      derivedRows(context)
        .filter(
          ({ indicator, ratio }) =>
            parts(context, indicator, ratio) === undefined &&
            ratio.stage !== "confirmed" &&
            !isPartSilenced(context, indicator),
        )
        .map(({ ratio }) => ({ outcome: "fail", figures: [ratio], actual: ratio.value ?? "" })),
  },
];

/** A ratio that was computed from the base items beside it is theirs exactly, but for the last digits. */
const computedTolerance = "0.0001";

type DerivedRow = { indicator: Indicator; ratio: ActualFigure };

/** Derived indicators with a value in this document. */
function derivedRows({ currentOf, indicators }: CheckContext): DerivedRow[] {
  return [...currentOf.values()].flatMap((ratio) => {
    const indicator = indicators.get(ratio.indicator);
    return indicator?.derive && ratio.value !== null ? [{ indicator, ratio }] : [];
  });
}

type Parts = { numerator: ActualFigure & { value: string }; denominator: ActualFigure & { value: string } };

/** Both base items of the same data period; undefined when one has no value. */
function parts({ currentOf }: CheckContext, { derive }: Indicator, ratio: ActualFigure): Parts | undefined {
  if (derive === null) return undefined;
  const numerator = currentOf.get(derive.numerator);
  const denominator = currentOf.get(derive.denominator);
  if (numerator?.value == null || denominator?.value == null) return undefined;
  if (numerator.period !== ratio.period || denominator.period !== ratio.period) return undefined;
  return {
    numerator: { ...numerator, value: numerator.value },
    denominator: { ...denominator, value: denominator.value },
  };
}

/** A base item that is in error has its own finding; the ratio waits for it. */
const isPartSilenced = ({ silenced }: CheckContext, { derive }: Indicator): boolean =>
  derive !== null && (silenced.has(derive.numerator) || silenced.has(derive.denominator));

function recompute(context: CheckContext, indicator: Indicator, ratio: ActualFigure): RuleResult[] {
  const { derive } = indicator;
  const known = parts(context, indicator, ratio);
  if (derive === null || ratio.value === null || isPartSilenced(context, indicator)) return [];
  if (known === undefined) return [{ outcome: "na", figures: [ratio], params: { why: "parts" } }];
  const figures = [ratio, known.numerator, known.denominator];
  const derived = deriveValue(derive, known.numerator.value, known.denominator.value);
  if (!derived.ok) return [{ outcome: "na", figures, params: { why: derived.error } }];
  const imbalance = big(ratio.value).minus(derived.value);
  if (imbalance.abs().lte(ratio.obtained === "derived" ? computedTolerance : ratioTolerance)) return [];
  const digits = Math.max(indicator.decimals, 2);
  return [
    {
      outcome: "fail",
      // 上级核定 is not the county's to correct: it says why the two differ.
      severity: ratio.stage === "confirmed" ? "query" : "error",
      figures,
      expected: roundDecimal(derived.value, digits),
      actual: ratio.value,
      imbalance: roundDecimal(printDecimal(imbalance), digits),
    },
  ];
}
