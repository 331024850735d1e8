import type { Form, IndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { Gap, MergedIndicator, MergedTable } from "../../../shared/schema/merged.ts";
import { type FormSection, inSections } from "../../table/submission-rows.ts";
import type { Locale } from "../../text/locale.ts";

/** An indicator of a merged table as the form prints it. */
export type IndicatorLine = {
  row: IndicatorRow;
  name: string;
  indicator: Indicator;
  merged: MergedIndicator;
};

/** The merged indicators under the form's categories, in the form's order. */
export function indicatorSections(
  table: MergedTable,
  form: Form,
  locale: Locale,
): FormSection<IndicatorLine>[] {
  const merged = new Map(table.indicators.map((line) => [line.indicator, line]));
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  return inSections(form, (row) => {
    const line = merged.get(row.indicator);
    const indicator = indicators.get(row.indicator);
    return line && indicator ? { row, name: rowName(row, indicator, locale), indicator, merged: line } : null;
  });
}

/** As the form prints it; in English the catalogue's name. */
export const rowName = (row: IndicatorRow, indicator: Indicator | null, locale: Locale): string =>
  locale === "en" && indicator ? indicator.nameEn : (row.label ?? indicator?.name ?? row.indicator);

/** Sections with the lines that pass; those without any are left out. */
export const filterSections = (
  sections: readonly FormSection<IndicatorLine>[],
  passes: (line: IndicatorLine) => boolean,
): FormSection<IndicatorLine>[] =>
  sections
    .map(({ label, rows }) => ({ label, rows: rows.filter(passes) }))
    .filter(({ rows }) => rows.length > 0);

/**
 * Gaps somebody has to look into, each with its number of units. 不适用 is none, and what the city itself imports is not
 * the units' to report.
 */
export function problemsOf({ indicator, merged }: IndicatorLine): Map<Gap, number> {
  const counts = new Map<Gap, number>();
  for (const gap of Object.values(merged.gaps)) {
    if (gap === "notApplicable" || (gap === "missing" && indicator.obtained === "imported")) continue;
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return counts;
}

/** In how many indicators each kind of problem occurs, the most frequent first. */
export function problemKinds(lines: readonly IndicatorLine[]): [gap: Gap, indicators: number][] {
  const counts = new Map<Gap, number>();
  for (const line of lines) {
    for (const gap of problemsOf(line).keys()) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
