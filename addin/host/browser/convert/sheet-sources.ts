import { requirePart } from "../../file/package-parts.ts";
import { readSheetFrame, type SheetFrame } from "../../file/sheet/sheet-frame.ts";
import type { WorkbookPart } from "../../file/workbook-part.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import type { ZipArchive } from "../../file/zip/zip-archive.ts";
import type { CellRange, SheetSnapshot, WorkbookSnapshot } from "../../snapshot.ts";
import type { GridArea } from "./grid-area.ts";
import { type ListedCells, listCells } from "./listed-cells.ts";
import { lastFilled, type SheetSource } from "./sheet-source.ts";
import { positive } from "./sheet-view.ts";
import { stillCells } from "./still-cells.ts";

type Book = Pick<SheetSource, "looks" | "richTexts" | "names"> & {
  archive: ZipArchive;
  book: WorkbookPart;
  snapshot: WorkbookSnapshot;
  /** The grid's id by the index of the sheet in the file. */
  ids: readonly (string | undefined)[];
};

/** The worksheets of a workbook in their order, which is also that of the snapshot. Fault: damaged. */
export function readSheetSources({ archive, book, snapshot, ids, ...shared }: Book): SheetSource[] {
  const sources: Omit<SheetSource, "still">[] = [];
  book.sheets.forEach(({ part }, index) => {
    const id = ids[index];
    const sheet = snapshot.sheets[sources.length];
    if (id === undefined || !sheet) return;
    const xml = requirePart(archive, part);
    const listed = listCells(xml, { part });
    const frame = readSheetFrame(xml, part, listed.data);
    const area = gridArea(sheet, listed);
    const columns = readColumns(xml, part, listed, frame, area);
    sources.push({ ...shared, id, xml, part, snapshot: sheet, listed, columns, area, epoch: snapshot.epoch });
  });
  const still = stillCells(archive, book, sources);
  return sources.map((source) => ({ ...source, still }));
}

/** Rows and columns the grid draws at least, and those it adds behind the last one in use. */
const LEAST: GridArea = { rows: 30, columns: 15 };
const SPARE: GridArea = { rows: 20, columns: 4 };
/** Empty cells with a style can reach the end of the sheet: so many behind the last filled one are shown. */
const STYLED: GridArea = { rows: 200, columns: 20 };

function gridArea(sheet: SheetSnapshot, { lastRow, lastColumn }: ListedCells): GridArea {
  const filled = lastFilled(sheet);
  const ends: Pick<CellRange, "bottom" | "right">[] = [
    ...sheet.merges,
    { bottom: lastRow, right: lastColumn },
  ];
  const within = (limit: number, values: number[]) =>
    values.reduce((last, value) => Math.max(last, Math.min(value, limit)), 0);
  const rowLimit = filled.row + STYLED.rows;
  const columnLimit = filled.column + STYLED.columns;
  const rows = within(rowLimit, [filled.row, ...ends.map(({ bottom }) => bottom)]);
  const columns = within(columnLimit, [filled.column, ...ends.map(({ right }) => right)]);
  return {
    rows: Math.max(LEAST.rows, rows + SPARE.rows),
    columns: Math.max(LEAST.columns, columns + SPARE.columns),
  };
}

function readColumns(
  xml: string,
  part: string,
  listed: ListedCells,
  frame: SheetFrame,
  area: GridArea,
): SheetSource["columns"] {
  const columns = new Map<
    number,
    { width: number | undefined; hidden: boolean; style: number | undefined }
  >();
  const reader = new XmlReader(xml, part);
  for (const { from, to, style, hidden } of frame.columns) {
    if (!reader.find("col") || reader.start > listed.data.start) break;
    const width = positive(reader.attribute("width"));
    for (let column = from; column <= Math.min(to, area.columns); column++) {
      if (!columns.has(column)) columns.set(column, { width, hidden, style });
    }
  }
  return columns;
}
