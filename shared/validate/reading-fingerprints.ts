import { fingerprint } from "../codec/fingerprint.ts";
import { type Figure, figureKey } from "../schema/figure.ts";
import type { Finding } from "../schema/finding.ts";
import { standings } from "./finding-of.ts";

/**
 * Fingerprints of what the reading of a sheet has found: over its rule, its cells, what it says of them, and the figures it
 * is about as they are sent. Any of them changed, it is another finding, and what explained it is stale.
 */
export function readingFingerprints(figures: readonly Figure[]): (finding: Finding) => string {
  const standingOf = standings(figures);
  return ({ rule, cells, figures: about, expected, actual, params }) => {
    const keys = about.map(figureKey);
    return fingerprint([
      rule.id,
      String(rule.version),
      ...cells,
      ...keys,
      ...keys.flatMap((key) => standingOf(key).states),
      expected ?? "",
      actual ?? "",
      ...Object.keys(params)
        .sort()
        .flatMap((key) => [key, params[key] ?? ""]),
    ]);
  };
}
