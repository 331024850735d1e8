import type { ExcelObject } from "../excel-object.ts";
import type { SimulatedWorkbook } from "./simulated-workbook.ts";

export type SheetShown = { name: string; visibility: unknown };
/** `formulas`: what stands in the cells, formulas as such, rows by columns. */
export type CellsShown = { address: string; formulas: unknown[][] };

/**
 * What a person does in the workbook while the pane is open, and sees there. Goes through the same objects as the
 * add-in, so protection and events are the same; `told` is called after each deed so that the events are delivered.
 */
export class Person {
  readonly #workbook: SimulatedWorkbook;
  readonly #told: () => void;
  readonly #who: "person" | "coauthor";

  /** `who`: whether they sit at this machine or write in the same workbook elsewhere; events tell it. */
  constructor(workbook: SimulatedWorkbook, told: () => void, who: "person" | "coauthor" = "person") {
    this.#workbook = workbook;
    this.#told = told;
    this.#who = who;
  }

  /** Types into cells, rows by columns. */
  type(sheet: string, address: string, formulas: unknown[][]): void {
    this.#do(() => set(this.#range(sheet, address), "Formulas", formulas));
  }

  select(sheet: string, address: string): void {
    this.#do(() => {
      call(this.#sheet(sheet), "Activate");
      call(this.#range(sheet, address), "Select");
    });
  }

  renameSheet(sheet: string, name: string): void {
    this.#do(() => set(this.#sheet(sheet), "Name", name));
  }

  deleteSheet(sheet: string): void {
    this.#do(() => call(this.#sheet(sheet), "Delete"));
  }

  protectSheet(sheet: string, options: Record<string, boolean> = {}): void {
    this.#do(() => call(navigate(this.#sheet(sheet), "Protection"), "Protect", options));
  }

  unprotectSheet(sheet: string): void {
    this.#do(() => call(navigate(this.#sheet(sheet), "Protection"), "Unprotect"));
  }

  /** Hides a sheet, or shows it again. */
  turnSheet(sheet: string, visibility: string): void {
    this.#do(() => set(this.#sheet(sheet), "Visibility", visibility));
  }

  protectStructure(): void {
    this.#do(() => call(navigate(this.#workbook.root(), "Protection"), "Protect"));
  }

  unprotectStructure(): void {
    this.#do(() => call(navigate(this.#workbook.root(), "Protection"), "Unprotect"));
  }

  sheets(): SheetShown[] {
    const { items } = navigate(this.#workbook.root(), "Worksheets");
    return (items?.() ?? []).map((sheet) => ({
      name: String(get(sheet, "Name")),
      visibility: get(sheet, "Visibility"),
    }));
  }

  /** Everything that stands on the sheet; null on an empty one. */
  cells(sheet: string): CellsShown | null {
    const used = call(this.#sheet(sheet), "GetUsedRangeOrNullObject", true);
    return isObject(used) ? shown(used) : null;
  }

  selection(): CellsShown {
    const selected = call(this.#workbook.root(), "GetSelectedRange");
    if (!isObject(selected)) throw new Error("nothing is selected");
    return shown(selected);
  }

  #sheet(name: string): ExcelObject {
    const sheet = navigate(this.#workbook.root(), "Worksheets").indexer?.([name]);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  #range(sheet: string, address: string): ExcelObject {
    const range = call(this.#sheet(sheet), "GetRange", address);
    if (!isObject(range)) throw new Error(`no range ${address}`);
    return range;
  }

  #do(deed: () => void): void {
    this.#workbook.beginRequest?.();
    try {
      if (this.#workbook.actAs) this.#workbook.actAs(this.#who, deed);
      else deed();
    } finally {
      this.#workbook.endRequest?.();
    }
    this.#told();
  }
}

function shown(range: ExcelObject): CellsShown {
  const formulas = get(range, "Formulas");
  return { address: String(get(range, "Address")), formulas: Array.isArray(formulas) ? formulas : [] };
}

function get(object: ExcelObject, name: string): unknown {
  const scalar = object.scalars[name];
  if (!scalar) throw new Error(`${object.typeName} has no ${name}`);
  return scalar.get();
}

function set(object: ExcelObject, name: string, value: unknown): void {
  const scalar = object.scalars[name];
  if (!scalar?.set) throw new Error(`${object.typeName}.${name} cannot be set`);
  scalar.set(value);
}

function navigate(object: ExcelObject, name: string): ExcelObject {
  const next = object.navigations[name]?.();
  if (!next) throw new Error(`${object.typeName} does not lead to ${name}`);
  return next;
}

function call(object: ExcelObject, name: string, ...args: unknown[]): unknown {
  const method = object.methods[name];
  if (!method) throw new Error(`${object.typeName} cannot ${name}`);
  return method(args);
}

const isObject = (value: unknown): value is ExcelObject =>
  typeof value === "object" && value !== null && "typeName" in value;
