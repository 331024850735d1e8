import { parseReference } from "../../../table/address.ts";
import { sheetIdName } from "../../../table/binding/binding-names.ts";
import type { SheetPlan } from "../../../table/layout-plan.ts";
import type { PutSheetReport } from "../../port.ts";
import { findSheet, readWorkbookPart } from "../workbook-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { addSheet } from "./add-sheet.ts";
import type { DrawnSheet } from "./draw-plan.ts";
import { refreshSheet } from "./refresh-sheet.ts";

/** Adds the planned sheet, or writes it again where its name leads to a sheet. Faults as of both. */
export function putDrawnSheet(
  archive: ZipArchive,
  plan: SheetPlan,
  drawn: DrawnSheet,
): { archive: ZipArchive; report: PutSheetReport } {
  const book = readWorkbookPart(archive);
  const wanted = sheetIdName(plan.id).toLowerCase();
  const own = book.names.find((name) => name.localSheet === null && name.name.toLowerCase() === wanted);
  const entry = own && findSheet(book, parseReference(own.formula)?.sheet ?? "");
  if (!own || !entry) {
    const added = addSheet(archive, book, plan, drawn);
    return { archive: added.archive, report: { sheet: added.sheet, how: "added" } };
  }
  const refreshed = refreshSheet(archive, book, entry, plan, drawn, own);
  return { archive: refreshed, report: { sheet: entry.name, how: "refreshed" } };
}
