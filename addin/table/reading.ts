import type { Figure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { FormField, FormVersionRef } from "../../shared/schema/form.ts";
import type { Signers } from "../../shared/schema/submission.ts";
import type { CellRange } from "../host/snapshot.ts";
import type { ColumnValue } from "./figures/column-value.ts";
import type { RowWords } from "./match/row-words.ts";

/** sure: bound · asked: a person has to confirm, nothing is taken from it until then · ignored: no part of the form. */
export type Sureness = "sure" | "asked" | "ignored";

export type ColumnMatch = {
  /** Which of the tables read as one, the fullest being 0; its rows have the same number. */
  table: number;
  column: number;
  /** Cell of its head. */
  cell: string;
  /** Under which an answer about it is kept (`headKey`). */
  key: string;
  header: string;
  field: FormField | null;
  /** What a column of another period than the form's columns holds. */
  value: ColumnValue | null;
  how: "label" | "alias" | "year" | "org" | "sum" | "content" | "answer" | "none";
  sureness: Sureness;
};

/**
 * Why a row whose name is known is asked: it stands for a part of the unit, or of which unit it is is open; its words leave open
 * which number it is (1—本月累计, a year to come without a word); or several numbers stand beside one name. `years`: its numbers may
 * as well be the years of another head.
 */
export type RowDoubt = "part" | "unit" | "words" | "several" | "years";

export type RowMatch = {
  table: number;
  row: number;
  /** Cell of its name. */
  cell: string;
  /** Under which an answer about it is kept (`rowKey`). */
  key: string;
  code: string | null;
  name: string;
  unit: string | null;
  indicator: string | null;
  how: "code" | "name" | "alias" | "sentence" | "answer" | "accepted" | "suggestion" | "none";
  sureness: Sureness;
  /** What the row says of its numbers besides the indicator; null where that is the columns' matter. */
  words: RowWords | null;
  doubt: RowDoubt | null;
  /** Something stands in a column of numbers. */
  filled: boolean;
  /** Likely indicators of a row that is asked, best first. */
  suggestions: string[];
};

/** A figure and the cells of its row it was read from: { actual: "年报表!H12", status: "年报表!N12" }. */
export type PlacedFigure = {
  figure: Figure;
  row: number;
  cells: Partial<Record<FormField, string>>;
  sureness: "sure" | "asked";
};

/** Something the table says about itself, with its cell; value null when it is blank or not understood. */
export type Stated<T> = { value: T | null; text: string | null; cell: string | null };

/**
 * A text, without blanks, that may name the unit whose numbers a table holds. label: beside 填报单位, or a code · author: beside
 * 编制单位 · title, line: above the table, read like a title or not · alone: below it · column: the texts of a column, with 、 between
 * them · sheet: the sheet's name, which has no cell.
 */
export type UnitClaim = {
  text: string;
  cell: string | null;
  from: "label" | "author" | "title" | "line" | "alone" | "column" | "sheet";
};

/** What was found in a workbook: the answer of `check --json` and of the mapping screen. */
export type TableReading = {
  sheet: string;
  range: CellRange;
  headerRow: number;
  form: FormVersionRef;
  org: Stated<string>;
  period: Stated<string>;
  /** What the sheet says of whose numbers these are. */
  unitClaims: readonly UnitClaim[];
  /** Named by the person for all numbers whose row names none. */
  source: string | null;
  signers: Signers;
  columns: ColumnMatch[];
  rows: RowMatch[];
  figures: PlacedFigure[];
  /** Of periods the form has no column for: shown, not submitted. */
  otherFigures: PlacedFigure[];
  /** What could not become a figure: unknown codes, a code that stands twice, columns that are missing. */
  findings: Finding[];
};

/** Why no table could be read; each has one sentence in addin/text. */
export type ReadingRefusal = {
  code: "no-table" | "rows-unknown" | "table-hidden" | "sheet-not-found" | "several-tables";
  detail: Record<string, string>;
};
