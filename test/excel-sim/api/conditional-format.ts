import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { ExcelObject, Scalar } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import { colorText } from "../workbook/color.ts";
import type { ConditionalFormat } from "../workbook/conditional-format.ts";
import { requireAllowed } from "../workbook/permission.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { givenFlag, givenInteger, givenText, invalidArgument, itemNotFound } from "./given.ts";
import { givenColor } from "./given-color.ts";
import type { Makers } from "./makers.ts";
import { givenUnderline, underlineWord } from "./range-font.ts";

/** One conditional format; of other types than Custom only what all have in common. */
export class ConditionalFormatObject implements ExcelObject {
  readonly typeName = "ConditionalFormat";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];
  readonly #entry: ConditionalFormat;

  constructor(makers: Makers, sheet: Sheet, entry: ConditionalFormat) {
    this.#entry = entry;
    const allowed = () => requireAllowed(makers.book, sheet, "allowFormatCells");
    const place = () => sheet.conditionalFormats.indexOf(entry);
    const standing = (): Area[] => {
      if (place() < 0) throw itemNotFound();
      return entry.areas.flatMap(({ rangeOrNull }) => (rangeOrNull ? [new Area(sheet, rangeOrNull)] : []));
    };
    this.scalars = {
      Id: { get: () => entry.id },
      Type: { get: () => entry.type },
      Priority: {
        get: place,
        set: (given) => {
          allowed();
          const wanted = givenInteger(given);
          if (wanted < 0 || wanted >= sheet.conditionalFormats.length) throw invalidArgument();
          sheet.conditionalFormats.splice(place(), 1);
          sheet.conditionalFormats.splice(wanted, 0, entry);
        },
      },
      StopIfTrue: {
        get: () => entry.stopIfTrue,
        set: (given) => {
          allowed();
          entry.stopIfTrue = givenFlag(given);
        },
      },
    };
    const custom = () => (entry.type === "Custom" ? customFormat(entry, allowed) : null);
    this.navigations = {
      Custom: () => custom() ?? refuseType(),
      CustomOrNullObject: custom,
    };
    this.methods = {
      Delete: () => {
        allowed();
        if (place() < 0) throw itemNotFound();
        sheet.conditionalFormats.splice(place(), 1);
        return null;
      },
      GetRange: () => onlyOne(makers, standing()) ?? refuseType(),
      GetRangeOrNullObject: () => onlyOne(makers, standing()),
      GetRanges: () => makers.rangeAreas(standing()),
    };
  }

  identity(): { Id?: string } {
    return { Id: this.#entry.id };
  }
}

function onlyOne(makers: Makers, areas: readonly Area[]): ExcelObject | null {
  const [area, another] = areas;
  return area && !another ? makers.range(area) : null;
}

function refuseType(): never {
  throw itemNotFound();
}

function customFormat(entry: ConditionalFormat, allowed: () => void): ExcelObject {
  return part(
    "CustomConditionalFormat",
    {},
    {
      Rule: () =>
        part("ConditionalFormatRule", {
          Formula: {
            get: () => entry.formula,
            set: (given) => {
              allowed();
              const formula = givenText(given);
              if (!/^=./s.test(formula))
                throw invalidArgument("The rule of a conditional format is a formula.");
              entry.formula = formula;
            },
          },
        }),
      Format: () =>
        part(
          "ConditionalRangeFormat",
          {},
          { Fill: () => fill(entry, allowed), Font: () => font(entry, allowed) },
        ),
    },
  );
}

const fill = (entry: ConditionalFormat, allowed: () => void): ExcelObject =>
  part("ConditionalRangeFill", {
    Color: {
      // files keep the colour of such a fill as its background
      get: () => (entry.look.fill?.type === "pattern" ? (colorText(entry.look.fill.bgColor) ?? "") : ""),
      set: (given) => {
        allowed();
        entry.look = {
          ...entry.look,
          fill: { type: "pattern", pattern: "solid", bgColor: givenColor(given) },
        };
      },
    },
  });

function font(entry: ConditionalFormat, allowed: () => void): ExcelObject {
  const property = (
    read: (font: Partial<ExcelJS.Font>) => unknown,
    write: (given: unknown) => Partial<ExcelJS.Font>,
  ): Scalar => ({
    get: () => read(entry.look.font ?? {}),
    set: (given) => {
      allowed();
      entry.look = { ...entry.look, font: { ...entry.look.font, ...write(given) } };
    },
  });
  // what a format leaves as it is, is null
  return part("ConditionalRangeFont", {
    Bold: property(
      ({ bold }) => bold ?? null,
      (given) => ({ bold: givenFlag(given) }),
    ),
    Italic: property(
      ({ italic }) => italic ?? null,
      (given) => ({ italic: givenFlag(given) }),
    ),
    Strikethrough: property(
      ({ strike }) => strike ?? null,
      (given) => ({ strike: givenFlag(given) }),
    ),
    Underline: property(
      ({ underline }) => (underline === undefined ? null : underlineWord(underline)),
      (given) => ({ underline: givenUnderline(given) }),
    ),
    Color: property(
      ({ color }) => colorText(color) ?? null,
      (given) => ({ color: givenColor(given) }),
    ),
  });
}

const part = (
  typeName: string,
  scalars: ExcelObject["scalars"],
  navigations: ExcelObject["navigations"] = {},
): ExcelObject => ({ typeName, scalars, navigations, methods: {}, identity: () => ({}) });
