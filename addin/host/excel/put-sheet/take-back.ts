import { nameAmong } from "../../put-sheet/planned-names.ts";
import type { Addition } from "./plan-addition.ts";
import type { Refresh } from "./plan-refresh.ts";

/**
 * After a failure in the middle of adding: the new sheet goes, with the names that came with it, and names it took over
 * are as before. Two syncs.
 */
export async function takeBackAddition(
  context: Excel.RequestContext,
  { sheet: name, names, present }: Addition,
): Promise<void> {
  const { workbook } = context;
  const sheet = workbook.worksheets.getItemOrNullObject(name);
  sheet.load("isNullObject");
  const items = names.map((planned) => ({
    item: workbook.names.getItemOrNullObject(planned.name),
    before: nameAmong(present, planned.name),
  }));
  for (const { item } of items) item.load("isNullObject");
  await context.sync();
  for (const { item, before } of items) {
    if (item.isNullObject) continue;
    if (!before) item.delete();
    else {
      item.formula = `=${before.formula}`;
      item.comment = before.comment ?? "";
    }
  }
  if (!sheet.isNullObject) {
    // Excel deletes no sheet that is very hidden.
    sheet.visibility = "Hidden";
    sheet.delete();
  }
  await context.sync();
}

/** After a failure in the middle of refreshing: names lead where they led, the protection is back. Two syncs. */
export async function takeBackRefresh(
  context: Excel.RequestContext,
  { id, names, present, protection: allowed }: Refresh,
): Promise<void> {
  const { protection } = context.workbook.worksheets.getItem(id);
  protection.load("protected");
  await context.sync();
  for (const planned of names) {
    const before = nameAmong(present, planned.name);
    if (!before) continue;
    const item = context.workbook.names.getItem(planned.name);
    item.formula = `=${before.formula}`;
    item.comment = before.comment ?? "";
  }
  // Protecting what is protected is refused (office-js#6784).
  if (allowed && !protection.protected) protection.protect(allowed);
  await context.sync();
}
