import { type Figure, figureKey } from "../../shared/schema/figure.ts";

/** Index of the first figure that names what an earlier one already named; null when all differ. */
export function duplicateFigure(figures: readonly Figure[]): number | null {
  const seen = new Set<string>();
  for (const [index, figure] of figures.entries()) {
    const key = figureKey(figure);
    if (seen.has(key)) return index;
    seen.add(key);
  }
  return null;
}
