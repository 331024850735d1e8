import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { ExcelObject } from "../excel-object.ts";
import type { Look } from "../workbook/look.ts";
import { givenFlag, givenInteger, givenWord, invalidArgument } from "./given.ts";
import { type Looked, lookScalar } from "./looks.ts";

type Horizontal = NonNullable<ExcelJS.Alignment["horizontal"]>;
type Vertical = NonNullable<ExcelJS.Alignment["vertical"]>;

/** Excel's word and the file's. */
const HORIZONTAL = [
  ["General", undefined],
  ["Left", "left"],
  ["Center", "center"],
  ["Right", "right"],
  ["Fill", "fill"],
  ["Justify", "justify"],
  ["CenterAcrossSelection", "centerContinuous"],
  ["Distributed", "distributed"],
] as const satisfies readonly (readonly [string, Horizontal | undefined])[];
const VERTICAL = [
  ["Bottom", undefined],
  ["Bottom", "bottom"],
  ["Top", "top"],
  ["Center", "middle"],
  ["Justify", "justify"],
  ["Distributed", "distributed"],
] as const satisfies readonly (readonly [string, Vertical | undefined])[];

const MOST_INDENT = 250;

export const alignmentScalars = (looked: Looked): ExcelObject["scalars"] => ({
  HorizontalAlignment: lookScalar(
    looked,
    ({ alignment }) => HORIZONTAL.find(([, stored]) => stored === alignment?.horizontal)?.[0] ?? "General",
    (given) => {
      const word = givenWord(
        given,
        HORIZONTAL.map(([name]) => name),
      );
      const stored = HORIZONTAL.find(([name]) => name === word)?.[1];
      return aligned(stored ? { horizontal: stored } : {}, "horizontal");
    },
  ),
  VerticalAlignment: lookScalar(
    looked,
    ({ alignment }) => VERTICAL.find(([, stored]) => stored === alignment?.vertical)?.[0] ?? "Bottom",
    (given) => {
      const word = givenWord(
        given,
        VERTICAL.map(([name]) => name),
      );
      const stored = VERTICAL.find(([name]) => name === word)?.[1];
      return aligned(stored ? { vertical: stored } : {}, "vertical");
    },
  ),
  WrapText: lookScalar(
    looked,
    ({ alignment }) => alignment?.wrapText === true,
    (given) => aligned({ wrapText: givenFlag(given) }, "wrapText"),
  ),
  IndentLevel: lookScalar(
    looked,
    ({ alignment }) => alignment?.indent ?? 0,
    (given) => {
      const indent = givenInteger(given);
      if (indent < 0 || indent > MOST_INDENT) throw invalidArgument();
      return aligned({ indent }, "indent");
    },
  ),
});

/** The look with that property of its alignment new, or gone. */
const aligned =
  (change: Partial<ExcelJS.Alignment>, property: keyof ExcelJS.Alignment) =>
  (look: Look): Look => {
    const { [property]: _old, ...rest } = look.alignment ?? {};
    return { ...look, alignment: { ...rest, ...change } };
  };
