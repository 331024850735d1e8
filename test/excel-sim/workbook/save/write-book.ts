import ExcelJS from "@mui/x-internal-exceljs-fork";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Book } from "../book.ts";
import { drawSheet } from "./draw-sheet.ts";
import { validationsXml } from "./validations-xml.ts";
import { withWorkbookFacts } from "./workbook-facts.ts";

/** The workbook as .xlsx: cells, looks, sizes, merges, names, marks, validation, protection, page setup. */
export async function writeBook(book: Book): Promise<Uint8Array> {
  const drawn = new ExcelJS.Workbook();
  drawn.properties.date1904 = book.epoch === 1904;
  // results of formulas are not calculated here
  drawn.calcProperties.fullCalcOnLoad = true;
  for (const sheet of book.sheets) await drawSheet(drawn, sheet);
  const activeTab = book.sheets.indexOf(book.activeSheet);
  drawn.views = [
    { x: 0, y: 0, width: 24000, height: 14000, firstSheet: 0, activeTab, visibility: "visible" },
  ];
  const parts = unzipSync(new Uint8Array(await drawn.xlsx.writeBuffer()));
  const change = (path: string, edit: (xml: string) => string) => {
    const part = parts[path];
    if (!part) throw new Error(`the drawing library wrote no ${path}`);
    parts[path] = strToU8(edit(strFromU8(part)));
  };
  change("xl/workbook.xml", (xml) => withWorkbookFacts(xml, book));
  for (const [index, { validations }] of book.sheets.entries()) {
    const xml = validationsXml(validations);
    // its place in the schema is before these (ECMA-376 part 1, 18.3.1.99)
    const next =
      /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing|legacyDrawing|extLst)\b|<\/worksheet>/;
    if (xml !== "")
      change(`xl/worksheets/sheet${index + 1}.xml`, (sheet) => sheet.replace(next, (tag) => xml + tag));
  }
  return zipSync(parts);
}
