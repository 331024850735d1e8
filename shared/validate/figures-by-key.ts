import { type Figure, figureKey } from "../schema/figure.ts";

/** Figures by their key, in their order; those that stand more than once share one. */
export function figuresByKey(figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> {
  const byKey = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = figureKey(figure);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [figure]);
    else same.push(figure);
  }
  return byKey;
}
