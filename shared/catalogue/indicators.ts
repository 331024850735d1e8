import { catalogue, type Indicator } from "../schema/indicator.ts";
import rows from "./indicators.json" with { type: "json" };

/**
 * The catalogue (指标目录): every indicator found in the bureaus' documents, in the order of the codes.
 * KJ-01… core indicators in form order · KJ-51… base items of the ratios · KJ-101… catalogue only.
 * A code is never given to another indicator. Names, definitions and aliases: docs/指标目录.md.
 */
export const indicators: readonly Indicator[] = catalogue.parse(rows);

/** "KJ-01" → indicator. */
export const indicatorByCode: ReadonlyMap<string, Indicator> = new Map(
  indicators.map((indicator) => [indicator.code, indicator]),
);

/** "rd_gdp_ratio" → indicator. */
export const indicatorByKey: ReadonlyMap<string, Indicator> = new Map(
  indicators.map((indicator) => [indicator.key, indicator]),
);
