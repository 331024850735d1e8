import type { Aggregate, MergedIndicator, MergedTable } from "../../../../shared/schema/merged.ts";

/** Merged figures for tests of what the peer sheet shows; the numbers are invented and need not add up. */

export const value = (number: string): Aggregate => ({ kind: "value", value: number });
export const withheld = (why: Extract<Aggregate, { kind: "withheld" }>["why"]): Aggregate => ({
  kind: "withheld",
  why,
});

const blank: MergedIndicator = {
  indicator: "KJ-13",
  period: "2024",
  values: ["93", "61", "70", "88", null, null],
  gaps: { "4": "missing", "5": "notApplicable" },
  stage: "annual",
  total: value("312"),
  median: withheld("tooFew"),
  lowerQuartile: withheld("tooFew"),
  upperQuartile: withheld("tooFew"),
  ranks: [1, 4, 3, 2, null, null],
  coverage: {
    due: 5,
    available: 4,
    notYet: 0,
    notProvided: 0,
    notDisclosed: 0,
    missing: 1,
    notApplicable: 1,
  },
  targets: [null, null, null, null, null, null],
  nextTargets: [null, null, null, null, null, null],
  official: null,
};
export const mergedIndicator = (rest: Partial<MergedIndicator>): MergedIndicator => ({ ...blank, ...rest });

export const mergedTable = (indicators: MergedIndicator[], rest: Partial<MergedTable> = {}): MergedTable => ({
  round: {
    id: "2024-annual",
    name: "2024年报",
    form: { id: "sti-yearly", version: 1 },
    kind: "actual",
    period: "2024",
    stage: "annual",
    dueAt: "2025-01-20T09:00:00.000Z",
    visibility: "full",
    rehearsal: false,
  },
  state: "published",
  publishedAt: "2025-02-01T08:00:00.000Z",
  asOf: "2025-01-31T09:30:00.000Z",
  audience: "full",
  orgs: [
    { id: "330421", name: "嘉善县", state: "accepted" },
    { id: "330424", name: "海盐县", state: "accepted" },
    { id: "330481", name: "海宁市", state: "accepted" },
    { id: "330482", name: "平湖市", state: "accepted" },
    { id: "330483", name: "桐乡市", state: "none" },
    { id: "jxedz", name: "嘉兴经济技术开发区", state: "accepted" },
  ],
  indicators,
  ...rest,
});
