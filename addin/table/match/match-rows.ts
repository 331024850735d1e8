import { normaliseName } from "../../../shared/codec/name.ts";
import { answerUnder, type RowAnswer, type TableAnswers } from "../binding/table-answers.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { askedInstead } from "./asked-instead.ts";
import { indicatorInSentence } from "./indicator-in-sentence.ts";
import type { NameIndex, NameMatch } from "./name-index.ts";
import { kindBeside, ofYear, yearBeforeName } from "./row-words.ts";
import { type RowArea, type StubColumns, type StubRow, stubRows } from "./stub-rows.ts";

/**
 * Matches the rows below the header to the form's indicators: by code, else by the very name, else by a known alias.
 * A code beside the name of another indicator or of none, and any mere likeness, is asked and not bound.
 */
export function matchRows(
  cells: SheetCells,
  area: RowArea,
  stub: StubColumns,
  names: NameIndex,
  answers: TableAnswers["rows"],
): RowMatch[] {
  return stubRows(cells, area, stub).map((row) => {
    const answer = answerUnder(answers, row.key);
    if (answer !== undefined) return answered(row, answer);
    if (isExample(cells, row.row, stub)) return noFigure(row);
    const match = matchRow(cells, row, stub, names);
    return saysItself(row, stub) ? match : askedInstead(match, "words");
  });
}

function matchRow(cells: SheetCells, row: StubRow, stub: StubColumns, names: NameIndex): RowMatch {
  const named = names.find(row.name);
  if (row.code !== null) return matchCode(row, row.code, named, names);
  if (named !== undefined) return bound(row, named);
  const told = matchYear(row, names) ?? matchSentence(cells, row, stub, names) ?? matchAccepted(row, names);
  if (told !== null) return told;
  const computed = row.name.length <= longestComputed && kindBeside(row.name, null) === "none";
  return computed ? noFigure(row) : suggested(row, names);
}

/** 总得分, 同比增长率. */
const longestComputed = 8;

/** In a table that says of each row what its number is, and of which year, a row that does not is not understood. */
const saysItself = ({ words }: StubRow, { kinds, years }: StubColumns): boolean =>
  (kinds === null || words !== null) &&
  (years === null || words?.period !== null) &&
  words?.certain !== false;

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

/** An example of how to fill in a table, and lines of scores and ranks: no row of the form, and nothing left out. */
export const noFigure = (row: StubRow): RowMatch => ({
  ...row,
  unit: null,
  filled: false,
  indicator: null,
  how: "none",
  sureness: "ignored",
  suggestions: [],
});

/** 示例 in the first columns of a template's row. */
function isExample(cells: SheetCells, row: number, { name }: StubColumns): boolean {
  for (let column = cells.range.left; column <= (name ?? cells.range.left); column += 1) {
    const value = cells.value(row, column);
    if (typeof value === "string" && /^(?:填写|填报)?(?:示例|样例|范例|例)[:：]?\d?$/.test(value.trim()))
      return true;
  }
  return false;
}

/** 2024年新增高新技术企业数: the indicator, and the year of its numbers. */
function matchYear(row: StubRow, names: NameIndex): RowMatch | null {
  const written = yearBeforeName(row.name);
  const found = written === null ? undefined : names.find(written.name);
  if (written === null || found === undefined) return null;
  return bound(
    { ...row, words: { ...(row.words ?? ofYear(null)), period: written.period, certain: true } },
    found,
  );
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
