import { normaliseName, unitInName } from "../../../shared/codec/name.ts";
import { type RowAnswer, rowKey, type TableAnswers } from "../binding/table-answers.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { indicatorInSentence } from "./indicator-in-sentence.ts";
import type { NameIndex, NameMatch } from "./name-index.ts";
import { kindBeside, type RowWords, yearBeforeName } from "./row-words.ts";

/** Columns a row is recognised by; null where the table has none. */
export type StubColumns = {
  code: number | null;
  name: number | null;
  unit: number | null;
  /** 一级指标, 二级指标 … left of the name, the nearest last. */
  levels: readonly number[];
  /** Columns of numbers. */
  values: readonly number[];
  /** A column beside the name that says of every row what its numbers are: 目标, 完成, 位次. */
  kinds: number | null;
  /** Columns left of the name that say which of several it is: 新增孵化器 before 省级. */
  before: readonly number[];
};

/** The rows below the heads. */
type BodyRows = { headerRow: number; bottom: number };

/** A row below the header and what it says in its stub. */
type StubRow = Pick<
  RowMatch,
  "table" | "row" | "cell" | "key" | "code" | "name" | "unit" | "words" | "filled"
>;

/**
 * Matches the rows below the header to the form's indicators: by code, else by the very name, else by a known alias.
 * A code beside the name of another indicator or of none, and any mere likeness, is asked and not bound.
 */
export function matchRows(
  cells: SheetCells,
  area: BodyRows,
  stub: StubColumns,
  names: NameIndex,
  answers: TableAnswers["rows"],
): RowMatch[] {
  return stubRows(cells, area, stub).map((row) => {
    const answer = answers[row.key];
    if (answer !== undefined) return answered(row, answer);
    const named = names.find(row.name);
    if (row.code !== null) return matchCode(row, row.code, named, names);
    if (named !== undefined) return bound(row, named);
    return (
      matchYear(row, names) ??
      matchSentence(cells, row, stub, names) ??
      matchAccepted(row, names) ??
      suggested(row, names)
    );
  });
}

const bound = (row: StubRow, { indicator, how }: { indicator: string; how: RowMatch["how"] }): RowMatch => ({
  ...row,
  indicator,
  how,
  sureness: "sure",
  suggestions: [],
});

const asked = (row: StubRow, suggestions: string[]): RowMatch => ({
  ...row,
  indicator: null,
  how: "suggestion",
  sureness: "asked",
  suggestions,
});

const answered = (row: StubRow, answer: RowAnswer): RowMatch =>
  answer === "ignored"
    ? { ...row, indicator: null, how: "answer", sureness: "ignored", suggestions: [] }
    : bound(row, { indicator: answer, how: "answer" });

/** A name that the city has accepted for the indicator. */
function matchAccepted(row: StubRow, { accepted }: NameIndex): RowMatch | null {
  const indicator = accepted.get(row.key);
  return indicator === undefined ? null : bound(row, { indicator, how: "accepted" });
}

/** A code is believed beside the name of its indicator, beside none and beside one much like it. */
function matchCode(row: StubRow, code: string, named: NameMatch | undefined, names: NameIndex): RowMatch {
  const { name } = row;
  if (!names.codes.has(code))
    return named === undefined ? { ...suggested(row, names), sureness: "asked" } : bound(row, named);
  const agrees =
    named === undefined
      ? normaliseName(name) === "" || (names.resembles(name, code) && countsAlike(name, code, names))
      : named.indicator === code;
  if (agrees) return bound(row, { indicator: code, how: "code" });
  const others = named === undefined ? names.suggest(name) : [named.indicator];
  return asked(row, [...new Set([code, ...others])].slice(0, 3));
}

/** 2024年新增高新技术企业数: the indicator, and the year of its numbers. */
function matchYear(row: StubRow, names: NameIndex): RowMatch | null {
  const written = yearBeforeName(row.name);
  const found = written === null ? undefined : names.find(written.name);
  if (written === null || found === undefined) return null;
  return bound({ ...row, words: { kind: row.words?.kind ?? null, period: written.period } }, found);
}

/** A task whose target is a sentence that names its indicator (力争新增国家高新技术企业70家). */
function matchSentence(
  cells: SheetCells,
  row: StubRow,
  { values }: StubColumns,
  names: NameIndex,
): RowMatch | null {
  const [indicator, ...more] = new Set(
    values.flatMap((column) => {
      const value = cells.value(row.row, column);
      return typeof value === "string" ? (indicatorInSentence(value, names) ?? []) : [];
    }),
  );
  return indicator === undefined || more.length > 0 ? null : bound(row, { indicator, how: "sentence" });
}

/** A likeness is asked; what is like nothing is none of the form's. */
function suggested(row: StubRow, names: NameIndex): RowMatch {
  const suggestions = names.suggest(row.name);
  return suggestions.length > 0
    ? asked(row, suggestions)
    : { ...row, indicator: null, how: "none", sureness: "ignored", suggestions };
}

/** 累计总量 beside the code of a 新增: another quantity, however alike the names are (traps C08). */
function countsAlike(name: string, code: string, { measureOf }: NameIndex): boolean {
  const measure = measureOf(code);
  if (/总数|总量|累计|存量/.test(name)) return measure !== "新增";
  return !/新增|新认定/.test(name) || measure !== "累计";
}

/** Rows with a code or a name, down to the end of the table; lines of ranks and shares below a figure are none. */
function stubRows(cells: SheetCells, { headerRow, bottom }: BodyRows, stub: StubColumns): StubRow[] {
  const rows: StubRow[] = [];
  for (let row = headerRow + 1; row <= bottom; row += 1) {
    const words = stub.kinds === null ? null : kindBeside(cells.text(row, stub.kinds), null);
    const read = words === "none" ? null : stubRow(cells, row, stub, words);
    if (read !== null) rows.push(read);
  }
  return rows;
}

function stubRow(cells: SheetCells, row: number, stub: StubColumns, words: RowWords | null): StubRow | null {
  const written = stub.code === null ? "" : cells.text(row, stub.code);
  const code = written.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const nameAt = nameColumn(cells, row, stub);
  const name = nameAt === null ? "" : nameIn(cells, row, nameAt, words !== null);
  const unit = stub.unit === null ? "" : cells.text(row, stub.unit);
  if (code === "" && name === "") return null;
  return {
    table: 0,
    row,
    cell: cells.at(row, nameAt ?? stub.code ?? cells.range.left).reference,
    key: rowKey(levelsOf(cells, row, stub), name === "" ? code : name),
    code: /^KJ-\d{2,3}$/.test(code) ? code : null,
    name,
    unit: unit === "" ? (unitInName(name) ?? null) : unit,
    words,
    filled: stub.values.some((column) => cells.text(row, column) !== ""),
  };
}

/** A name merged over 目标 and 完成 is that of both rows. */
function nameIn(cells: SheetCells, row: number, column: number, spread: boolean): string {
  const at = spread ? cells.anchor(row, column) : { row, column };
  return cells.text(at.row, at.column);
}

/** What stands left of a name, in this row or merged down to it. */
const levelsOf = (cells: SheetCells, row: number, { before }: StubColumns): string[] =>
  before.flatMap((column) => {
    const at = cells.anchor(row, column);
    const text = cells.text(at.row, at.column);
    return text === "" || /^[\d.、()（）]+$/.test(text) ? [] : [text];
  });

/** The name stands in its column, else in the nearest level to its left that begins in this row (二级指标 without 三级指标). */
function nameColumn(cells: SheetCells, row: number, { name, levels }: StubColumns): number | null {
  if (name === null) return null;
  const inRow = [...levels, name].reverse().find((column) => cells.text(row, column) !== "");
  return inRow ?? name;
}
