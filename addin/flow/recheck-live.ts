import type { Result } from "../../shared/result.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { untilCancelled } from "../api/until-cancelled.ts";
import type { HostRefusal, HostRefusalCode, LiveWorkbookHost, WorkbookChange } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { sayingsInWorkbook } from "../table/results-in-workbook.ts";
import type { CheckReport } from "./check.ts";
import type { LiveCheck } from "./check-live.ts";
import { findingIdentities } from "./finding-identity.ts";
import { sameVersion } from "./form-of.ts";
import { marksOf } from "./marks-of.ts";

/** What has changed since a check, before it is looked at again. */
export type Heard = {
  /** Rows of the checked sheet; null: too many to be named. */
  rows: readonly number[] | null;
  /** Rows, columns or sheets came, went or moved: what is known of where things stand is of no use. */
  moved: boolean;
  by: WorkbookChange["by"];
};

/** How the check has come out since, and how many findings are gone and new by that. */
export type Recheck = { check: LiveCheck; fixed: number; added: number };

/** Cells of the checked sheet: judging more than these takes the page longer than a moment, at every change. */
export const mostCellsLive = 12_000;

/** Refusals that end by themselves. */
const passing: readonly HostRefusalCode[] = ["editing", "busy"];

/** A paste over more rows than this is told without them. */
const namedRows = 5;

/** The changes of a moment together; `heard` null where there were none before. Of others' sheets see `concerns`. */
export function heardWith(heard: Heard | null, { range, by }: WorkbookChange, isOwnSheet: boolean): Heard {
  const before = heard ?? { rows: [], moved: false, by };
  return {
    rows: isOwnSheet ? rowsWith(before.rows, range) : before.rows,
    moved: before.moved || range === null,
    by: before.by === "elsewhere" ? before.by : by,
  };
}

function rowsWith(rows: Heard["rows"], range: WorkbookChange["range"]): Heard["rows"] {
  if (rows === null || range === null || range.bottom - range.top >= namedRows) return null;
  const all = new Set(rows);
  for (let row = range.top; row <= range.bottom; row++) all.add(row);
  return all.size > namedRows ? null : [...all].sort((a, b) => a - b);
}

/** Whether a change of that sheet can change what was found: it is the checked one, or formulas there may refer to it. */
export function concerns({ report, snapshot }: LiveCheck, sheet: string): boolean {
  const own = report.reading.sheet;
  if (sheet === own) return true;
  const checked = snapshot.sheets.find(({ name }) => name === own);
  return checked?.formulas.some((line) => line.some((formula) => formula?.includes("!"))) ?? false;
}

/**
 * Checks a table once more after changes: its sheet alone is read anew, the server is not asked, and the whole sheet is
 * judged, for a figure may be compared with those of other rows. Marks follow where they are drawn, unless somebody has taken
 * them away (`marked`). "later": a cell is being typed into. null: this cannot tell or would take long, and the table must be
 * checked as a whole; or it was cancelled.
 */
export async function recheckLive(
  workbook: Pick<LiveWorkbookHost, "snapshot" | "readSheet" | "mark" | "marksAreDrawn">,
  last: LiveCheck,
  { moved, marked, signal }: { moved: boolean; marked: boolean; signal: AbortSignal },
): Promise<Recheck | "later" | null> {
  if (cellsIn(last) > mostCellsLive) return null;
  const read = await untilCancelled(
    moved ? workbook.snapshot(signal) : readOwn(workbook, last, signal),
    signal,
  );
  if (read === "cancelled" || signal.aborted) return null;
  if (!read.ok) return passing.includes(read.error.code) ? "later" : null;
  const report = last.checkAgain(read.value);
  if (!report.ok || !isSameTable(report.value, last.report)) return null;
  const check = {
    ...last,
    report: report.value,
    snapshot: read.value,
    onSheet: sayingsInWorkbook(read.value),
  };
  const { fixed, added } = difference(last.report.findings, report.value.findings);
  if (!marked || !workbook.marksAreDrawn) return { check, fixed, added };
  const marks = await workbook.mark(marksOf(report.value.findings));
  return { check: { ...check, marks: marks.ok ? marks.value : marks.error }, fixed, added };
}

function cellsIn({ report, snapshot }: LiveCheck): number {
  const { values = [] } = snapshot.sheets.find(({ name }) => name === report.reading.sheet) ?? {};
  return values.length * (values[0]?.length ?? 0);
}

/** The workbook as it was known, with the checked sheet as it is now. */
async function readOwn(
  workbook: Pick<LiveWorkbookHost, "readSheet">,
  { report, snapshot }: LiveCheck,
  signal: AbortSignal,
): Promise<Result<WorkbookSnapshot, HostRefusal>> {
  const read = await workbook.readSheet(report.reading.sheet, signal);
  if (!read.ok) return read;
  const sheets = snapshot.sheets.map((sheet) => (sheet.name === read.value.name ? read.value : sheet));
  return { ok: true, value: { ...snapshot, sheets } };
}

/** Explanations belong to a unit's table of a period: another one begins anew. */
const isSameTable = (now: CheckReport, before: CheckReport): boolean =>
  now.reading.sheet === before.reading.sheet &&
  now.org === before.org &&
  now.period === before.period &&
  sameVersion(now.form, before.form);

function difference(before: readonly Finding[], now: readonly Finding[]): { fixed: number; added: number } {
  const [old, current] = [new Set(findingIdentities(before)), new Set(findingIdentities(now))];
  return {
    fixed: [...old].filter((identity) => !current.has(identity)).length,
    added: [...current].filter((identity) => !old.has(identity)).length,
  };
}
