import type { DefinedName } from "./defined-name.ts";
import { EventLog } from "./event-log.ts";
import { Sheet } from "./sheet.ts";

/** Who makes a change, in the words of Excel's events. */
export type Author = { source: "Local" | "Remote"; triggerSource: "ThisLocalAddin" | "Unknown" };

export const ADD_IN: Author = { source: "Local", triggerSource: "ThisLocalAddin" };
export const PERSON: Author = { source: "Local", triggerSource: "Unknown" };
export const COAUTHOR: Author = { source: "Remote", triggerSource: "Unknown" };

/** A workbook open in the simulated Excel. */
export class Book {
  readonly fileName: string;
  readonly epoch: 1900 | 1904;
  readonly readOnly: boolean;
  sheets: Sheet[] = [];
  /** Names of the whole workbook; those of one sheet stand there. */
  names: DefinedName[] = [];
  structureLocked = false;
  /** Excel.CalculationMode. */
  calculationMode = "Automatic";
  /** Who is at work just now. */
  author: Author = ADD_IN;
  readonly events = new EventLog();
  #active: Sheet | undefined;
  #made = 0;

  constructor(options: { fileName: string; epoch: 1900 | 1904; readOnly: boolean }) {
    this.fileName = options.fileName;
    this.epoch = options.epoch;
    this.readOnly = options.readOnly;
  }

  /** Does something in the name of another; events tell who it was. */
  actAs(author: Author, deed: () => void): void {
    const before = this.author;
    this.author = author;
    try {
      deed();
    } finally {
      this.author = before;
    }
  }

  get activeSheet(): Sheet {
    const active = this.#active ?? this.sheets.find(({ visibility }) => visibility === "visible");
    if (!active) throw new Error("the workbook shows no sheet");
    return active;
  }

  set activeSheet(sheet: Sheet) {
    this.#active = sheet;
  }

  /** By name (case does not count) or id. */
  sheet(key: string): Sheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find(({ name, id }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
  }

  /** A new sheet behind the others. */
  addSheet(name: string): Sheet {
    const number = (this.#made++).toString(16).padStart(2, "0").toUpperCase();
    const sheet = new Sheet(`{00000000-0001-0000-${number}00-000000000000}`, name);
    this.sheets.push(sheet);
    return sheet;
  }

  /** "{…}", another each time. */
  newId(): string {
    return `{${(++this.#made).toString(16).padStart(8, "0").toUpperCase()}-000E-4000-8000-000000000000}`;
  }

  /** The names in reach of a formula: those of the sheet first. */
  name(name: string, sheet: Sheet | null): DefinedName | undefined {
    const wanted = name.toLowerCase();
    const scopes = sheet ? [sheet.names, this.names] : [this.names];
    return scopes.flatMap((names) => names.find((other) => other.name.toLowerCase() === wanted) ?? [])[0];
  }
}
