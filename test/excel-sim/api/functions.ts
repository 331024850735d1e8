import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import { serialOfDate } from "../workbook/date-serial.ts";
import { givenInteger } from "./given.ts";

/**
 * Worksheet functions called from outside. DATE alone: up to ExcelApi 1.15 its result is the one way to learn whether
 * a workbook counts its days from 1900 or from 1904.
 */
export class FunctionsObject implements ExcelObject {
  readonly typeName = "Functions";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(book: Book) {
    this.methods = {
      Date: ([year, month, day]) => {
        const serial = serialOfDate(
          { year: givenInteger(year), month: givenInteger(month), day: givenInteger(day) },
          book.epoch,
        );
        return functionResult(serial);
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

const functionResult = (value: number): ExcelObject => ({
  typeName: "FunctionResult",
  scalars: { Value: { get: () => value }, Error: { get: () => null } },
  navigations: {},
  methods: {},
  identity: () => ({}),
});
