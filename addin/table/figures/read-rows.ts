import type { MarkMeaning } from "../../../shared/codec/number-mark.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { type Form, type FormField, isIndicatorRow } from "../../../shared/schema/form.ts";
import { columnsOfRow } from "../match/row-words.ts";
import type { PlacedFigure, RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import type { ColumnValue } from "./column-value.ts";
import type { Footnotes } from "./mark-legend.ts";
import { readActualOf, readActuals } from "./read-actuals.ts";
import { readTarget, readTargets } from "./read-targets.ts";
import type { NumberCell, RowRead, RowToRead } from "./row-to-read.ts";
import { type StatedUnits, unitsOfRow } from "./stated-units.ts";

export type RowsToRead = {
  cells: SheetCells;
  columnOf: ReadonlyMap<FormField, number>;
  /** Columns of other periods. */
  more: readonly { column: number; value: ColumnValue }[];
  rows: readonly RowMatch[];
  form: Form;
  /** null where neither the sheet nor the person says it: then no figure can be named. */
  period: string | null;
  units: StatedUnits;
  legend: ReadonlyMap<string, MarkMeaning>;
  footnotes: Footnotes;
  actualHead: string;
  /** Columns from which nothing is read. */
  beside: readonly number[];
  /** Of numbers whose row names no source of its own. */
  source: string | null;
};

/** `otherFigures` are those of periods the form has no column for. */
export type RowsRead = { figures: PlacedFigure[]; otherFigures: PlacedFigure[]; findings: Finding[] };

/** Figures of the bound rows, and what in their cells could not be read. */
export function readRows(input: RowsToRead): RowsRead {
  const reads = boundRows(input).map((row) => ({
    row,
    cells: referencesOf(row, input),
    own: [readActuals(row), readTargets(row)],
    others: row.more.map((number) => readOther(row, number)),
  }));
  const placedOf = (of: "own" | "others") =>
    reads.flatMap((read) =>
      read[of].flatMap(({ figures }) =>
        figures.map((figure) => place(fromSource(figure, input.source), read.row, read.cells)),
      ),
    );
  return {
    figures: placedOf("own"),
    otherFigures: placedOf("others"),
    findings: reads.flatMap(({ own, others }) => [...own, ...others].flatMap(({ findings }) => findings)),
  };
}

const readOther = (row: RowToRead, number: RowToRead["more"][number]): RowRead =>
  number.value.kind === "actual"
    ? readActualOf(row, number, number.value.period, number.value.basis)
    : readTarget(row, number, undefined, number.value.period);

function boundRows(input: RowsToRead): RowToRead[] {
  const { rows, form, period, cells, columnOf, more, units, legend, footnotes, actualHead, beside } = input;
  if (period === null) return [];
  const indicators = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const entries = new Map(form.rows.filter(isIndicatorRow).map((row) => [row.indicator, row.entry]));
  const byIndicator = new Map<string, RowToRead>();
  return rows.flatMap((match) => {
    const indicator = match.indicator === null ? undefined : indicators.get(match.indicator);
    if (indicator === undefined || match.sureness !== "sure") return [];
    const own =
      match.words === null ? { columnOf, more } : columnsOfRow(match.words, { columnOf, more }, period);
    const noteAt = columnOf.get("note");
    const remark = noteAt === undefined ? "" : cells.text(match.row, noteAt);
    const unitOf = unitsOfRow(units, match, { canonical: indicator.unit, remark });
    const numberAt = (column: number): NumberCell => ({
      cell: cells.at(match.row, column),
      unit: unitOf(column),
    });
    const inColumn = <T>(field: FormField, read: (column: number) => T): T | undefined => {
      const column = own.columnOf.get(field);
      return column === undefined ? undefined : read(column);
    };
    const row: RowToRead = {
      match,
      indicator,
      period,
      legend,
      footnotes,
      actualHead,
      beside: beside.map((column) => cells.at(match.row, column)),
      entry: entries.get(indicator.code) ?? "typed",
      cell: (field) => inColumn(field, (column) => cells.at(match.row, column)),
      number: (field) => inColumn(field, numberAt),
      more: own.more.map(({ column, value }) => ({ ...numberAt(column), value })),
      rowOf: (code) => byIndicator.get(code),
    };
    byIndicator.set(indicator.code, row);
    return [row];
  });
}

/** A row's own source wins; what is not there comes from nowhere. */
const fromSource = (figure: Figure, source: string | null): Figure =>
  figure.kind === "actual" && figure.value !== null && figure.source === null
    ? { ...figure, source }
    : figure;

const place = (figure: Figure, { match }: RowToRead, cells: PlacedFigure["cells"]): PlacedFigure => ({
  figure,
  row: match.row,
  cells,
  sureness: "sure",
});

/** Cells of a row by field. */
function referencesOf({ match }: RowToRead, { cells, columnOf }: RowsToRead): PlacedFigure["cells"] {
  const references: PlacedFigure["cells"] = {};
  for (const [field, column] of columnOf) references[field] = cells.at(match.row, column).reference;
  return references;
}
