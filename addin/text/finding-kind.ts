import type { Finding, Severity } from "../../shared/schema/finding.ts";

/** A severity; 已放行, which was 准强制性 until the city let it pass; or 未判定, which is no pass. */
export type FindingKind = Severity | "released" | "na";

/** Gravest first. */
export const findingKinds: readonly FindingKind[] = [
  "error",
  "releasable",
  "query",
  "hint",
  "released",
  "na",
];

export const kindOf = ({ outcome, severity, release }: Finding): FindingKind =>
  outcome === "na" ? "na" : release === undefined ? severity : "released";
