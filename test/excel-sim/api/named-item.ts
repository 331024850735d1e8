import { ExcelError, type ExcelObject } from "../excel-object.ts";
import { type DefinedName, nameFormula } from "../workbook/defined-name.ts";
import { requireWritable } from "../workbook/permission.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { givenFlag, itemNotFound } from "./given.ts";
import { givenComment, givenTarget } from "./given-target.ts";
import type { Makers } from "./makers.ts";

/** A defined name. */
export class NamedItemObject implements ExcelObject {
  readonly typeName = "NamedItem";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];
  readonly #entry: DefinedName;

  constructor(makers: Makers, scope: Sheet | null, entry: DefinedName) {
    this.#entry = entry;
    this.scalars = {
      Name: { get: () => entry.name },
      Type: { get: () => typeAndValue(entry).type },
      Value: { get: () => typeAndValue(entry).value },
      Formula: {
        get: () => nameFormula(entry),
        set: (given) => {
          requireWritable(makers.book);
          entry.target = givenTarget(makers.book, given);
        },
      },
      Comment: {
        get: () => entry.comment,
        set: (given) => {
          requireWritable(makers.book);
          entry.comment = givenComment(given);
        },
      },
      Visible: {
        get: () => entry.visible,
        set: (given) => {
          requireWritable(makers.book);
          entry.visible = givenFlag(given);
        },
      },
      Scope: { get: () => (scope ? "Worksheet" : "Workbook") },
    };
    this.navigations = { WorksheetOrNullObject: () => (scope ? makers.worksheet(scope) : null) };
    const range = (): ExcelObject | null => {
      const { target } = entry;
      return "area" in target && target.area.rangeOrNull ? makers.range(target.area) : null;
    };
    this.methods = {
      GetRange: () => {
        const found = range();
        if (found) return found;
        throw new ExcelError("InvalidReference", "This reference is not valid for the current operation.");
      },
      GetRangeOrNullObject: range,
      Delete: () => {
        requireWritable(makers.book);
        const { names } = scope ?? makers.book;
        if (!names.includes(entry)) throw itemNotFound();
        names.splice(names.indexOf(entry), 1);
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return { Id: this.#entry.name };
  }
}

/** Excel.NamedItemType and the value as the API gives it. */
function typeAndValue(entry: DefinedName): { type: string; value: string | number | boolean } {
  const body = nameFormula(entry).slice(1);
  if (/#REF!/.test(body)) return { type: "Error", value: "#REF!" };
  if ("area" in entry.target) return { type: "Range", value: body };
  if (/^".*"$/s.test(body)) return { type: "String", value: body.slice(1, -1).replaceAll('""', '"') };
  if (/^(TRUE|FALSE)$/i.test(body)) return { type: "Boolean", value: body.toUpperCase() === "TRUE" };
  const number = Number(body);
  if (body !== "" && Number.isFinite(number))
    return { type: Number.isInteger(number) ? "Integer" : "Double", value: number };
  throw new ExcelError("NotImplemented", `excel-sim does not calculate the name ${entry.name}: ${body}`);
}
