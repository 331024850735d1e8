import type Big from "big.js";
import { big, printDecimal } from "../../../shared/codec/decimal.ts";
import type { CellValue } from "../../host/snapshot.ts";

/**
 * A spreadsheet formula together with its result, built from the same parts: what is cached in the file is what the
 * program will calculate. Only functions that Excel 2016, WPS and LibreOffice share. Results are decimals; they are
 * asked for lazily, as IF leaves the branch it does not take.
 */
export type Formula = {
  text: string;
  result: () => Scalar;
  /** Stands in brackets as an operand. */
  compound?: true;
};
type Scalar = Big | string | boolean | null;

/** A cell referred to, with what stands in it; a numeral is given as a decimal, a word as text. */
export const reference = (address: string, value: CellValue | Formula): Formula =>
  typeof value === "object" && value !== null && "result" in value
    ? { text: address, result: value.result }
    : { text: address, result: () => scalarOf(value) };

export const word = (text: string): Formula => ({
  text: `"${text.replaceAll('"', '""')}"`,
  result: () => text,
});
export const numeral = (value: string): Formula => ({ text: value, result: () => big(value) });

export const minus = (a: Formula, b: Formula): Formula => arithmetic(a, "-", b, (x, y) => x.minus(y));
export const times = (a: Formula, b: Formula): Formula => arithmetic(a, "*", b, (x, y) => x.times(y));
export const over = (a: Formula, b: Formula): Formula => arithmetic(a, "/", b, (x, y) => x.div(y));

export const isGreater = (a: Formula, b: Formula): Formula => comparison(a, ">", b, (order) => order > 0);
export const isAtLeast = (a: Formula, b: Formula): Formula => comparison(a, ">=", b, (order) => order >= 0);
export const isAtMost = (a: Formula, b: Formula): Formula => comparison(a, "<=", b, (order) => order <= 0);

export const isEqual = (a: Formula, b: Formula): Formula => comparison(a, "=", b, (order) => order === 0);

/** Equal to a text; an empty cell equals "". */
export const isText = (a: Formula, text: string): Formula => ({
  text: `${a.text}=${word(text).text}`,
  result: () => (a.result() ?? "") === text,
  compound: true,
});

export const isNumber = (a: Formula): Formula => ({
  text: `ISNUMBER(${a.text})`,
  result: () => isBig(a.result()),
});

export const and = (...conditions: Formula[]): Formula => ({
  text: `AND(${conditions.map(({ text }) => text).join(",")})`,
  result: () => conditions.every(({ result }) => result() === true),
});

export const or = (...conditions: Formula[]): Formula => ({
  text: `OR(${conditions.map(({ text }) => text).join(",")})`,
  result: () => conditions.some(({ result }) => result() === true),
});

export const when = (condition: Formula, then: Formula, otherwise: Formula): Formula => ({
  text: `IF(${condition.text},${then.text},${otherwise.text})`,
  result: () => (condition.result() === true ? then.result() : otherwise.result()),
});

/** Half away from zero, as spreadsheets round. */
export const round = (a: Formula, digits: number): Formula => ({
  text: `ROUND(${a.text},${digits})`,
  result: () => numberIn(a).round(digits),
});

export const join = (...parts: Formula[]): Formula => ({
  text: parts.map(operand).join("&"),
  result: () => parts.map(({ result }) => printed(result())).join(""),
  compound: true,
});

/** The formula as a cell holds it, with leading "=", and its cached result. */
export function settled(formula: Formula): { formula: string; value: CellValue } {
  const result = formula.result();
  return {
    formula: `=${formula.text}`,
    value: isBig(result) ? Number(printDecimal(result)) : (result ?? ""),
  };
}

const isBig = (value: Scalar): value is Big => typeof value === "object" && value !== null;

function scalarOf(value: CellValue): Scalar {
  if (typeof value === "number") return big(value);
  return typeof value === "object" && value !== null ? value.error : value;
}

function numberIn({ text, result }: Formula): Big {
  const value = result();
  if (!isBig(value)) throw new Error(`formula reckons with what is no number: ${text}`);
  return value;
}

const printed = (value: Scalar): string => (isBig(value) ? printDecimal(value) : String(value ?? ""));

const operand = ({ text, compound }: Formula): string => (compound ? `(${text})` : text);

function arithmetic(a: Formula, sign: string, b: Formula, reckon: (x: Big, y: Big) => Big): Formula {
  const result = () => reckon(numberIn(a), numberIn(b));
  return { text: `${operand(a)}${sign}${operand(b)}`, result, compound: true };
}

function comparison(a: Formula, sign: string, b: Formula, holds: (order: number) => boolean): Formula {
  const result = () => holds(numberIn(a).cmp(numberIn(b)));
  return { text: `${operand(a)}${sign}${operand(b)}`, result, compound: true };
}
