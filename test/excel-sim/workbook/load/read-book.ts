import ExcelJS from "@mui/x-internal-exceljs-fork";
import { FILE_LIMITS } from "../../../../addin/host/file/limits.ts";
import { readNumberFormats } from "../../../../addin/host/file/number-formats.ts";
import { readPart, requirePart } from "../../../../addin/host/file/package-parts.ts";
import { readSharedStrings } from "../../../../addin/host/file/shared-strings.ts";
import { collectCells } from "../../../../addin/host/file/sheet/collect-cells.ts";
import { readWorkbookPart, siblingPart } from "../../../../addin/host/file/workbook-part.ts";
import { readZip } from "../../../../addin/host/file/zip/read-zip.ts";
import { Book } from "../book.ts";
import { takeCells } from "./take-cells.ts";
import { takeDrawnSheet } from "./take-drawn-sheet.ts";
import { takeNames } from "./take-names.ts";
import { readQuotePrefixes, takeSheetXml } from "./take-sheet-xml.ts";

/**
 * A workbook as Excel would hold it after opening the file. What stands in the cells is read by the file host (so both
 * hosts see the same values), looks and page setup by the drawing library, the rest from the parts themselves.
 */
export async function readBook(
  bytes: Uint8Array,
  options: { fileName: string; readOnly: boolean },
): Promise<Book> {
  const archive = readZip(bytes, FILE_LIMITS);
  const part = readWorkbookPart(archive);
  const drawn = new ExcelJS.Workbook();
  await drawn.xlsx.load(Buffer.from(bytes), { ignoreNodes: ["dataValidations"] });
  const stringsPart = siblingPart(part, "sharedStrings") ?? "";
  const stylesPart = siblingPart(part, "styles") ?? "";
  const styles = readPart(archive, stylesPart);
  const formats = readNumberFormats(styles, stylesPart);
  const quotePrefixes = readQuotePrefixes(styles, stylesPart);
  const sharedStrings = readSharedStrings(readPart(archive, stringsPart), stringsPart);
  const book = new Book({ ...options, epoch: part.epoch });
  book.structureLocked = part.structureLocked;
  for (const entry of part.sheets) {
    if (entry.kind !== "worksheet") continue;
    const sheet = book.addSheet(entry.name);
    sheet.visibility = entry.visibility;
    const xml = requirePart(archive, entry.part);
    const source = { part: entry.part, sharedStrings, epoch: part.epoch, xml, formats };
    const drawnSheet = drawn.getWorksheet(entry.name);
    if (!drawnSheet) throw new Error(`the drawing library has no sheet ${entry.name}`);
    takeDrawnSheet(book, sheet, drawnSheet);
    takeCells(sheet, collectCells(source), { formats, quotePrefixes });
    takeSheetXml(sheet, xml, entry.part);
  }
  takeNames(book, part);
  const active = part.sheets[part.activeTab];
  const activeSheet = active && book.sheet(active.name);
  if (activeSheet?.visibility === "visible") book.activeSheet = activeSheet;
  return book;
}
