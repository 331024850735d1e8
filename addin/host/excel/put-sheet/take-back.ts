import { parseReference } from "../../../table/address.ts";
import { nameAmong, type WorkbookName } from "../../put-sheet/planned-names.ts";
import { enterCells, entryOf } from "../enter-cells.ts";
import { isSheetNamed } from "../listed-sheet.ts";
import { rangeOf } from "../range-of.ts";
import type { Addition } from "./plan-addition.ts";
import type { Refresh } from "./plan-refresh.ts";
import type { StandingPart } from "./standing-part.ts";

/**
 * After a failure in the middle of adding: the new sheet goes, with the names that came with it, and names it took over
 * lead where they led. Two syncs.
 */
export async function takeBackAddition(
  context: Excel.RequestContext,
  { sheet: name, names, present }: Addition,
): Promise<void> {
  const { worksheets } = context.workbook;
  const sheet = worksheets.getItemOrNullObject(name);
  sheet.load("name");
  const giveBackNames = askForNames(context, name, names, present);
  await context.sync();
  giveBackNames();
  // Not very hidden yet, which Excel would not delete: that is the last thing done to a new sheet.
  if (!sheet.isNullObject) sheet.delete();
  await context.sync();
}

/**
 * After a refresh that is not to stand: cells, merges, names and protection are as in `before`. Two syncs. Of a sheet that
 * somebody has deleted nothing is left to take back.
 */
export async function takeBackRefresh(
  context: Excel.RequestContext,
  refresh: Refresh,
  before: StandingPart,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(refresh.id);
  const { protection } = sheet;
  protection.load("protected");
  const giveBackNames = askForNames(context, refresh.sheet, refresh.names, before.names);
  await context.sync();
  if (sheet.isNullObject) return;
  giveBackNames();
  const { area, contents } = before;
  const { formats, formulas, values } = contents;
  if (refresh.protection && protection.protected) protection.unprotect();
  for (const range of refresh.merges.merge) rangeOf(sheet, range).unmerge();
  const range = rangeOf(sheet, area);
  range.numberFormat = formats;
  const entries = values.map((line, row) =>
    line.map((value, column) => {
      const formula = formulas[row]?.[column];
      return formula
        ? { given: formula, isText: false }
        : entryOf(value, formats[row]?.[column] ?? "General");
    }),
  );
  enterCells(range, entries, formats);
  for (const merge of refresh.merges.apart) rangeOf(sheet, merge).merge();
  if (refresh.protection) protection.protect(refresh.protection);
  await context.sync();
}

/**
 * Asks which of the names there are; what is given back queues, after the next sync, what makes them as they were. A new
 * name that leads to another sheet is somebody else's.
 */
function askForNames(
  context: Excel.RequestContext,
  sheet: string,
  names: readonly WorkbookName[],
  present: readonly WorkbookName[],
): () => void {
  const items = names.map(({ name }) => ({
    item: context.workbook.names.getItemOrNullObject(name),
    before: nameAmong(present, name),
  }));
  for (const { item } of items) item.load("formula");
  return () => {
    for (const { item, before } of items) {
      if (item.isNullObject) continue;
      if (before) {
        item.formula = `=${before.formula}`;
        item.comment = before.comment ?? "";
      } else if (leadsTo(sheet, item)) item.delete();
    }
  };
}

function leadsTo(sheet: string, { formula }: Excel.NamedItem): boolean {
  const text: unknown = formula;
  const target = typeof text === "string" ? parseReference(text.replace(/^=/, ""))?.sheet : undefined;
  return target !== undefined && isSheetNamed(sheet)({ name: target });
}
