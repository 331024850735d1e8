import { type Result, refuse, succeed } from "../../../shared/result.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "../../host/snapshot.ts";
import { isBindingSheet, pulledSheets } from "../binding/binding-names.ts";
import type { TableAnswers } from "../binding/table-answers.ts";
import type { ValueContext } from "../figures/column-value.ts";
import type { AcceptedRows } from "../match/accepted-names.ts";
import { type NameIndex, nameIndex } from "../match/name-index.ts";
import { titlesPart } from "../match/part-sections.ts";
import type { ReadingRefusal } from "../reading.ts";
import { type SheetCells, sheetCells, transposed } from "../sheet-cells.ts";
import { claimOf, type HeaderContext, type HeaderMatcher, isValueColumn } from "./field-match.ts";
import { findTables, type LocatedTable, likenessToForm } from "./find-tables.ts";
import { fieldsOf } from "./header-cells.ts";
import { type Title, titleAboveNumbers } from "./heading-agreement.ts";
import { headerMatcher } from "./match-heads.ts";
import { unitNames } from "./unit-names.ts";

/** The tables of one sheet that hold the form's rows, the fullest first, and those beside them that are not read. */
export type LocatedTables = {
  cells: SheetCells;
  read: readonly [LocatedTable, ...LocatedTable[]];
  others: readonly LocatedTable[];
};

/** `orgNames` are the reporting unit's own, `otherOrgNames` those of other units. */
export type LocateOptions = {
  sheet: string | null;
  period: string | null;
  orgNames: readonly string[];
  otherOrgNames: readonly string[];
  answers: TableAnswers;
  accepted: AcceptedRows;
};

/** A sheet with at least this share of the rows of the fullest one may as well be meant. */
const comparable = 0.5;

/**
 * Finds the tables of the workbook that hold the form's rows: on the sheet with the most of them. Hidden sheets are not
 * searched. Sheets that may both be meant are not chosen between: the person names one.
 */
export function locateTables(
  snapshot: WorkbookSnapshot,
  form: Form,
  options: LocateOptions,
): Result<LocatedTables, ReadingRefusal> {
  const { sheet: wanted } = options;
  if (wanted !== null && !snapshot.sheets.some(({ name }) => name === wanted)) {
    const names = snapshot.sheets
      .filter(({ visibility }) => visibility === "visible")
      .map(({ name }) => name);
    return refuse({ code: "sheet-not-found", detail: { sheet: wanted, sheets: names.join("、") } });
  }
  const names = nameIndex(form, options.accepted);
  const pulled = pulledSheets(snapshot.names);
  const searched = snapshot.sheets.filter(({ name, visibility }) =>
    wanted === null
      ? visibility === "visible" && !isBindingSheet(name) && !pulled.has(name)
      : name === wanted,
  );
  const find = (sheet: SheetSnapshot) => tablesOf(sheetCells(sheet, snapshot.epoch), form, names, options);
  const found = mostAlike(searched.flatMap((sheet) => find(sheet) ?? []));
  const [fullest, ...less] = ofTheYear(ofTheUnit(found, options), options.period).sort(
    (one, other) => boundIn(other) - boundIn(one) || labelsIn(other) - labelsIn(one),
  );
  if (fullest === undefined || likenessToForm(fullest.read[0]) === 0) {
    const hidden = snapshot.sheets.find((one) => {
      const tables = one.visibility === "visible" || isBindingSheet(one.name) ? undefined : find(one);
      return tables !== undefined && likenessToForm(tables.read[0]) > 0;
    });
    // A table that a person has hidden is theirs to show: until then it may be an old one put aside.
    if (hidden) return refuse({ code: "table-hidden", detail: { sheet: hidden.name } });
  }
  if (fullest === undefined)
    return refuse({ code: "no-table", detail: { sheets: searched.map(({ name }) => name).join("、") } });
  if (likenessToForm(fullest.read[0]) === 0) return succeed(fullest);
  const meant = ofTheWhole([fullest, ...less.filter((one) => rivals(one, fullest))], options);
  if (meant.length > 1) {
    const sheets = meant.map(({ cells }) => cells.name).join("、");
    return refuse({ code: "several-tables", detail: { sheets } });
  }
  return succeed(meant[0] ?? fullest);
}

/** A sheet that a title gives to a part of the unit (海宁经济开发区2024年…) is no rival of those of the whole. */
function ofTheWhole(alike: readonly LocatedTables[], { orgNames }: LocateOptions): readonly LocatedTables[] {
  const whole = alike.filter(({ read: [{ title }] }) => !titlesPart(title?.stated.text ?? "", orgNames));
  return whole.length > 0 ? whole : alike;
}

/** A sheet with a head and nothing below it that is known is looked at only where there is no other. */
function mostAlike(found: readonly LocatedTables[]): LocatedTables[] {
  const likeness = ({ read: [first] }: LocatedTables) => likenessToForm(first);
  const most = Math.max(0, ...found.map(likeness));
  return found.filter((one) => likeness(one) === most);
}

const boundIn = ({ read }: LocatedTables): number =>
  read.reduce((sum, { indicators }) => sum + indicators.size, 0);
const labelsIn = ({ read: [first] }: LocatedTables): number => fieldsOf(first.header).size;

const rivals = (one: LocatedTables, fullest: LocatedTables): boolean =>
  boundIn(fullest) > 0 ? boundIn(one) >= boundIn(fullest) * comparable : labelsIn(one) === labelsIn(fullest);

const yearsIn = (text: string): string[] => text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];

/** Sheets of another unit (平湖市2024年度指标) are left aside. */
function ofTheUnit(
  found: readonly LocatedTables[],
  { orgNames, otherOrgNames }: LocateOptions,
): readonly LocatedTables[] {
  const own = found.filter(({ cells, read: [first] }) => {
    const heading = `${cells.name} ${first.title?.stated.text ?? ""}`;
    const names = (all: readonly string[]) => all.some((name) => heading.includes(name));
    return names(orgNames) || !names(otherOrgNames);
  });
  return own.length > 0 ? own : found;
}

/** Sheets that name another year than the one reported are left aside where others do not. */
function ofTheYear(found: readonly LocatedTables[], period: string | null): LocatedTables[] {
  const agreeing = found.filter(({ cells, read: [first] }) => {
    const years = first.title?.years ?? yearsIn(cells.name);
    return period === null || years.length === 0 || years.includes(period.slice(0, 4));
  });
  return agreeing.length > 0 ? agreeing : [...found];
}

/** A row for each county and town of a province is less; a sheet with more rows is a list, and no table lies on its side in it. */
const mostColumnsSideways = 5000;

/** The tables of a sheet, read in the direction in which more of the form is found; undefined where there is none. */
function tablesOf(
  cells: SheetCells,
  form: Form,
  names: NameIndex,
  { period, orgNames, answers }: LocateOptions,
): LocatedTables | undefined {
  const own = unitNames(orgNames);
  const contextOf = (title: Title | undefined): HeaderContext => ({
    ...spokenOf(title, cells.name, period),
    orgNames: own,
    answers: answers.columns,
  });
  const matchers = new Map<Title | undefined, HeaderMatcher>();
  const matcherOf = (title: Title | undefined): HeaderMatcher => {
    const known = matchers.get(title);
    const matcher = known ?? headerMatcher(form, contextOf(title));
    matchers.set(title, matcher);
    return matcher;
  };
  const read = (as: SheetCells, title: Title | undefined): LocatedTables | undefined => {
    const tables = findTables(as, matcherOf, names, { answers: answers.rows, contextOf }, title);
    const most = Math.max(0, ...tables.map(likenessToForm));
    const chosen = chosenOf(tables.filter((table) => likenessToForm(table) === most));
    return chosen && { cells, ...chosen };
  };
  const upright = read(cells, undefined);
  // a table that lies on its side has no more lines than the sheet has columns
  if (upright !== undefined && boundIn(upright) > cells.range.right - cells.range.left) return upright;
  if (cells.range.bottom - cells.range.top >= mostColumnsSideways) return upright;
  const sideways = read(transposed(cells), titleAboveNumbers(cells));
  if (upright === undefined || sideways === undefined) return upright ?? sideways;
  return boundIn(sideways) > boundIn(upright) ? sideways : upright;
}

/** 本年 below the title 2021年主要目标 is 2021, and its numbers are targets. */
function spokenOf(title: Title | undefined, sheet: string, period: string | null): ValueContext {
  const said = title?.years ?? [];
  const names = yearsIn(sheet);
  const reported = period === null || said.length === 0 || said.includes(period.slice(0, 4));
  return {
    period,
    // a table of some months says so in its title: 本月, 本年累计 and bare heads are of these
    spoken: title?.period && (title.period.length > 4 || !reported) ? title.period : period,
    kind: title?.kind ?? null,
    yearsDiffer:
      new Set(said).size > 1 ||
      (names.length === 1 && said.length > 0 && !names.some((name) => said.includes(name))),
  };
}

/** The row of the sheet in which the table begins. */
export const firstRow = ({ cells, headerTop, left }: LocatedTable): number =>
  cells.at(headerTop, left).at.row;

/** The table with the most rows of the form, and those with other figures of it; one that repeats them is not read. */
function chosenOf(tables: readonly LocatedTable[]): Pick<LocatedTables, "read" | "others"> | undefined {
  const [first, ...rest] = [...tables].sort(
    (one, other) =>
      other.indicators.size - one.indicators.size || fieldsOf(other.header).size - fieldsOf(one.header).size,
  );
  if (first === undefined) return undefined;
  const read: [LocatedTable, ...LocatedTable[]] = [first];
  const others: LocatedTable[] = [];
  const taken = new Set(figuresOf(first));
  for (const table of rest) {
    const figures = figuresOf(table);
    // half of it stands above: another unit's table, or the same once more
    const repeats = figures.filter((figure) => taken.has(figure)).length * 2 >= figures.length;
    (table.indicators.size > 0 && !repeats ? read : others).push(table);
    if (!repeats) for (const figure of figures) taken.add(figure);
  }
  return { read, others };
}

/** Each indicator of a table with each thing its columns hold. */
const figuresOf = (table: LocatedTable): string[] => {
  const claims = [...claimsOf(table)];
  return [...table.indicators].flatMap((code) => claims.map((claim) => `${code} ${claim}`));
};

/** What the number columns of a table hold. */
const claimsOf = ({ header }: LocatedTable): Set<string> =>
  new Set(
    [...header.values()].flatMap(({ match }) => (match && isValueColumn(match) ? [claimOf(match)] : [])),
  );
