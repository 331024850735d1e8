import type { SheetPlan } from "../../../table/layout-plan.ts";
import { cellKey } from "../../cell-range.ts";
import { readPart } from "../package-parts.ts";
import { scanSheet } from "../sheet/scan-sheet.ts";
import type { SheetEdit } from "../sheet/sheet-edit.ts";
import { siblingPart, type WorkbookPart } from "../workbook-part.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import type { DrawnSheet } from "./draw-plan.ts";
import { graftStyles } from "./graft-styles.ts";
import { readStyleTables } from "./style-tables.ts";

/** Styles of the drawn cells by their numbers in the file, which gets those it lacks. */
export function plannedStyles(
  archive: ZipArchive,
  book: WorkbookPart,
  drawn: DrawnSheet,
  changes: Map<string, string | null>,
): Map<number, number> | undefined {
  const part = siblingPart(book, "styles");
  const old = part && readPart(archive, part);
  if (part === undefined || old === undefined) return undefined;
  const { xml, styles } = graftStyles(old, part, drawn.stylesXml);
  changes.set(part, xml);
  const found = new Map<number, number>();
  scanSheet(drawn.sheetXml, "drawn sheet", {
    cell: (cell) => void found.set(cellKey(cell), styles[cell.style ?? 0] ?? 0),
  });
  return found;
}

/** Cells of the sheet that take input, by `cellKey`. */
export function openInputs(archive: ZipArchive, book: WorkbookPart, xml: string, part: string): Set<number> {
  const unlocked = unlockedStyles(archive, book);
  const inputs = new Set<number>();
  scanSheet(xml, part, {
    cell: (cell) => void (unlocked.has(cell.style ?? 0) && inputs.add(cellKey(cell))),
  });
  return inputs;
}

/** Numbers of the cell styles that take input on a protected sheet. */
export function unlockedStyles(archive: ZipArchive, book: WorkbookPart): Set<number> {
  const part = siblingPart(book, "styles") ?? "";
  const xml = readPart(archive, part);
  const styles = xml === undefined ? [] : (readStyleTables(xml, part).tables.cellXfs?.elements ?? []);
  return new Set(styles.flatMap((xf, style) => (/\slocked="(?:0|false)"/.test(xf) ? [style] : [])));
}

/** The edits that write the planned cells; `styles` only where cells are to look as planned again. */
export function plannedEdits(
  plan: SheetPlan,
  styles: ReadonlyMap<number, number> | undefined,
  inputs: ReadonlySet<number>,
): SheetEdit[] {
  return plan.cells.flatMap(({ at, value, formula, style }): SheetEdit[] => {
    // An input the plan leaves empty holds what the user typed.
    const input = value === null && formula === undefined && plan.styles[style]?.unlocked === true;
    if (input && inputs.has(cellKey(at))) return [];
    const number = styles?.get(cellKey(at));
    const text = formula?.replace(/^=/, "");
    return [
      {
        at,
        value,
        formula: text === undefined ? "drop" : { text },
        ...(number === undefined ? {} : { style: number }),
      },
    ];
  });
}
