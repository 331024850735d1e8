import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { ExcelObject } from "../excel-object.ts";
import { colorText } from "../workbook/color.ts";
import type { Look } from "../workbook/look.ts";
import { givenFlag, givenNumber, givenText, givenWord, invalidArgument } from "./given.ts";
import { givenColor } from "./given-color.ts";
import { type Looked, lookScalar } from "./looks.ts";

/** Excel.RangeUnderlineStyle and the file's. */
export const UNDERLINES = [
  ["None", false],
  ["None", "none"],
  ["Single", true],
  ["Single", "single"],
  ["Double", "double"],
  ["SingleAccountant", "singleAccounting"],
  ["DoubleAccountant", "doubleAccounting"],
] as const satisfies readonly (readonly [string, ExcelJS.Font["underline"]])[];

export const underlineWord = (stored: ExcelJS.Font["underline"] | undefined): string =>
  UNDERLINES.find(([, other]) => other === stored)?.[0] ?? "None";

export function givenUnderline(given: unknown): ExcelJS.Font["underline"] {
  const word = givenWord(
    given,
    UNDERLINES.map(([name]) => name),
  );
  return UNDERLINES.find(([name]) => name === word)?.[1] ?? false;
}

/** Size and name where a cell says nothing: those of a new workbook. */
const STANDARD = { name: "Calibri", size: 11 };
const LARGEST = 409;

/** The letters of cells. */
export class RangeFontObject implements ExcelObject {
  readonly typeName = "RangeFont";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods = {};

  constructor(looked: Looked) {
    const property = <T>(
      read: (font: Partial<ExcelJS.Font>) => T,
      write: (given: unknown) => Partial<ExcelJS.Font>,
    ) =>
      lookScalar(
        looked,
        ({ font }: Look) => read(font ?? {}),
        (given) => {
          const change = write(given);
          return (look) => ({ ...look, font: { ...STANDARD, ...look.font, ...change } });
        },
      );
    this.scalars = {
      Name: property(
        ({ name = STANDARD.name }) => name,
        (given) => ({ name: givenText(given) }),
      ),
      Size: property(
        ({ size = STANDARD.size }) => size,
        (given) => {
          const size = givenNumber(given);
          if (size < 1 || size > LARGEST) throw invalidArgument();
          return { size };
        },
      ),
      Bold: property(
        ({ bold = false }) => bold,
        (given) => ({ bold: givenFlag(given) }),
      ),
      Italic: property(
        ({ italic = false }) => italic,
        (given) => ({ italic: givenFlag(given) }),
      ),
      Strikethrough: property(
        ({ strike = false }) => strike,
        (given) => ({ strike: givenFlag(given) }),
      ),
      Underline: property(
        ({ underline }) => underlineWord(underline),
        (given) => ({ underline: givenUnderline(given) }),
      ),
      Color: property(
        ({ color }) => colorText(color) ?? "#000000",
        (given) => ({ color: givenColor(given) }),
      ),
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
