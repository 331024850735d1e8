import { parseRange } from "../../../table/address.ts";
import type { CellAddress } from "../../snapshot.ts";
import { SharedFormulas } from "../sheet/collect-cells.ts";
import { scanSheet } from "../sheet/scan-sheet.ts";
import type { WorkbookPart } from "../workbook-part.ts";
import { type Area, formulaReferences } from "./formula-references.ts";

/** A formula cell and what it reads. */
export type FormulaCell = {
  sheet: string;
  at: CellAddress;
  areas: Area[];
  opaque: boolean;
  /** Cells of an array formula or data table show results of this one. */
  shows: CellAddress[];
};

/** All formula cells of a sheet (name in lower case). */
export function formulaCells(xml: string, part: string, sheet: string, names: NameAreas): FormulaCell[] {
  const found: FormulaCell[] = [];
  const shared = new SharedFormulas();
  scanSheet(xml, part, {
    cell(cell) {
      if (!cell.formula) return;
      const text = shared.textOf(cell, cell.formula)?.slice(1);
      const references = text === undefined ? undefined : names.resolve(text, sheet);
      found.push({
        sheet,
        at: { row: cell.row, column: cell.column },
        areas: references?.areas ?? [],
        // A formula without text of its own, and a data table, read what we cannot see.
        opaque: references?.opaque ?? true,
        shows: cell.formula.kind === "normal" ? [] : blockCells(cell.formula.range, cell.formula.kind),
      });
    },
  });
  return found;
}

/** Blocks larger than this are calculated again by the program that opens the file, their results stay till then. */
const LARGEST_BLOCK = 100_000;

function blockCells(range: string | undefined, kind: string): CellAddress[] {
  const block = kind === "shared" ? undefined : parseRange(range ?? "");
  if (!block || (block.bottom - block.top + 1) * (block.right - block.left + 1) > LARGEST_BLOCK) return [];
  const cells: CellAddress[] = [];
  for (let row = block.top; row <= block.bottom; row++) {
    for (let column = block.left; column <= block.right; column++) cells.push({ row, column });
  }
  return cells;
}

type Resolved = { areas: Area[]; opaque: boolean };

/** What formulas read, defined names and tables followed. */
export class NameAreas {
  readonly #formulas = new Map<string, string>();
  readonly #resolved = new Map<string, Resolved>();

  readonly #tables: ReadonlyMap<string, Area>;

  /** `tables`: their areas by name in lower case. */
  constructor(book: WorkbookPart, tables: ReadonlyMap<string, Area>) {
    this.#tables = tables;
    for (const { name, formula } of book.names) {
      // Sheets may have names of their own under one word: what any of them reads counts.
      const key = name.toLowerCase();
      const known = this.#formulas.get(key);
      this.#formulas.set(key, known === undefined ? formula : `${known},${formula}`);
    }
  }

  resolve(formula: string, sheet: string): Resolved {
    const { areas, names, tables, opaque } = formulaReferences(formula, sheet);
    const all: Resolved = { areas: [...areas], opaque };
    for (const table of tables) {
      const area = this.#tables.get(table);
      if (area) all.areas.push(area);
      else all.opaque = true;
    }
    for (const name of names) {
      const named = this.#named(name);
      all.areas.push(...named.areas);
      all.opaque ||= named.opaque;
    }
    return all;
  }

  #named(name: string): Resolved {
    const formula = this.#formulas.get(name);
    if (formula === undefined) return { areas: [], opaque: false };
    const known = this.#resolved.get(name);
    if (known) return known;
    // Names may lead in a circle: while one is followed it counts as empty.
    this.#resolved.set(name, { areas: [], opaque: false });
    // A relative reference in a name moves with the cell that uses it.
    const moving = /!\$?[A-Z]{1,3}[1-9]|![A-Z]/i.test(formula);
    const resolved = this.resolve(formula, "");
    const settled = { areas: resolved.areas, opaque: resolved.opaque || moving };
    this.#resolved.set(name, settled);
    return settled;
  }
}
