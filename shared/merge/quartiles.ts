import { big, compareDecimal, printDecimal } from "../codec/decimal.ts";

export interface Quartiles {
  lower: string;
  median: string;
  upper: string;
}

/**
 * Median and quartiles by linear interpolation between order statistics at (n − 1) × p, as Excel's QUARTILE.INC and
 * MEDIAN and R's default (Hyndman & Fan 1996, type 7), in exact decimals. Null for no values.
 */
export function quartilesOf(values: readonly string[]): Quartiles | null {
  const sorted = values.toSorted(compareDecimal);
  const lower = quantile(sorted, 1);
  const median = quantile(sorted, 2);
  const upper = quantile(sorted, 3);
  return lower === null || median === null || upper === null ? null : { lower, median, upper };
}

function quantile(sorted: readonly string[], quarters: 1 | 2 | 3): string | null {
  const position = (sorted.length - 1) * quarters;
  const below = sorted[Math.floor(position / 4)];
  if (below === undefined) return null;
  const above = sorted[Math.ceil(position / 4)] ?? below;
  const share = big(position % 4).times("0.25");
  return printDecimal(big(below).plus(big(above).minus(below).times(share)));
}
