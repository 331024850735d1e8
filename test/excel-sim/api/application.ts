import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import { givenWord } from "./given.ts";

const MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** Calculation as a setting only: nothing is calculated here. */
export class ApplicationObject implements ExcelObject {
  readonly typeName = "Application";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(book: Book) {
    this.scalars = {
      CalculationMode: {
        get: () => book.calculationMode,
        set: (mode) => {
          book.calculationMode = givenWord(mode, MODES);
        },
      },
    };
    this.methods = {
      Calculate: ([type]) => {
        givenWord(type, ["Recalculate", "Full", "FullRebuild"]);
        return null;
      },
      SuspendApiCalculationUntilNextSync: () => null,
      SuspendScreenUpdatingUntilNextSync: () => null,
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
