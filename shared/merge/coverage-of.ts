import type { Coverage, Gap } from "../schema/merged.ts";

type Counted = Exclude<keyof Coverage, "due">;

/** Which count a gap falls under: what is there but not comparable is as missing as what was never sent. */
const countOf: Record<Gap, Counted> = {
  notYet: "notYet",
  notApplicable: "notApplicable",
  notProvided: "notProvided",
  notDisclosed: "notDisclosed",
  missing: "missing",
  ratioOnly: "missing",
  otherPeriod: "missing",
  otherStage: "missing",
  otherDefinition: "missing",
  zeroBase: "missing",
};

/** Coverage of the units that count, one entry a unit: its gap, or null where it has a value. 不适用 is not due. */
export function coverageOf(gaps: readonly (Gap | null)[]): Coverage {
  const coverage: Coverage = {
    due: 0,
    available: 0,
    notYet: 0,
    notProvided: 0,
    notDisclosed: 0,
    missing: 0,
    notApplicable: 0,
  };
  for (const gap of gaps) {
    coverage[gap === null ? "available" : countOf[gap]] += 1;
    if (gap !== "notApplicable") coverage.due += 1;
  }
  return coverage;
}
