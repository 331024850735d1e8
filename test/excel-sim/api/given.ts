import { ExcelError } from "../excel-object.ts";

/** Arguments and values as the wire brings them, refused as Excel refuses them (InvalidArgument). */

export const invalidArgument = (
  message = "The argument is invalid or missing or has an incorrect format.",
): ExcelError => new ExcelError("InvalidArgument", message);

export const itemNotFound = (): ExcelError =>
  new ExcelError("ItemNotFound", "The requested resource doesn't exist.");

export const itemExists = (): ExcelError =>
  new ExcelError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");

export function givenText(value: unknown): string {
  if (typeof value === "string") return value;
  throw invalidArgument();
}

export function givenNumber(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw invalidArgument();
}

export function givenInteger(value: unknown): number {
  const number = givenNumber(value);
  if (Number.isInteger(number)) return number;
  throw invalidArgument();
}

export function givenFlag(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw invalidArgument();
}

/** One of Excel's words, in any case. */
export function givenWord<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const text = givenText(value).toLowerCase();
  const found = words.find((word) => word.toLowerCase() === text);
  if (found !== undefined) return found;
  throw invalidArgument();
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
