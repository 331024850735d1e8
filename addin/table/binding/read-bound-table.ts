import { type Result, refuse, succeed } from "../../../shared/result.ts";
import type { AcceptedAlias } from "../../../shared/schema/alias.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { WorkbookSnapshot } from "../../host/snapshot.ts";
import { parseCell } from "../address.ts";
import type { ReadTableOptions } from "../read-table.ts";
import { readWithAliases } from "../read-with-aliases.ts";
import type { ReadingRefusal, TableReading } from "../reading.ts";
import { rowsUnknown } from "../rows-unknown.ts";
import { sheetCells } from "../sheet-cells.ts";
import { bindingIn, type OwnBinding } from "./binding-in-workbook.ts";
import { isBindingSheet, pulledSheets } from "./binding-names.ts";
import { type BindingCounts, checkBinding, type Repair } from "./check-binding.ts";
import { repairsOf } from "./repairs-of.ts";
import { answersWith, answerUnder, type TableAnswers } from "./table-answers.ts";

/** `binding`: what became of an own table since it was bound; null where it was not. `repairs`: each of these things. */
export type BoundReading = {
  reading: TableReading;
  binding: BindingCounts | null;
  repairs: readonly Repair[];
};

/** `aliases`: names the city has accepted for the form; left out where they are not known. */
export type ReadBoundOptions = ReadTableOptions & { aliases?: readonly AcceptedAlias[] };

/**
 * Reads the form's table as `readTable` does, with what its workbook remembers of it: answers given before, heads and
 * names that were changed since, and what has become of all that was bound, as findings of the reading. `answers` that
 * are given take the place of those in the workbook. A table in which no row is known even so is refused by name.
 */
export function readBoundTable(
  snapshot: WorkbookSnapshot,
  options: ReadBoundOptions,
): Result<BoundReading, ReadingRefusal> {
  const read = readRemembered(snapshot, options);
  const unknown = read.ok ? rowsUnknown(read.value.reading) : null;
  return unknown === null ? read : refuse(unknown);
}

function readRemembered(
  snapshot: WorkbookSnapshot,
  { aliases, ...given }: ReadBoundOptions,
): Result<BoundReading, ReadingRefusal> {
  const bound = boundFor(snapshot, given.form);
  const options = { ...given, aliases: aliases ?? boundNames(bound) };
  if (bound === null) {
    const read = readWithAliases(snapshot, options);
    return read.ok ? succeed(unbound(read.value)) : read;
  }
  const answers = options.answers ?? bound.answers;
  const first = readMeant(snapshot, { ...options, answers }, bound);
  if (!first.ok) return first;
  const { sheet } = first.value;
  const found = snapshot.sheets.find(({ name }) => name === sheet);
  if (sheet !== bound.sheet || found === undefined) return succeed(unbound(first.value));
  const repairs = repairsOf(first.value, bound, answers);
  const read = isNone(repairs)
    ? first
    : readWithAliases(snapshot, {
        ...options,
        sheet,
        answers: answersWith(answers, repairs),
      });
  if (!read.ok) return read;
  const {
    counts,
    repairs: made,
    findings,
  } = checkBinding(read.value, bound, {
    cells: sheetCells(found, snapshot.epoch),
    answers,
    repairs,
  });
  const others = withoutGone(read.value.findings, findings);
  const reading = { ...read.value, findings: [...findings, ...others] };
  return succeed({ reading, binding: counts, repairs: made });
}

/** A row that is gone is said to be so, and not asked about as well. */
function withoutGone(findings: readonly Finding[], ofBinding: readonly Finding[]): Finding[] {
  const rowsOf = (rule: string, of: readonly Finding[]) =>
    of.flatMap((finding) =>
      finding.rule.id === rule ? finding.cells.map((cell) => parseCell(cell)?.address.row) : [],
    );
  const gone = new Set(rowsOf("STR-GONE", ofBinding));
  return findings.filter((finding) => {
    const rows = rowsOf("STR-ROW", [finding]);
    return rows.length === 0 || !rows.every((row) => gone.has(row));
  });
}

const unbound = (reading: TableReading): BoundReading => ({ reading, binding: null, repairs: [] });

/** Rows that nobody had to answer about were told by names; where the accepted ones are not known, those that were bound are. */
const boundNames = (bound: OwnBinding | null): AcceptedAlias[] =>
  (bound?.rows ?? [])
    .filter(({ key }) => answerUnder(bound?.answers.rows ?? {}, key) === undefined)
    .map(({ key, indicator }) => ({ indicator, name: key }));

/** What was bound to this form, as far as this version of it still has the rows; null where nothing was. */
export function boundFor(snapshot: WorkbookSnapshot, form: Form): OwnBinding | null {
  const bound = bindingIn(snapshot);
  if (bound === null || bound.form.id !== form.id) return null;
  const known = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  return { ...bound, rows: bound.rows.filter(({ indicator }) => known.has(indicator)) };
}

const isNone = ({ columns, rows }: TableAnswers): boolean =>
  Object.keys(columns).length === 0 && Object.keys(rows).length === 0;

/** Where several sheets may be meant it is the bound one, as long as none has come since: that may be this year's. */
function readMeant(
  snapshot: WorkbookSnapshot,
  options: ReadTableOptions & { aliases: readonly AcceptedAlias[] },
  bound: OwnBinding,
): Result<TableReading, ReadingRefusal> {
  const read = readWithAliases(snapshot, options);
  if (read.ok || read.error.code !== "several-tables" || bound.sheet === null) return read;
  const known = new Set([bound.sheet, ...bound.sheets, ...pulledSheets(snapshot.names)]);
  const strange = snapshot.sheets.some(
    ({ name, visibility }) => visibility === "visible" && !isBindingSheet(name) && !known.has(name),
  );
  return strange ? read : readWithAliases(snapshot, { ...options, sheet: bound.sheet });
}
