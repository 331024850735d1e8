import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { CellRange } from "../../../addin/host/snapshot.ts";
import type { ExcelObject } from "../excel-object.ts";
import { colorText } from "../workbook/color.ts";
import { requireAllowed } from "../workbook/permission.ts";
import { cellsOf, columnsOf, isUnbounded, LAST_COLUMN, LAST_ROW, rowsOf } from "../workbook/rectangle.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { givenWord, invalidArgument } from "./given.ts";
import { givenColor } from "./given-color.ts";
import { borderStyle, lineOf, STYLE_WORDS, styleWord, WEIGHT_WORDS, weightWord } from "./line-styles.ts";
import { common, type Looked } from "./looks.ts";

type Side = "top" | "bottom" | "left" | "right";
const OPPOSITE: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };
const STEP: Record<Side, [rows: number, columns: number]> = {
  top: [-1, 0],
  bottom: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

/** The lines a name stands for: a side of some cells of the range. */
const LINES = {
  EdgeTop: { side: "top", cells: (range: CellRange) => ({ ...range, bottom: range.top }) },
  EdgeBottom: { side: "bottom", cells: (range: CellRange) => ({ ...range, top: range.bottom }) },
  EdgeLeft: { side: "left", cells: (range: CellRange) => ({ ...range, right: range.left }) },
  EdgeRight: { side: "right", cells: (range: CellRange) => ({ ...range, left: range.right }) },
  InsideHorizontal: { side: "bottom", cells: (range: CellRange) => ({ ...range, bottom: range.bottom - 1 }) },
  InsideVertical: { side: "right", cells: (range: CellRange) => ({ ...range, right: range.right - 1 }) },
} as const satisfies Record<string, { side: Side; cells: (range: CellRange) => CellRange }>;

type LineName = keyof typeof LINES;
const NAMES: LineName[] = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideHorizontal",
  "InsideVertical",
];

/** The lines around and inside cells. Diagonals are not modelled. */
export class RangeBorderCollectionObject implements ExcelObject {
  readonly typeName = "RangeBorderCollection";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods = {};
  readonly items: () => readonly ExcelObject[];
  readonly indexer: (args: readonly unknown[]) => ExcelObject;

  constructor(looked: Looked) {
    this.scalars = { Count: { get: () => NAMES.length } };
    this.items = () => NAMES.map((name) => new RangeBorderObject(looked, name));
    this.indexer = ([index]) => new RangeBorderObject(looked, givenWord(index, NAMES));
  }

  identity(): { Id?: string } {
    return {};
  }
}

/** One of them. A line between two cells belongs to both: one that goes, goes for both. */
class RangeBorderObject implements ExcelObject {
  readonly typeName = "RangeBorder";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods = {};
  readonly #name: LineName;

  constructor(looked: Looked, name: LineName) {
    this.#name = name;
    const { side, cells } = LINES[name];
    const borders = function* (): Generator<Partial<ExcelJS.Border> | undefined> {
      for (const { sheet, range } of looked.areas) {
        const part = bounded(cells(range));
        for (const at of cellsOf(part)) yield lineAt(sheet, at.row, at.column, side);
      }
    };
    const read = <T>(of: (border: Partial<ExcelJS.Border> | undefined) => T) =>
      common([...borders()].map(of));
    const write = (
      change: (old: Partial<ExcelJS.Border> | undefined) => Partial<ExcelJS.Border> | undefined,
    ) => {
      for (const { sheet, range } of looked.areas) {
        requireAllowed(looked.book, sheet, "allowFormatCells");
        draw(sheet, bounded(cells(range)), side, change);
      }
    };
    this.scalars = {
      SideIndex: { get: () => name },
      Style: {
        get: () => read((border) => styleWord(border?.style)),
        set: (given) => {
          const word = givenWord(given, STYLE_WORDS);
          write((old) =>
            word === "None" ? undefined : { ...old, style: lineOf(word, weightWord(old?.style)) },
          );
        },
      },
      Weight: {
        get: () => read((border) => weightWord(border?.style)),
        set: (given) => {
          const weight = givenWord(given, WEIGHT_WORDS);
          write((old) => ({ ...old, style: lineOf(borderStyle(old?.style), weight) }));
        },
      },
      Color: {
        get: () => read((border) => colorText(border?.color) ?? "#000000"),
        set: (given) => {
          const color = givenColor(given);
          // a colour on no line draws a thin one
          write((old) => ({ style: old?.style ?? "thin", color }));
        },
      },
    };
  }

  identity(): { Id?: string } {
    return { Id: this.#name };
  }
}

function bounded(range: CellRange): CellRange {
  if (isUnbounded(range) || rowsOf(range) * columnsOf(range) > 1_000_000)
    throw invalidArgument("excel-sim draws no lines for entire rows and columns");
  return range;
}

const sideOf = (
  sheet: Sheet,
  row: number,
  column: number,
  side: Side,
): Partial<ExcelJS.Border> | undefined =>
  row < 1 || column < 1 || row > LAST_ROW || column > LAST_COLUMN
    ? undefined
    : sheet.cell({ row, column }).look.border?.[side];

function lineAt(sheet: Sheet, row: number, column: number, side: Side): Partial<ExcelJS.Border> | undefined {
  const [rows, columns] = STEP[side];
  return sideOf(sheet, row, column, side) ?? sideOf(sheet, row + rows, column + columns, OPPOSITE[side]);
}

function draw(
  sheet: Sheet,
  part: CellRange,
  side: Side,
  change: (old: Partial<ExcelJS.Border> | undefined) => Partial<ExcelJS.Border> | undefined,
): void {
  const [rows, columns] = STEP[side];
  for (const at of cellsOf(part)) {
    const line = change(lineAt(sheet, at.row, at.column, side));
    put(sheet, at.row, at.column, side, line);
    const neighbour = { row: at.row + rows, column: at.column + columns };
    if (sideOf(sheet, neighbour.row, neighbour.column, OPPOSITE[side]))
      put(sheet, neighbour.row, neighbour.column, OPPOSITE[side], line);
  }
}

function put(
  sheet: Sheet,
  row: number,
  column: number,
  side: Side,
  line: Partial<ExcelJS.Border> | undefined,
): void {
  sheet.restyle({ top: row, left: column, bottom: row, right: column }, (look) => {
    const { [side]: _old, ...others } = look.border ?? {};
    return { ...look, border: line ? { ...others, [side]: line } : others };
  });
}
