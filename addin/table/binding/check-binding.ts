import type { Finding } from "../../../shared/schema/finding.ts";
import { printAddress, printCell } from "../address.ts";
import type { TableReading } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import {
  formulaFindings,
  goneColumns,
  goneRows,
  refsOf,
  renamedFinding,
  unitFindings,
} from "./binding-findings.ts";
import type { OwnBinding } from "./binding-in-workbook.ts";
import { renamedTo } from "./repairs-of.ts";
import { answerUnder, type TableAnswers } from "./table-answers.ts";

/** What became of a bound table since. `rows` and `moved` need nobody; all others are findings too. */
export type BindingCounts = {
  /** Bound rows that are read as they were, `moved` of them elsewhere. */
  rows: number;
  moved: number;
  /** Rows that are read and were not bound. */
  added: number;
  renamed: number;
  /** Units and formulas. */
  changed: number;
  gone: number;
};

/** One thing that is otherwise than it was bound, with the cell where it stands now. */
export type Repair =
  | { kind: "moved"; cell: string; text: string; from: string }
  | { kind: "added"; cell: string; text: string; indicator: string }
  | { kind: "renamed" | "changed" | "gone"; finding: Finding };

export type BindingCheck = { counts: BindingCounts; repairs: Repair[]; findings: Finding[] };

/** Compares a reading, made with `answers` and `repairs`, with what was bound. `cells` is the sheet that was read. */
export function checkBinding(
  reading: TableReading,
  bound: OwnBinding,
  { cells, answers, repairs }: { cells: SheetCells; answers: TableAnswers; repairs: TableAnswers },
): BindingCheck {
  const renamed = [
    ...bound.rows.flatMap((row) => {
      const match = renamedTo(row, reading.rows);
      return match && answerUnder(repairs.rows, match.key) !== undefined
        ? [renamedFinding(row, match, refsOf(reading, row))]
        : [];
    }),
    ...bound.columns.flatMap((column) => {
      const match = renamedTo(column, reading.columns);
      return match && answerUnder(repairs.columns, match.key) !== undefined
        ? [renamedFinding(column, match, [])]
        : [];
    }),
  ];
  const read = new Map(
    reading.rows.flatMap((match) =>
      match.indicator !== null && match.sureness === "sure" ? [[match.indicator, match] as const] : [],
    ),
  );
  const kept = bound.rows.filter(({ indicator }) => read.has(indicator));
  const changed = kept.flatMap((row) => [
    ...unitFindings(reading, row, read.get(row.indicator)),
    ...formulaFindings(reading, row, cells),
  ]);
  // what a person has left out since is not missed
  const meant = {
    ...bound,
    rows: bound.rows.filter(({ key }) => answerUnder(answers.rows, key) !== "ignored"),
    columns: bound.columns.filter(({ key }) => answerUnder(answers.columns, key) !== "ignored"),
  };
  const gone = [...goneRows(meant, read, cells), ...goneColumns(reading, meant)];
  const moved = kept.flatMap(({ place, cell, text }): Repair[] =>
    place === null || printAddress(place.address) === cell
      ? []
      : [{ kind: "moved", cell: printCell(place.sheet, place.address), text, from: cell }],
  );
  const known = new Set(bound.rows.map(({ indicator }) => indicator));
  const added = [...read].flatMap(([indicator, { cell, name }]): Repair[] =>
    known.has(indicator) ? [] : [{ kind: "added", cell, text: name, indicator }],
  );
  const of = (kind: "renamed" | "changed" | "gone", findings: readonly Finding[]) =>
    findings.map((finding): Repair => ({ kind, finding }));
  return {
    findings: [...renamed, ...changed, ...gone],
    repairs: [...of("renamed", renamed), ...of("changed", changed), ...of("gone", gone), ...added, ...moved],
    counts: {
      rows: kept.length,
      moved: moved.length,
      added: added.length,
      renamed: renamed.length,
      changed: changed.length,
      gone: gone.length,
    },
  };
}
