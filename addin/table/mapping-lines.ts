import { normaliseName, unitInName } from "../../shared/codec/name.ts";
import { type Form, type FormField, isIndicatorRow } from "../../shared/schema/form.ts";
import { answerUnder, type TableAnswers } from "./binding/table-answers.ts";
import type { ColumnValue } from "./figures/column-value.ts";
import { isHeadingLabel } from "./figures/read-heading.ts";
import type { ColumnMatch, RowMatch, Sureness, TableReading } from "./reading.ts";

/** Why a line is taken for something, or why it is not; each has its words in addin/text. */
export type MappingWhy =
  | "answer"
  | "ignored-by-answer"
  // rows that are sure
  | "code"
  | "name"
  | "alias"
  | "wording" // written in other words
  | "accepted" // by the city, for all its units
  | "sentence"
  // rows that are asked
  | "alike" // only much like the suggestions
  | "code-differs" // code and name speak of two indicators
  | "code-unknown"
  | "part" // under the heading of a part of the unit
  | "unit" // which unit its number is of is open
  | "words" // which number it is is open
  | "several" // several numbers beside one name
  | "years" // its numbers may be years that head columns
  // columns that are sure
  | "same-head"
  | "head-alias"
  | "year"
  | "org"
  | "sum"
  | "content"
  // columns that are asked
  | "claimed-twice" // another column is taken for the same
  | "narrowed" // months, a part of the unit, a number that is not final
  | "year-open"
  // what is no part of the form
  | "not-of-form";

/** What a line is taken for: a column of the form, an indicator, or numbers of a period the form has no column for. */
export type TakenFor =
  | { kind: "field"; field: FormField }
  | { kind: "indicator"; code: string }
  | { kind: "other-period"; value: ColumnValue };

/** One column or row of a table as a person looks it over. */
export type MappingLine = {
  /** Of this reading only: "row 0/12". */
  id: string;
  about: "column" | "row";
  /** Under which an answer is kept. */
  key: string;
  table: number;
  cell: string;
  /** What stands in the sheet: head or name, a code where there is no name. */
  text: string;
  /** null also where the name itself says it. */
  unit: string | null;
  state: Sureness;
  taken: TakenFor | null;
  why: MappingWhy;
  /** What it may be, best first, at most three: fields of a column, codes of a row. */
  suggestions: readonly string[];
  /** What the person has said of it: a field, a code or "ignored". */
  answer: string | null;
  /** Numbers stand in it that are not taken, or would be lost. Always true of columns. */
  filled: boolean;
  /** Cells of other lines of this table that are taken for the same. */
  also: readonly string[];
  /** So many lines have these words: one answer is for all of them. */
  together: number;
};

const mostSuggestions = 3;

/** Every column and every row of the tables read, in the order of the sheet. Who signs is no row of them. */
export function mappingLines(
  { columns, rows }: Pick<TableReading, "columns" | "rows">,
  form: Form,
  answers: TableAnswers,
): MappingLine[] {
  const claimed = groupBy(columns, ({ table, field }) => (field === null ? null : `${table} ${field}`));
  const bound = groupBy(rows, ({ table, indicator }) =>
    indicator === null ? null : `${table} ${indicator}`,
  );
  const heads = groupBy(columns, ({ key }) => key);
  const names = groupBy(rows, ({ key }) => key);
  return [
    ...columns.map((column) => {
      const rivals = others(column, claimed.get(`${column.table} ${column.field}`));
      return columnLine(column, answers, { rivals, together: heads.get(column.key)?.length ?? 1 });
    }),
    ...rows.filter(isRow).map((row) => {
      const rivals = others(row, bound.get(`${row.table} ${row.indicator}`));
      return rowLine(row, { form, answers }, { rivals, together: names.get(row.key)?.length ?? 1 });
    }),
  ];
}

const isRow = ({ sureness, how, filled, name }: RowMatch): boolean =>
  sureness !== "ignored" || how === "answer" || filled || !isHeadingLabel(name);

/** `rivals`: the other lines of the table that claim the same. */
type Company<M> = { rivals: readonly M[]; together: number };

const others = <M>(one: M, same: readonly M[] | undefined): M[] =>
  (same ?? []).filter((other) => other !== one);

function columnLine(
  column: ColumnMatch,
  answers: TableAnswers,
  { rivals, together }: Company<ColumnMatch>,
): MappingLine {
  const { table, key, cell, header, field, value, sureness } = column;
  const asked = sureness === "asked";
  return {
    id: `column ${table}/${column.column}`,
    about: "column",
    key,
    table,
    cell,
    text: header.replace(/\s+/g, " ").trim(),
    unit: null,
    state: sureness,
    taken:
      asked || (field === null && value === null)
        ? null
        : field !== null
          ? { kind: "field", field }
          : value && { kind: "other-period", value },
    why: columnWhy(column, answers, rivals),
    suggestions: asked && field !== null ? [field] : [],
    answer: answerUnder(answers.columns, key) ?? null,
    filled: true,
    also: rivals.filter((other) => asked || other.sureness === "sure").map(cellOf),
    together,
  };
}

function columnWhy(
  { how, sureness, key }: ColumnMatch,
  answers: TableAnswers,
  rivals: readonly ColumnMatch[],
): MappingWhy {
  if (sureness === "ignored")
    return answerUnder(answers.columns, key) === "ignored" ? "ignored-by-answer" : "not-of-form";
  if (sureness === "sure") return sureColumnWhy[how];
  if (rivals.length > 0 && rivals.every((other) => other.sureness === "asked")) return "claimed-twice";
  return how === "year" ? "year-open" : "narrowed";
}

const cellOf = ({ cell }: { cell: string }): string => cell;

const sureColumnWhy: Record<ColumnMatch["how"], MappingWhy> = {
  label: "same-head",
  alias: "head-alias",
  year: "year",
  org: "org",
  sum: "sum",
  content: "content",
  answer: "answer",
  none: "not-of-form",
};

function rowLine(
  row: RowMatch,
  { form, answers }: { form: Form; answers: TableAnswers },
  { rivals, together }: Company<RowMatch>,
): MappingLine {
  const { table, key, cell, code, name, unit, indicator, sureness, suggestions, filled } = row;
  return {
    id: `row ${table}/${row.row}`,
    about: "row",
    key,
    table,
    cell,
    text: name.replace(/\s+/g, " ").trim() || (code ?? key),
    unit: unitInName(name) === null ? unit : null,
    state: sureness,
    taken: indicator === null ? null : { kind: "indicator", code: indicator },
    why: rowWhy(row, form),
    suggestions: suggestions.slice(0, mostSuggestions),
    answer: answerUnder(answers.rows, key) ?? null,
    filled,
    also: rivals.map(cellOf),
    together,
  };
}

function rowWhy(row: RowMatch, form: Form): MappingWhy {
  const { how, sureness, code, name, indicator, suggestions, doubt } = row;
  if (how === "answer") return sureness === "ignored" ? "ignored-by-answer" : "answer";
  if (sureness === "ignored") return "not-of-form";
  if (sureness === "sure") {
    if (how === "alias" && indicator !== null) return isNamed(name, indicator, form) ? "alias" : "wording";
    return how === "code" || how === "sentence" || how === "accepted" ? how : "name";
  }
  if (doubt !== null) return doubt;
  const [first] = suggestions;
  if (first === undefined) return "code-unknown";
  return first === code ? "code-differs" : "alike";
}

/** The name is one of the indicator's own: its name, its label in the form, or an alias. */
function isNamed(name: string, code: string, { indicators, rows }: Form): boolean {
  const own = indicators.filter((one) => one.code === code);
  const labels = rows.flatMap((row) =>
    isIndicatorRow(row) && row.indicator === code ? (row.label ?? []) : [],
  );
  const names = [...own.flatMap((one) => [one.name, ...one.aliases]), ...labels];
  return names.some((one) => normaliseName(one) === normaliseName(name));
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string | null): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
