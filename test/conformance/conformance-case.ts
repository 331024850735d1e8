import * as z from "zod";
import { periodYearBefore } from "../../shared/codec/period.ts";
import { availability, stage } from "../../shared/schema/figure.ts";
import { finding } from "../../shared/schema/finding.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import type { KnownHistory } from "../../shared/validate/history.ts";
import { demoDocument } from "../../worker/demo/demo-document.ts";
import type { DemoEntry, DemoTable, RequirementLabel } from "../../worker/demo/entry.ts";
import { rehearsalTables } from "../../worker/demo/rehearsal-figures.ts";
import { heldHistory } from "../held-history.ts";
import cases from "./cases.json" with { type: "json" };

// What a clerk has typed into the yearly form, and every finding of it: the same from the engine, the Worker, the command line
// and the pane. A case says only what differs from the invented table of 桐乡市 in the rehearsal.

const requirement = z.enum([
  "不少于",
  "超过",
  "不超过",
  "保持",
  "位次不低于",
  "倍数(比基年)",
  "增长(%)",
  "高于同级",
  "文字",
] satisfies RequirementLabel[]);
const targetCells = z.strictObject({ requirement, value: z.string() });

const change = z.strictObject({
  indicator: z.string(),
  previousActual: z.string().optional(),
  target: targetCells.optional(),
  nextTarget: targetCells.optional(),
  actual: z
    .strictObject({
      text: z.string().nullable(),
      availability: availability.optional(),
      stage: stage.optional(),
    })
    .optional(),
  note: z.string().optional(),
});

const conformanceCase = z.strictObject({
  claim: z.string(),
  changes: z.array(change),
  /** Where nothing is known of the unit but the document: pane and command line without sign-in. */
  offline: z.array(finding.omit({ cells: true })),
  /** On the server, where the year before was accepted as `acceptedTable`. */
  server: z.array(finding.omit({ cells: true })),
});
export type ConformanceCase = z.infer<typeof conformanceCase>;
export const conformanceCases = z.array(conformanceCase).parse(cases);

const found = rehearsalTables.find(({ org }) => org === "330483");
if (found === undefined) throw new Error("the rehearsal has no table of 桐乡市");
const base: DemoTable = found;

/** The case's table as it is typed. */
export const tableOf = ({ changes }: Pick<ConformanceCase, "changes">): DemoTable => ({
  ...base,
  entries: base.entries.map((entry) => {
    const changed = changes.find(({ indicator }) => indicator === entry.indicator);
    return changed === undefined ? entry : changedEntry(entry, changed);
  }),
});

function changedEntry(entry: DemoEntry, changed: z.infer<typeof change>): DemoEntry {
  const merged = {
    ...entry,
    previousActual: changed.previousActual ?? entry.previousActual,
    target: changed.target ?? entry.target,
    nextTarget: changed.nextTarget ?? entry.nextTarget,
    note: changed.note ?? entry.note,
  };
  if (changed.actual === undefined || entry.actual === null) return merged;
  const { text, availability: state = "available", stage: finality = entry.actual.stage } = changed.actual;
  const { dataYear } = entry.actual;
  return {
    ...merged,
    actual: { text, availability: state, stage: state === "available" ? finality : null, dataYear },
  };
}

export const documentOf = (one: Pick<ConformanceCase, "changes">): SubmissionDocument =>
  demoDocument(tableOf(one));

/** What was accepted a year before: the figures the table states as 上年实绩, and its targets as they were set. */
export const acceptedTable: DemoTable = {
  ...base,
  period: periodYearBefore(base.period),
  entries: base.entries.map((entry) => ({
    ...entry,
    previousActual: null,
    target: null,
    nextTarget: entry.target,
    actual: entry.actual && {
      ...entry.actual,
      text: entry.previousActual,
      availability: entry.previousActual === null ? "notProvided" : "available",
      stage: entry.previousActual === null ? null : "annual",
      dataYear: entry.actual.dataYear && periodYearBefore(entry.actual.dataYear),
    },
    note: "演练",
  })),
};

/** What the server knows of the unit, as far as a document of `period` is compared with it; nobody else has reported. */
export const acceptedHistory = (period: string): KnownHistory => ({
  ...heldHistory(demoDocument(acceptedTable).figures, period),
  peers: [],
});
