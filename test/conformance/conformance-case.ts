import * as z from "zod";
import { periodYearBefore } from "../../shared/codec/period.ts";
import type { ActualFigure, Figure } from "../../shared/schema/figure.ts";
import { availability, stage } from "../../shared/schema/figure.ts";
import { finding } from "../../shared/schema/finding.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { target } from "../../shared/schema/target.ts";
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
      /** The text is no number of the indicator's: kept as typed, without a value. */
      unread: z.literal(true).optional(),
      availability: availability.optional(),
      stage: stage.optional(),
    })
    .optional(),
  note: z.string().optional(),
  /** The actual of a second row of the same indicator, which stands in the place of the row the city fills in. */
  again: z.string().optional(),
});

const conformanceCase = z.strictObject({
  claim: z.string(),
  changes: z.array(change),
  /** What a client that lies makes of targets it has read; nothing a table can hold, so that engine and Worker alone are asked. */
  altered: z.array(z.strictObject({ indicator: z.string(), period: z.string(), target })).optional(),
  /** Where nothing is known of the unit but the document: pane and command line without sign-in. */
  offline: z.array(finding.omit({ cells: true })),
  /** On the server, where the year before was accepted as `acceptedTable`. */
  server: z.array(finding.omit({ cells: true })),
});
export type ConformanceCase = z.infer<typeof conformanceCase>;
export const conformanceCases = z.array(conformanceCase).parse(cases);
/** What a clerk can have in a table. */
export const typedCases = conformanceCases.filter(({ altered }) => altered === undefined);

const found = rehearsalTables.find(({ org }) => org === "330483");
if (found === undefined) throw new Error("the rehearsal has no table of 桐乡市");
const base: DemoTable = found;

type Changes = Pick<ConformanceCase, "changes">;
type Change = z.infer<typeof change>;

/** The row the city fills in; in its place a second row of another indicator may stand. */
export const importedRow = "KJ-45";

export const againIn = ({ changes }: Changes): { indicator: string; text: string } | null => {
  const found = changes.find(({ again }) => again !== undefined);
  return found?.again === undefined ? null : { indicator: found.indicator, text: found.again };
};

/** The case's table as it is typed, but for a second row. */
export const tableOf = ({ changes }: Changes): DemoTable => ({
  ...base,
  entries: base.entries.map((entry) => {
    if (entry.indicator === importedRow && againIn({ changes }) !== null)
      return { ...entry, target: null, nextTarget: null };
    const changed = changes.find(({ indicator }) => indicator === entry.indicator);
    return changed === undefined ? entry : changedEntry(entry, changed);
  }),
});

function changedEntry(entry: DemoEntry, changed: Change): DemoEntry {
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

export function documentOf(one: Changes & Pick<ConformanceCase, "altered">): SubmissionDocument {
  const unread = one.changes.filter(({ actual }) => actual?.unread);
  const readable = one.changes.map((changed) =>
    unread.includes(changed) ? { ...changed, actual: { text: null } } : changed,
  );
  const document = demoDocument(tableOf({ changes: readable }));
  const typedOf = new Map(
    unread.map(({ indicator, actual }) => [currentIn(document, indicator), actual?.text ?? ""]),
  );
  const figures = document.figures.map((figure): Figure => {
    const text = figure.kind === "actual" ? typedOf.get(figure) : undefined;
    return text === undefined || figure.kind !== "actual"
      ? alteredIn(one, figure)
      : { ...figure, typed: { text, unit: figure.unit } };
  });
  return { ...document, figures: [...figures, ...secondRow(one, document)] };
}

function alteredIn({ altered = [] }: Pick<ConformanceCase, "altered">, figure: Figure): Figure {
  const lie = altered.find((one) => one.indicator === figure.indicator && one.period === figure.period);
  return lie === undefined || figure.kind !== "target" ? figure : { ...figure, target: lie.target };
}

/** The round's own actual of an indicator, beside 上年实绩. */
function currentIn({ figures }: SubmissionDocument, indicator: string): ActualFigure {
  const [current] = figures
    .filter((figure) => figure.kind === "actual")
    .filter((figure) => figure.indicator === indicator)
    .toSorted((one, other) => (one.period < other.period ? 1 : -1));
  if (current === undefined) throw new Error(`${indicator} has no actual`);
  return current;
}

/** The second row has a number and nothing else. */
function secondRow(one: Changes, document: SubmissionDocument): Figure[] {
  const again = againIn(one);
  if (again === null) return [];
  const first = currentIn(document, again.indicator);
  const typed = { text: again.text, unit: first.unit };
  return [{ ...first, value: again.text, typed, source: null, sections: [], note: null }];
}

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
