import type { SheetVisibility } from "../snapshot.ts";

/** A worksheet as Excel lists it. */
export type ListedSheet = {
  /** Stays when the sheet is renamed. */
  id: string;
  name: string;
  visibility: SheetVisibility;
  protected: boolean;
  /** False where protection forbids formatting cells. */
  takesFormats: boolean;
};

const VISIBILITIES: Readonly<Record<string, SheetVisibility>> = {
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/** Asks for one worksheet; the answer is there after the next sync, which fails where there is none of that name. */
export function askForSheet(
  context: Excel.RequestContext,
  name: string,
): { sheet: Excel.Worksheet; listed: () => ListedSheet } {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.load("id,name,visibility,protection/protected,protection/options");
  return { sheet, listed: () => listedSheet(sheet) };
}

/** Asks for all worksheets, in the order of their tabs; the answer is there after the next sync. */
export function askForSheets(
  context: Excel.RequestContext,
): () => { sheet: Excel.Worksheet; listed: ListedSheet }[] {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/visibility,items/protection/protected,items/protection/options");
  return () => sheets.items.map((sheet) => ({ sheet, listed: listedSheet(sheet) }));
}

function listedSheet({ id, name, visibility, protection }: Excel.Worksheet): ListedSheet {
  return {
    id,
    name,
    visibility: VISIBILITIES[visibility] ?? "visible",
    protected: protection.protected,
    takesFormats: !protection.protected || protection.options.allowFormatCells === true,
  };
}

/** Sheet names differ by more than case. */
export const isSheetNamed =
  (name: string) =>
  (other: { name: string }): boolean =>
    other.name.toLowerCase() === name.toLowerCase();
