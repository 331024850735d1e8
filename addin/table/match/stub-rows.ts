import { unitInName } from "../../../shared/codec/name.ts";
import { readPeriod } from "../../../shared/codec/period.ts";
import { rowKey } from "../binding/table-answers.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { kindBeside, ofYear, type RowWords } from "./row-words.ts";
import { type SectionWords, sectionWords } from "./section-words.ts";

/** Columns a row is recognised by; null where the table has none. */
export type StubColumns = {
  code: number | null;
  name: number | null;
  unit: number | null;
  /** 一级指标, 二级指标 … left of the name, the nearest last. */
  levels: readonly number[];
  /** Columns of numbers. */
  values: readonly number[];
  /** What the heads of all of them leave open: a heading between the rows may say it. */
  open: { kind: boolean; period: boolean };
  /** A column that says of every row what its numbers are: 目标, 完成, 位次. */
  kinds: number | null;
  /** A column that says the year of every row's number. */
  years: number | null;
  /** A column that says of every row whose number it is. */
  orgs: number | null;
  /** Columns left of the name that say which of several it is: 新增孵化器 before 省级. */
  before: readonly number[];
};

/** The rows below the heads; `spoken` is the period that words without a year speak of. */
export type RowArea = { headerRow: number; bottom: number; spoken: string | null };

/** A row below the header and what it says in its stub. */
export type StubRow = Pick<
  RowMatch,
  "table" | "row" | "cell" | "key" | "code" | "name" | "unit" | "words" | "doubt" | "filled"
>;

/** Rows with a code or a name, down to the end of the table; lines of ranks and shares below a figure are none. */
export function stubRows(
  cells: SheetCells,
  { headerRow, bottom, spoken }: RowArea,
  stub: StubColumns,
): StubRow[] {
  const rows: StubRow[] = [];
  let section: SectionWords | null = null;
  for (let row = headerRow + 1; row <= bottom; row += 1) {
    section = sectionWords(cells, row, { ...stub, spoken }, section);
    const words = wordsOf(cells, row, stub, spoken);
    const read = words === "none" ? null : stubRow(cells, row, stub, words);
    if (read !== null)
      rows.push(read.words === null && section !== null ? { ...read, words: section.words } : read);
  }
  return rows;
}

function wordsOf(
  cells: SheetCells,
  row: number,
  { kinds, years }: StubColumns,
  spoken: string | null,
): RowWords | "none" | null {
  const words = kinds === null ? null : kindBeside(cells.text(row, kinds), spoken);
  if (years === null || words === "none" || (kinds !== null && words === null)) return words;
  const year = ofYear(yearIn(cells, row, years));
  return words === null ? year : { ...words, period: year.period };
}

function stubRow(cells: SheetCells, row: number, stub: StubColumns, words: RowWords | null): StubRow | null {
  const written = stub.code === null ? "" : cells.text(row, stub.code);
  const code = written.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const nameAt = nameColumn(cells, row, stub);
  const name = nameAt === null ? "" : words === null ? cells.text(row, nameAt) : textOver(cells, row, nameAt);
  const unit = stub.unit === null ? "" : textFromAbove(cells, row, stub.unit);
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
    doubt: null,
    filled: stub.values.some((column) => cells.text(row, column) !== ""),
  };
}

/** What stands in a cell or in the merged one that covers it: a name merged over 目标 and 完成 is that of both rows. */
export function textOver(cells: SheetCells, row: number, column: number): string {
  const at = cells.anchor(row, column);
  return cells.text(at.row, at.column);
}

/** What stands in a cell, or is merged down to it: a title merged over all columns is no unit. */
export function textFromAbove(cells: SheetCells, row: number, column: number): string {
  const at = cells.anchor(row, column);
  return at.column === column ? cells.text(at.row, column) : "";
}

function yearIn(cells: SheetCells, row: number, column: number): string | null {
  const read = readPeriod(textFromAbove(cells, row, column));
  return read.ok ? read.value : null;
}

/** What stands left of a name, in this row or merged down to it. */
const levelsOf = (cells: SheetCells, row: number, { before }: StubColumns): string[] =>
  before.flatMap((column) => {
    const text = textOver(cells, row, column);
    return text === "" || /^[\d.、()（）]+$/.test(text) ? [] : [text];
  });

/** The name stands in its column, else in the nearest level to its left that begins in this row (二级指标 without 三级指标). */
function nameColumn(cells: SheetCells, row: number, { name, levels }: StubColumns): number | null {
  if (name === null) return null;
  const inRow = [...levels, name].reverse().find((column) => cells.text(row, column) !== "");
  return inRow ?? name;
}
