import { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { type DefinedName, rangeOfFormula } from "../workbook/defined-name.ts";
import { givenText, invalidArgument } from "./given.ts";
import { RangeObject } from "./range.ts";

const LONGEST_COMMENT = 255;

/** What a name is to stand for: a range, or a formula with "=". A reference must name its sheet, and the sheet exist. */
export function givenTarget(book: Book, given: unknown): DefinedName["target"] {
  if (given instanceof RangeObject) return { area: new Area(given.area.sheet, given.area.range) };
  const formula = givenText(given);
  if (!/^=./s.test(formula)) throw invalidArgument();
  const place = rangeOfFormula(book, formula);
  if (place) return { area: new Area(place.sheet, place.range) };
  if (/^=('[^']*'|[^'"!()]+)!\$?[A-Z]{1,3}\$?\d+/i.test(formula)) throw invalidArgument();
  return { formula };
}

export function givenComment(given: unknown): string {
  const comment = givenText(given);
  if (comment.length > LONGEST_COMMENT) throw invalidArgument();
  return comment;
}
