import type { CellRange } from "../../../addin/host/snapshot.ts";
import type { Area } from "./area.ts";
import type { Book } from "./book.ts";
import { parseLocal, printAbsolute, printSheetName, splitReference } from "./reference-text.ts";
import type { Sheet } from "./sheet.ts";

/** A defined name; `area` when it stands for one range, else `formula` with "=". */
export type DefinedName = {
  name: string;
  comment: string;
  visible: boolean;
  target: { area: Area } | { formula: string };
};

/** "=Sheet1!$A$1:$B$2"; "=#REF!" behind the name once its cells are gone. */
export function nameFormula({ target }: DefinedName): string {
  if ("formula" in target) return target.formula;
  const range = target.area.rangeOrNull;
  if (!range) return "=#REF!";
  return `=${printSheetName(target.area.sheet.name)}!${printAbsolute(range)}`;
}

/** "=Sheet1!$A$1:$B$2" → its cells; undefined for any other formula, and for sheets that do not exist. */
export function rangeOfFormula(book: Book, formula: string): { sheet: Sheet; range: CellRange } | undefined {
  const { sheet: name, local } = splitReference(formula.replace(/^=/, ""));
  const sheet = name === null ? undefined : book.sheets.find((other) => sameText(other.name, name));
  const range = parseLocal(local);
  return sheet && range ? { sheet, range } : undefined;
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Letters, digits, _ . and \\, not beginning with a digit, no address like A1 or R1C1. */
export const usableName = (name: string): boolean =>
  name.length <= 255 &&
  /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) &&
  !/^([A-Za-z]{1,3}\d{1,7}|[Rr](\d+)?([Cc](\d+)?)?|[Cc](\d+)?)$/.test(name);
