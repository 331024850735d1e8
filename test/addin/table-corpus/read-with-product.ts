import { checkSnapshot } from "../../../addin/flow/check.ts";
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import { parseAddress, printAddress } from "../../../addin/table/address.ts";
import { isValueColumn } from "../../../addin/table/locate/field-match.ts";
import type { ColumnMatch, PlacedFigure, RowMatch, TableReading } from "../../../addin/table/reading.ts";
import { readingCounts } from "../../../addin/table/reading-counts.ts";
import { cellText, sheetCells } from "../../../addin/table/sheet-cells.ts";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { readCellNumber } from "../../../shared/codec/number.ts";
import { type ActualFigure, figureKey } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { Expectation } from "./expectation.ts";
import type { ReadFigure, Reading } from "./reading.ts";

/** A form with a row for every indicator of the catalogue: whatever an office keeps may be meant. */
export const wholeCatalogue: Form = {
  ...yearlyForm,
  indicators: [...indicators],
  rows: indicators.map(({ code }, index) => ({
    kind: "indicator",
    number: String(index + 1),
    indicator: code,
    label: null,
    indent: 0,
    entry: "typed",
    required: false,
    asksTarget: false,
  })),
};

/** Units of the city, as they are known once somebody has signed in. */
const peers = [
  ["330402", "南湖区"],
  ["330411", "秀洲区"],
  ["330421", "嘉善县"],
  ["330424", "海盐县"],
  ["330481", "海宁市"],
  ["330482", "平湖市"],
  ["330483", "桐乡市"],
].map(([id = "", name = ""]) => ({ id, name, shortName: name }));

/** Reads and checks a workbook as the pane does, without any answer of a person. */
export function readWithProduct(snapshot: WorkbookSnapshot, expected: Expectation): Reading {
  const { org, division, year } = expected.context;
  const checked = checkSnapshot(snapshot, {
    form: wholeCatalogue,
    period: year,
    org: division,
    orgs: [{ id: division, name: org, shortName: org }, ...peers.filter(({ id }) => id !== division)],
  });
  // no table, or several: the one question keeps every figure out
  if (!checked.ok)
    return { figures: [], open: [...expected.take, ...expected.ask].map(firstCell), shown: [] };
  const { reading, findings } = checked.value;
  // two numbers for one figure stop each other
  const doubled = new Set(
    findings.flatMap(({ rule, figures }) => (rule.id === "STR-DUPLICATE" ? figures.map(figureKey) : [])),
  );
  const placed = [...reading.figures, ...reading.otherFigures].filter(
    (entry) => isTaken(entry) && !doubled.has(figureKey(entry.figure)),
  );
  return {
    figures: placed.flatMap((entry) => readFigure(entry, snapshot) ?? []),
    open: [...openByFindings(findings, reading), ...openByMatches(reading, snapshot)],
    shown: shownByFindings(findings, reading, year),
  };
}

/** A cell that gave a number, a target, or the word that there is none. */
const isTaken = ({ figure, sureness }: PlacedFigure): boolean =>
  sureness === "sure" &&
  figure.cell !== null &&
  (figure.kind === "target" || figure.value !== null || figure.availability !== "available");

function readFigure({ figure }: PlacedFigure, snapshot: WorkbookSnapshot): ReadFigure | null {
  const [sheet, cell] = split(figure.cell ?? "");
  if (figure.scope.kind !== "whole") return null;
  const { indicator, kind, period } = figure;
  const common = { sheet, cell, indicator, kind, period };
  if (figure.kind === "actual") {
    const { basis, availability } = figure;
    return { ...common, basis, availability, value: shownValue(figure, snapshot), target: null };
  }
  const { text: _, peerGroup, ...target } = figure.target;
  return {
    ...common,
    basis: null,
    availability: "available",
    value: null,
    target: { ...target, peerGroup: peerGroup?.text ?? null },
  };
}

/** A ratio is computed from its base items, with more digits than its cell holds: they are the same within the rounding. */
function shownValue({ value, obtained, cell }: ActualFigure, { sheets }: WorkbookSnapshot): string | null {
  if (obtained !== "derived" || value === null) return value;
  const [name, address] = split(cell ?? "");
  const sheet = sheets.find((one) => one.name === name);
  const at = parseAddress(address);
  if (sheet === undefined || at === undefined) return value;
  const cached = sheetCells(sheet).at(at.row, at.column);
  const shown = readCellNumber(cached.value, cached.format);
  const same = shown.ok && Math.abs(Number(shown.value.value) - Number(value)) <= 0.005;
  return same ? shown.value.value : value;
}

/** Cells of figures that must be put right or explained; a hint asks nothing. Rows and columns are seen by their matches. */
function openByFindings(findings: readonly Finding[], { rows, columns }: TableReading) {
  const stubs = new Set([...rows, ...columns].map(({ cell }) => cell));
  return findings
    .filter(
      ({ severity, rule }) =>
        severity !== "hint" && (!rule.id.startsWith("STR-") || rule.id === "STR-DUPLICATE"),
    )
    .flatMap(({ cells }) => cells.filter((cell) => !stubs.has(cell)).map(split))
    .map(([sheet, cell]) => ({ sheet, cell }));
}

/** A remark beside a number, or a line above or below the table, says that the number may not be the one: the person is asked. */
function shownByFindings(findings: readonly Finding[], { figures }: TableReading, year: string) {
  const cells = findings.flatMap(({ rule, cells: [, number], params }) => {
    if (rule.id === "STR-REMARK") return number ?? [];
    if (rule.id !== "STR-HEADING" || params.what !== "yearPart") return [];
    return figures.flatMap(({ figure: { kind, period, cell } }) =>
      kind === "actual" && period === year && cell !== null ? [cell] : [],
    );
  });
  return cells.map(split).map(([sheet, cell]) => ({ sheet, cell }));
}

/** Filled cells of the number columns in rows that are asked or shown as not read, and in columns that are asked. */
function openByMatches(reading: TableReading, snapshot: WorkbookSnapshot): { sheet: string; cell: string }[] {
  const sheet = snapshot.sheets.find(({ name }) => name === reading.sheet);
  if (sheet === undefined) return [];
  const leftOut = new Set(readingCounts(reading).leftOut);
  return reading.rows.flatMap((row) => {
    if (row.sureness === "ignored" && !leftOut.has(row)) return [];
    return reading.columns.flatMap((column) => {
      if (column.table !== row.table || !isValueColumn(column)) return [];
      if (column.sureness === "ignored") return [];
      if (row.sureness === "sure" && column.sureness === "sure") return [];
      const cell = crossing(row, column);
      return isFilled(sheet, cell) ? [{ sheet: sheet.name, cell }] : [];
    });
  });
}

/** Where a row and a column meet; of a table read sideways the "row" is a column of the sheet. */
function crossing(line: RowMatch, head: ColumnMatch): string {
  const [row, column] = [line, head].map(({ cell }) => parseAddress(split(cell)[1]));
  if (row === undefined || column === undefined) throw new Error(`No cells: ${line.cell}, ${head.cell}`);
  return row.row === line.row && column.column === head.column
    ? printAddress({ row: row.row, column: column.column })
    : printAddress({ row: column.row, column: row.column });
}

function split(reference: string): [string, string] {
  const [sheet = "", cell = ""] = reference.split(/!(?=[^!]+$)/);
  return [sheet.replace(/^'|'$/g, "").replaceAll("''", "'"), cell];
}

function cellValue({ values, origin }: SheetSnapshot, cell: string): CellValue {
  const at = parseAddress(cell);
  return (at && values[at.row - origin.row]?.[at.column - origin.column]) ?? null;
}

const isFilled = (sheet: SheetSnapshot, cell: string): boolean => cellText(cellValue(sheet, cell)) !== "";

const firstCell = ({ sheet, cells: [cell = ""] }: { sheet: string; cells: string[] }) => ({ sheet, cell });
