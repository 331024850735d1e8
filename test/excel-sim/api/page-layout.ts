import type { ExcelObject, Scalar } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import {
  HEADER_FOOTER_PLACES,
  MARGIN_SIDES,
  type MarginSide,
  type PageSetup,
} from "../workbook/page-setup.ts";
import { PAPER_NUMBERS } from "../workbook/paper.ts";
import { requireWritable } from "../workbook/permission.ts";
import { LAST_COLUMN, LAST_ROW } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { areaOfReference } from "./area-of-reference.ts";
import {
  givenFlag,
  givenInteger,
  givenNumber,
  givenText,
  givenWord,
  invalidArgument,
  isRecord,
} from "./given.ts";
import type { Makers } from "./makers.ts";
import { RangeObject } from "./range.ts";
import { RangeAreasObject } from "./range-areas.ts";

const PAPERS = PAPER_NUMBERS.map(([name]) => name);
const POINTS = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;

/** How a sheet is printed. */
export class PageLayoutObject implements ExcelObject {
  readonly typeName = "PageLayout";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations: ExcelObject["navigations"];
  readonly methods: ExcelObject["methods"];

  constructor(makers: Makers, sheet: Sheet) {
    const { page } = sheet;
    const scalar = (get: () => unknown, write: (given: unknown) => void): Scalar => ({
      get,
      set: (given) => {
        requireWritable(makers.book);
        write(given);
      },
    });
    const margins = MARGIN_SIDES.map((side) => [
      `${capital(side)}Margin`,
      scalar(
        () => page.margins[side],
        (given) => {
          page.margins[side] = givenLength(given);
        },
      ),
    ]);
    this.scalars = {
      Orientation: scalar(
        () => page.orientation,
        (given) => {
          page.orientation = givenWord(given, ["Portrait", "Landscape"]);
        },
      ),
      PaperSize: scalar(
        () => page.paperSize,
        (given) => {
          page.paperSize = givenWord(given, PAPERS);
        },
      ),
      Zoom: scalar(
        () => page.zoom,
        (given) => {
          page.zoom = givenZoom(given);
        },
      ),
      CenterHorizontally: scalar(
        () => page.centerHorizontally,
        (given) => {
          page.centerHorizontally = givenFlag(given);
        },
      ),
      CenterVertically: scalar(
        () => page.centerVertically,
        (given) => {
          page.centerVertically = givenFlag(given);
        },
      ),
      ...Object.fromEntries(margins),
    };
    this.navigations = { HeadersFooters: () => headersFooters(scalar, page) };
    this.methods = this.#methods(makers, sheet);
  }

  #methods(makers: Makers, sheet: Sheet): ExcelObject["methods"] {
    const { page } = sheet;
    const areas = (given: unknown): Area[] => {
      requireWritable(makers.book);
      if (given instanceof RangeAreasObject) return given.areas.map((area) => ofSheet(area, sheet));
      if (given instanceof RangeObject) return [ofSheet(given.area, sheet)];
      return givenText(given)
        .split(",")
        .map((text) => ofSheet(areaOfReference(makers.book, sheet, text), sheet));
    };
    return {
      SetPrintArea: ([given]) => {
        page.printArea = areas(given);
        return null;
      },
      SetPrintTitleRows: ([given]) => {
        const [area] = areas(given);
        page.titleRows = area ? new Area(sheet, { ...area.range, left: 1, right: LAST_COLUMN }) : null;
        return null;
      },
      SetPrintTitleColumns: ([given]) => {
        const [area] = areas(given);
        page.titleColumns = area ? new Area(sheet, { ...area.range, top: 1, bottom: LAST_ROW }) : null;
        return null;
      },
      SetPrintMargins: ([unit, options]) => {
        requireWritable(makers.book);
        const points = POINTS[givenWord(unit, ["Points", "Inches", "Centimeters"])];
        if (!isRecord(options)) throw invalidArgument();
        for (const [side, length] of Object.entries(options)) {
          page.margins[givenWord<MarginSide>(side, MARGIN_SIDES)] = givenLength(length) * points;
        }
        return null;
      },
      GetPrintAreaOrNullObject: () =>
        page.printArea.length === 0 ? null : makers.rangeAreas(page.printArea),
      GetPrintTitleRowsOrNullObject: () => page.titleRows && makers.range(page.titleRows),
      GetPrintTitleColumnsOrNullObject: () => page.titleColumns && makers.range(page.titleColumns),
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

function ofSheet(area: Area | undefined, sheet: Sheet): Area {
  if (area?.sheet !== sheet) throw invalidArgument();
  return area;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function givenLength(given: unknown): number {
  const length = givenNumber(given);
  if (length < 0) throw invalidArgument();
  return length;
}

function givenZoom(given: unknown): PageSetup["zoom"] {
  if (!isRecord(given)) throw invalidArgument();
  const { scale, horizontalFitToPages, verticalFitToPages, ...others } = given;
  if (Object.keys(others).length > 0) throw invalidArgument();
  const isFit = horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
  if (isFit === (scale !== undefined)) throw invalidArgument();
  if (!isFit) {
    const percent = givenInteger(scale);
    if (percent < 10 || percent > 400) throw invalidArgument();
    return { scale: percent };
  }
  return {
    ...(horizontalFitToPages === undefined
      ? {}
      : { horizontalFitToPages: givenInteger(horizontalFitToPages) }),
    ...(verticalFitToPages === undefined ? {} : { verticalFitToPages: givenInteger(verticalFitToPages) }),
  };
}

/** One text for all pages; first, odd and even pages of their own are not modelled. */
function headersFooters(
  scalar: (get: () => unknown, write: (given: unknown) => void) => Scalar,
  page: PageSetup,
): ExcelObject {
  const places = HEADER_FOOTER_PLACES.map((place) => [
    capital(place),
    scalar(
      () => page.headerFooter[place],
      (given) => {
        const text = givenText(given);
        if (text.length > 255) throw invalidArgument();
        page.headerFooter[place] = text;
      },
    ),
  ]);
  return {
    typeName: "HeaderFooterGroup",
    scalars: {},
    navigations: {
      DefaultForAllPages: () => ({
        typeName: "HeaderFooter",
        scalars: Object.fromEntries(places),
        navigations: {},
        methods: {},
        identity: () => ({}),
      }),
    },
    methods: {},
    identity: () => ({}),
  };
}
