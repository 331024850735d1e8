import { type CheckReport, checkSnapshot } from "../../../addin/flow/check.ts";
import type { FlowFailure } from "../../../addin/flow/failure.ts";
import type { SheetSnapshot } from "../../../addin/host/snapshot.ts";
import { findingSentence } from "../../../addin/text/finding-sentence.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { Result } from "../../../shared/result.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "./plain-sheet.ts";

export type Kept = {
  period?: string | null;
  /** A unit of these is signed in. */
  own?: string;
  merges?: SheetSnapshot["merges"];
};

const orgs = [
  { id: "330421", name: "嘉善县", shortName: "嘉善" },
  { id: "330481", name: "海宁市", shortName: "海宁" },
  { id: "330483", name: "桐乡市", shortName: "桐乡" },
];

/** A table on a sheet of its own, read and checked against the yearly form as the pane does. */
export function checkKept(
  rows: PlainCell[][],
  { period = "2024", own, merges = [] }: Kept = {},
): Result<CheckReport, FlowFailure> {
  return checkSnapshot(plainWorkbook(plainSheet("表", rows, { merges })), {
    form: yearlyForm,
    orgs,
    ...(period === null ? {} : { period }),
    ...(own === undefined ? {} : { own }),
  });
}

/** As `checkKept`, where a table is found. */
export function reportOf(rows: PlainCell[][], kept: Kept = {}): CheckReport {
  const checked = checkKept(rows, kept);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

/** Cell, indicator, kind, period and number of all that is taken, of other periods too. */
export const taken = ({ reading }: CheckReport): string[] =>
  [...reading.figures, ...reading.otherFigures]
    .flatMap(({ figure }) => {
      const number = figure.kind === "actual" ? figure.value : figure.target.number;
      const cell = figure.cell?.replace("表!", "");
      return number === null ? [] : [`${cell} ${figure.indicator} ${figure.kind} ${figure.period} ${number}`];
    })
    .sort();

/** Rule and sentence of what the reading found. */
export const said = ({ findings, form }: CheckReport): string[] =>
  findings
    .filter(({ rule, outcome }) => outcome === "fail" && /^(?:STR|TYP|UNIT)-/.test(rule.id))
    .map((finding) => `${finding.rule.id} ${findingSentence(finding, form, "zh")}`);
