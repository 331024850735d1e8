import { roundDecimal } from "../../shared/codec/decimal.ts";
import type { ActualFigure } from "../../shared/schema/figure.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import { periodLabel } from "./finding-view.ts";
import { availabilityLabels, stageLabels } from "./labels.ts";
import type { Locale } from "./locale.ts";

/** A typed number stands as it was typed; a computed one is shown with the indicator's digits. "" where there is none. */
export function actualText({ value, obtained }: ActualFigure, definition: Indicator | null): string {
  if (value === null) return "";
  return obtained === "derived" && definition ? roundDecimal(value, definition.decimals) : value;
}

/** How final a number is, or why there is none; with its year where that is not the report's. */
export function statusText(
  { availability, stage, value, period }: ActualFigure,
  reportPeriod: string,
  locale: Locale,
): string {
  const status = value === null ? availabilityLabels[availability][locale] : stageLabels[stage][locale];
  if (period === reportPeriod) return status;
  return locale === "zh" ? `${status}（${periodLabel(period, "zh")}数）` : `${status} (of ${period})`;
}
