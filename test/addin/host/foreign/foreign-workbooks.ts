import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellEdit } from "../../../../addin/host/port.ts";
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import { printAddress } from "../../../../addin/table/address.ts";
import { packageDifferences } from "./package-differences.ts";

export const foreignFolder = join(import.meta.dirname, "..", "..", "..", "fixtures", "foreign-workbooks");

/** A workbook made by others; `name` is "package/file.xlsx" as in the folder's README. */
export type ForeignWorkbook = { name: string; bytes: Uint8Array };

export const foreignWorkbooks = (): ForeignWorkbook[] =>
  readdirSync(foreignFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.xl[st][xm]$/.test(name))
    .map((name) => ({
      name: name.replaceAll("\\", "/"),
      bytes: new Uint8Array(readFileSync(join(foreignFolder, name))),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** `isNew`: nothing stands in the cell yet. */
export type ForeignEdit = { edit: CellEdit & { value: number }; isNew: boolean };

/**
 * The one cell to change: of the sheets that take input the first plain number, shown without a format of its own;
 * else the last text (the first may be the head of a table, which is refused); else the first cell below the filled
 * area. null where every sheet is protected.
 */
export function editFor({ sheets }: WorkbookSnapshot): ForeignEdit | null {
  const open = sheets.filter((sheet) => sheet.visibility === "visible" && !sheet.protected);
  const plain = open.flatMap(plainCells);
  const cell =
    plain.find(({ value }) => typeof value === "number") ?? plain.findLast(({ value }) => value !== "");
  if (cell) {
    const { sheet, address, value } = cell;
    return { edit: { sheet, address, value: typeof value === "number" ? value + 7.25 : 7.25 }, isNew: false };
  }
  const [sheet] = open;
  if (!sheet) return null;
  const { origin, values } = sheet;
  const address = { row: values.length === 0 ? 1 : origin.row + values.length, column: origin.column };
  return { edit: { sheet: sheet.name, address, value: 7.25 }, isNew: true };
}

/** Numbers and texts as typed, where a person sees them, without a number format of their own. */
function plainCells({ name, origin, values, formulas, formats, ...hidden }: SheetSnapshot) {
  return values.flatMap((line, down) =>
    line.flatMap((value, right) => {
      const address = { row: origin.row + down, column: origin.column + right };
      const isTyped = formulas[down]?.[right] === null && formats[down]?.[right] === "General";
      const isSeen =
        !hidden.hiddenRows.includes(address.row) && !hidden.hiddenColumns.includes(address.column);
      const isPlain = typeof value === "number" || typeof value === "string";
      return isTyped && isSeen && isPlain ? [{ sheet: name, address, value }] : [];
    }),
  );
}

export const nameOf = ({ sheet, address }: CellEdit): string => `${sheet}!${printAddress(address)}`;

/** What one changed cell has led to in the saved file. */
export type ForeignOutcome = {
  /** The value of the changed cell, read again. */
  value: CellValue;
  /** Differences that may not be: other parts, other cells, other looks, formulas or values. */
  beside: string[];
  /** Formula cells whose stored result is another one, "part: result of C5", and those of them that have none now. */
  results: string[];
  without: string[];
};

export function outcomeOf(
  foreign: ForeignWorkbook,
  before: WorkbookSnapshot,
  { edit, isNew }: ForeignEdit,
  saved: { bytes: Uint8Array; snapshot: WorkbookSnapshot },
): ForeignOutcome {
  const differences = packageDifferences(foreign.bytes, saved.bytes);
  const results = differences.filter((difference) => difference.includes(": result of "));
  const address = printAddress(edit.address);
  const due = new Set(["calcPr", address, ...(isNew ? ["dimension", `row ${edit.address.row}`] : [])]);
  const beside = differences.filter(
    (difference) => !results.includes(difference) && !due.has(difference.slice(difference.indexOf(": ") + 2)),
  );
  const cells = cellDifferences(before, saved.snapshot).filter(({ at }) => at !== nameOf(edit));
  const isResult = ({ at }: CellDifference) =>
    results.some((result) => result.endsWith(` ${at.slice(at.lastIndexOf("!") + 1)}`));
  return {
    value: cellsOf(saved.snapshot).get(nameOf(edit))?.value ?? null,
    beside: [...beside, ...cells.filter((cell) => !isResult(cell)).map(({ at, what }) => `${what} of ${at}`)],
    results,
    without: cells
      .filter((cell) => isResult(cell) && cell.what === "value" && cell.after === null)
      .map(({ at }) => at),
  };
}

type CellDifference = { at: string; what: "value" | "formula" | "format"; after: CellValue };

/** Cells that read otherwise; a cell that is not filled has no format of its own here. */
function cellDifferences(before: WorkbookSnapshot, after: WorkbookSnapshot): CellDifference[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((at) => {
    const [was, is] = [old.get(at) ?? EMPTY, now.get(at) ?? EMPTY];
    const found: CellDifference[] = [];
    if (JSON.stringify(was.value) !== JSON.stringify(is.value))
      found.push({ at, what: "value", after: is.value });
    if (was.formula !== is.formula) found.push({ at, what: "formula", after: is.formula });
    if (was.format !== is.format && old.has(at) && now.has(at))
      found.push({ at, what: "format", after: is.format });
    return found;
  });
}

/** Addresses, on whatever sheet, of formulas without a stored result. */
export const withoutResult = (snapshot: WorkbookSnapshot): string[] =>
  [...cellsOf(snapshot)]
    .filter(([, { value, formula }]) => value === null && formula !== null)
    .map(([at]) => at.slice(at.lastIndexOf("!") + 1));

type Cell = { value: CellValue; formula: string | null; format: string };
const EMPTY: Cell = { value: null, formula: null, format: "General" };

function cellsOf({ sheets }: WorkbookSnapshot): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { name, origin, values, formulas, formats } of sheets) {
    values.forEach((line, down) => {
      line.forEach((value, right) => {
        const formula = formulas[down]?.[right] ?? null;
        if (value === null && formula === null) return;
        const at = `${name}!${printAddress({ row: origin.row + down, column: origin.column + right })}`;
        cells.set(at, { value, formula, format: formats[down]?.[right] ?? "" });
      });
    });
  }
  return cells;
}
