import { deriveFrom } from "../../shared/catalogue/derive-from.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { readNumber } from "../../shared/codec/number.ts";
import { periodYearBefore, yearOf } from "../../shared/codec/period.ts";
import { contextOfIndicator, targetFromCells } from "../../shared/codec/target.ts";
import { convert } from "../../shared/codec/unit.ts";
import { blankActual } from "../../shared/schema/blank-actual.ts";
import { type ActualFigure, type Figure, figure, type TargetFigure } from "../../shared/schema/figure.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import type { DemoActual, DemoEntry, DemoTable, DemoTarget } from "./entry.ts";

const indicators = new Map(yearlyForm.indicators.map((indicator) => [indicator.code, indicator]));

/**
 * A filled-in table as the document a unit would send: read with the codecs a workbook is read with. Throws where an
 * entry cannot be read, which would be a mistake in the demo's data.
 */
export function demoDocument({ org, period, entries }: DemoTable): SubmissionDocument {
  const typed = entries.flatMap((entry) => figuresOf(entry, period));
  return {
    form: { id: yearlyForm.id, version: yearlyForm.version },
    org,
    period,
    figures: withDerived(typed).map((one) => figure.parse(one)),
    explanations: [],
    // No document names them: the demo says so instead of inventing people.
    signers: {
      unitHead: "（演示）",
      statisticsHead: "（演示）",
      preparer: "（演示）",
      phone: null,
      reportDate: `${yearOf(period) + 1}-01-20`,
    },
  };
}

function figuresOf(entry: DemoEntry, period: string): Figure[] {
  const indicator = indicators.get(entry.indicator);
  if (indicator === undefined) throw new Error(`the demo names an unknown indicator ${entry.indicator}`);
  const dataPeriod = entry.actual?.dataYear ?? period;
  return [
    ...(entry.actual === null ? [] : [currentActual(indicator, entry, entry.actual, dataPeriod)]),
    ...(entry.previousActual === null
      ? []
      : [
          {
            ...blankActual(indicator, periodYearBefore(dataPeriod)),
            ...numberOf(indicator, entry.previousActual),
          },
        ]),
    ...targetFigures(indicator, entry.target, period),
    ...targetFigures(indicator, entry.nextTarget, String(yearOf(period) + 1)),
  ];
}

const currentActual = (
  indicator: Indicator,
  { from, note, sections }: DemoEntry,
  { text, availability, stage }: DemoActual,
  period: string,
): ActualFigure => ({
  ...blankActual(indicator, period),
  ...(text === null ? {} : numberOf(indicator, text)),
  availability,
  ...(stage === null ? {} : { stage }),
  source: from,
  sections: [...sections],
  note,
});

function numberOf({ code, unit }: Indicator, text: string): Pick<ActualFigure, "value" | "typed"> {
  const read = readNumber(text);
  const value = read.ok ? convert(read.value.value, read.value.unit ?? unit, unit) : read;
  if (!value.ok) throw new Error(`the demo's ${code}: "${text}" is ${value.error.code}`);
  return { value: value.value, typed: { text, unit } };
}

function targetFigures(indicator: Indicator, given: DemoTarget | null, period: string): TargetFigure[] {
  if (given === null) return [];
  const { code, unit } = indicator;
  const read = targetFromCells({ ...given, canonicalUnit: unit }, contextOfIndicator(indicator));
  if (!read.ok) throw new Error(`the demo's target of ${code}: "${given.value}" is ${read.error.code}`);
  if (read.value === null) return [];
  const scope = { kind: "whole" } as const;
  return [{ kind: "target", indicator: code, period, scope, cell: null, note: null, target: read.value }];
}

/** Ratios that nobody typed follow from the base items of the same data period. */
function withDerived(figures: readonly Figure[]): Figure[] {
  const derivedOf = deriveFrom(figures);
  return figures.map((one) => {
    const indicator = indicators.get(one.indicator);
    if (one.kind !== "actual" || one.value !== null || one.availability !== "available" || !indicator)
      return one;
    const value = derivedOf(indicator, one.period);
    return value === undefined ? one : { ...one, value, obtained: "derived" };
  });
}
