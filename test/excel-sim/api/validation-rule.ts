import type { DataValidation } from "../workbook/data-validation.ts";
import { printAbsolute, printSheetName } from "../workbook/reference-text.ts";
import { givenFlag, givenText, givenWord, invalidArgument, isRecord } from "./given.ts";
import { RangeObject } from "./range.ts";

const TYPES: Record<string, string> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};
const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;
/** Of a list typed into the rule itself. */
const LIST_LIMIT = 255;

/** Excel.DataValidationType; null stands for cells that differ. */
export function validationType(validation: DataValidation | null): string {
  if (!validation) return "Inconsistent";
  const [kind] = Object.keys(validation.rule);
  return kind === undefined ? "None" : (TYPES[kind] ?? "None");
}

/** Excel.DataValidationRule: one kind, whole. */
export function givenRule(given: unknown): DataValidation["rule"] {
  if (!isRecord(given)) throw invalidArgument();
  const kinds = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  const [only, another] = kinds;
  if (!only || another) throw invalidArgument();
  const [kind, body] = only;
  if (!isRecord(body) || !TYPES[kind]) throw invalidArgument();
  if (kind === "list")
    return {
      list: { inCellDropDown: givenFlag(body.inCellDropDown ?? true), source: givenSource(body.source) },
    };
  if (kind === "custom") return { custom: { formula: givenFormula(body.formula) } };
  return { [kind]: givenLimits(body) };
}

function givenSource(given: unknown): string {
  if (given instanceof RangeObject) {
    const { sheet, range } = given.area;
    return `=${printSheetName(sheet.name)}!${printAbsolute(range)}`;
  }
  const source = givenText(given);
  if (source === "" || (!source.startsWith("=") && source.length > LIST_LIMIT)) throw invalidArgument();
  return source;
}

function givenFormula(given: unknown): string {
  const formula = givenText(given);
  if (!/^=./s.test(formula)) throw invalidArgument();
  return formula;
}

function givenLimits(body: Record<string, unknown>): Record<string, unknown> {
  const operator = givenWord(body.operator, OPERATORS);
  const two = operator === "Between" || operator === "NotBetween";
  const limit = (value: unknown) => {
    if (typeof value === "number" || (typeof value === "string" && value !== "")) return value;
    throw invalidArgument();
  };
  return {
    formula1: limit(body.formula1),
    ...(two ? { formula2: limit(body.formula2) } : {}),
    operator,
  };
}
