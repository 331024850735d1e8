import { ExcelError, type ExcelObject } from "../excel-object.ts";
import type { RichEvent, SimulatedWorkbook } from "./simulated-workbook.ts";

type TinySheet = { id: string; name: string; values: unknown[][]; color: string };
type TinyBook = { sheets: TinySheet[]; events: RichEvent[]; copied: unknown[] };

/** Just enough of a workbook to try the protocol on: sheets, one range of two by two cells each, a fill. */
export function tinyWorkbook(): SimulatedWorkbook & { book: TinyBook } {
  const book: TinyBook = { sheets: [], events: [], copied: [] };
  addSheet(book, "表1");
  addSheet(book, "表2");
  return { book, root: () => workbook(book), takeEvents: () => book.events.splice(0) };
}

function addSheet(book: TinyBook, name: string): TinySheet {
  const cells = [
    [1, "=1+1"],
    ["", true],
  ];
  const sheet = { id: `{${book.sheets.length + 1}}`, name, values: cells, color: "#FFFFFF" };
  book.sheets.push(sheet);
  return sheet;
}

const plain = { scalars: {}, navigations: {}, methods: {}, identity: () => ({}) };

const workbook = (book: TinyBook): ExcelObject => ({
  ...plain,
  typeName: "Workbook",
  navigations: { Worksheets: () => worksheets(book) },
});

function worksheets(book: TinyBook): ExcelObject {
  const find = (key: unknown) => book.sheets.find(({ id, name }) => id === key || name === key);
  const items = () => book.sheets.map((sheet) => worksheet(book, sheet));
  return {
    ...plain,
    typeName: "WorksheetCollection",
    scalars: { Count: { get: () => book.sheets.length } },
    methods: {
      Add: ([name]) => {
        const sheet = addSheet(book, String(name));
        const payload = { worksheetId: sheet.id, source: "Local" };
        book.events.push({ type: 13, target: "Workbook", payload });
        return worksheet(book, sheet);
      },
      _RegisterAddedEvent: () => null,
      GetCount: () => book.sheets.length,
      GetItemOrNullObject: ([key]) => {
        const sheet = find(key);
        return sheet ? worksheet(book, sheet) : null;
      },
    },
    items,
    indexer: ([key]) => {
      const sheet = find(key);
      if (!sheet) throw new ExcelError("ItemNotFound", "The requested resource doesn't exist.");
      return worksheet(book, sheet);
    },
  };
}

const worksheet = (book: TinyBook, sheet: TinySheet): ExcelObject => ({
  ...plain,
  typeName: "Worksheet",
  scalars: {
    Id: { get: () => sheet.id },
    Name: {
      get: () => sheet.name,
      set: (name) => {
        sheet.name = String(name);
      },
    },
  },
  methods: { GetRange: () => range(book, sheet) },
  identity: () => ({ Id: sheet.id }),
});

const range = (book: TinyBook, sheet: TinySheet): ExcelObject => ({
  ...plain,
  typeName: "Range",
  scalars: {
    Values: {
      get: () => sheet.values,
      set: (values) => {
        if (Array.isArray(values)) sheet.values = values;
      },
    },
    RowCount: { get: () => 2 },
    ColumnCount: { get: () => 2 },
    Faulty: {
      get: () => {
        throw new Error("a fault in the simulator");
      },
    },
  },
  navigations: { Format: () => format(sheet), Worksheet: () => worksheet(book, sheet) },
  methods: { CopyFrom: (args) => void book.copied.push(...args) },
});

const format = (sheet: TinySheet): ExcelObject => ({
  ...plain,
  typeName: "RangeFormat",
  scalars: { WrapText: { get: () => false } },
  navigations: { Fill: () => fill(sheet) },
});

const fill = (sheet: TinySheet): ExcelObject => ({
  ...plain,
  typeName: "RangeFill",
  scalars: {
    Color: {
      get: () => sheet.color,
      set: (color) => {
        sheet.color = String(color);
      },
    },
  },
});
