import { cellKey } from "../cell-range.ts";
import type { CellEdit } from "../port.ts";
import { GENERAL, readNumberFormats } from "./number-formats.ts";
import { readPart, requirePart } from "./package-parts.ts";
import { newStyles, registerParts } from "./put-sheet/register-parts.ts";
import {
  growStyleTables,
  readStyleTables,
  type StyleTableName,
  type StyleTables,
} from "./put-sheet/style-tables.ts";
import type { SheetEdit } from "./sheet/sheet-edit.ts";
import { editedCells, type SheetSurvey, surveySheet } from "./sheet/survey-sheet.ts";
import { type SheetEntry, siblingPart, type WorkbookPart } from "./workbook-part.ts";
import { XmlReader } from "./xml/xml-reader.ts";
import { escapeXml } from "./xml/xml-text.ts";
import type { ZipArchive } from "./zip/zip-archive.ts";

/** `format`: the number format code that the cell shows its value with from then on; the rest of its look stays. */
export type FileCellEdit = CellEdit & { format?: string };

/** An edit of a sheet that may bring a number format along. */
export type FormattedEdit = { edit: SheetEdit; format: string | undefined };

/** Codes with a number of their own that mean the same in every language. */
const BUILT_IN = new Map([
  [GENERAL, 0],
  ["0", 1],
  ["0.00", 2],
  ["#,##0", 3],
  ["#,##0.00", 4],
  ["0%", 9],
  ["0.00%", 10],
  ["0.00E+00", 11],
  ["@", 49],
]);
const FIRST_CUSTOM = 164;

/** For a file without styles: what programs take for granted then. */
const PLAIN_STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

/**
 * Gives edits that bring a number format along the style of their cell with that format; `changes` are the parts that
 * grow by it, none where every cell has its format already. Fault: damaged.
 */
export function withFormats(
  archive: ZipArchive,
  book: WorkbookPart,
  sheets: ReadonlyMap<SheetEntry, readonly FormattedEdit[]>,
): { edits: Map<SheetEntry, SheetEdit[]>; changes: [string, string][] } {
  const edits = new Map<SheetEntry, SheetEdit[]>();
  let styles: CellStyles | undefined;
  for (const [entry, formatted] of sheets) {
    const plain = formatted.map(({ edit }) => edit);
    if (formatted.every(({ format }) => format === undefined)) {
      edits.set(entry, plain);
      continue;
    }
    styles ??= readCellStyles(archive, book);
    const now = stylesNow(requirePart(archive, entry.part), entry.part, plain);
    const table = styles;
    edits.set(
      entry,
      formatted.map(({ edit, format }) => {
        const style = format === undefined ? null : styleWith(table, now(edit), format);
        return style === null ? edit : { ...edit, style };
      }),
    );
  }
  return { edits, changes: styles?.grown ? grownParts(styles) : [] };
}

type CellStyles = {
  part: string;
  xml: string;
  tables: StyleTables;
  codes: string[];
  formats: string[];
  cells: string[];
  grown: boolean;
  registered: [string, string][];
};

function readCellStyles(archive: ZipArchive, book: WorkbookPart): CellStyles {
  const listed = siblingPart(book, "styles");
  const known = listed === undefined ? undefined : readPart(archive, listed);
  const fresh = known === undefined ? newStyles(archive, book, listed) : undefined;
  const part = fresh?.part ?? listed ?? "";
  const xml = known ?? PLAIN_STYLES;
  const tables = readStyleTables(xml, part);
  return {
    part,
    xml,
    tables,
    codes: readNumberFormats(xml, part),
    formats: [...(tables.tables.numFmts?.elements ?? [])],
    cells: [...(tables.tables.cellXfs?.elements ?? [])],
    grown: false,
    registered: fresh ? registerParts(archive, book, [fresh]) : [],
  };
}

function grownParts({ part, xml, tables, formats, cells, registered }: CellStyles): [string, string][] {
  const grown = new Map<StyleTableName, string[]>([["cellXfs", cells]]);
  if (formats.length > 0) grown.set("numFmts", formats);
  return [[part, growStyleTables(xml, tables, grown)], ...registered];
}

function stylesNow(xml: string, part: string, edits: readonly SheetEdit[]): (edit: SheetEdit) => number {
  return stylesOf(surveySheet(xml, part, edits));
}

/** The style each cell that was surveyed has, or would have as a new one of its row or column. */
export function stylesOf(survey: SheetSurvey): (cell: Pick<SheetEdit, "at">) => number {
  const cells = editedCells(survey);
  const rows = new Map(survey.rows.map(({ number, row }) => [number, row?.style]));
  return ({ at }) => {
    const cell = cells.get(cellKey(at));
    if (cell) return cell.style ?? 0;
    const ofColumn = survey.frame.columns.find(({ from, to }) => at.column >= from && at.column <= to)?.style;
    return rows.get(at.row) ?? ofColumn ?? 0;
  };
}

/** null where the style has the format already. */
function styleWith(styles: CellStyles, style: number, format: string): number | null {
  if ((styles.codes[style] ?? GENERAL) === format) return null;
  styles.grown = true;
  const plain = `<${styles.tables.prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`;
  const element = withFormat(styles.cells[style] ?? plain, formatNumber(styles, format));
  const known = styles.cells.indexOf(element);
  return known >= 0 ? known : styles.cells.push(element) - 1;
}

function withFormat(xf: string, number: number): string {
  const [tag = ""] = /^<[^>]*>/.exec(xf) ?? [];
  const bare = tag.replace(/\s(?:numFmtId|applyNumberFormat)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
  const named = bare.replace(/^<[^\s/>]+/, (head) => `${head} numFmtId="${number}"`);
  const applied = named.replace(/\s*(\/?)>$/, ' applyNumberFormat="1"$1>');
  return applied + xf.slice(tag.length);
}

function formatNumber({ formats, tables }: CellStyles, code: string): number {
  const builtIn = BUILT_IN.get(code);
  if (builtIn !== undefined) return builtIn;
  let last = FIRST_CUSTOM - 1;
  for (const element of formats) {
    const reader = new XmlReader(element, "numFmt");
    reader.next();
    const id = reader.integer("numFmtId") ?? 0;
    if (reader.attribute("formatCode") === code) return id;
    last = Math.max(last, id);
  }
  formats.push(`<${tables.prefix}numFmt numFmtId="${last + 1}" formatCode="${escapeXml(code)}"/>`);
  return last + 1;
}
