import type { SheetPlan } from "../../../table/layout-plan.ts";
import { ExcelFault } from "../excel-fault.ts";
import { rangeOf } from "../range-of.ts";
import { entryWrites } from "./area-writes.ts";
import type { Drawing } from "./draw-addition.ts";
import { extraWritesAgain } from "./extra-writes.ts";
import { lookWrites } from "./look-writes.ts";
import { nameWrites } from "./name-writes.ts";
import type { Refresh } from "./plan-refresh.ts";
import { plannedEntry, plannedFormat } from "./planned-entries.ts";
import { queued, sendWrites } from "./queued-writes.ts";
import { askForNames, askForPart, ChangedMeanwhile, isSamePart } from "./standing-part.ts";

/**
 * Writes the planned cells again; cells keep their looks unless the table grew. A protection without password is lifted
 * and put back in the same call. What is entered goes last. Faults: sheet-locked, for a protection with a password;
 * ChangedMeanwhile, when it is drawn already.
 */
export async function drawRefresh(
  context: Excel.RequestContext,
  plan: SheetPlan,
  refresh: Refresh,
  { withExtras, onSent }: Drawing,
): Promise<void> {
  const { sheet: name, id, area, grew, merges, protection, filters, before } = refresh;
  const sheet = context.workbook.worksheets.getItem(id);
  const entries = refresh.cells.map((cell) => {
    const format = grew ? plannedFormat(plan, cell) : refresh.formatAt(cell.at);
    return { at: cell.at, format, entry: plannedEntry(cell, format) };
  });
  const writes = [
    ...(protection ? [queued(null, 1, () => sheet.protection.unprotect())] : []),
    // Excel may put what goes into rows that a filter hides into other ones (OfficeDev/office-js#224): all are shown.
    ...(filters.ofSheet ? [queued(null, 1, () => sheet.autoFilter.clearCriteria())] : []),
    ...filters.ofTables.map((table) =>
      queued(table, 1, () => sheet.tables.getItem(table).autoFilter.clearCriteria()),
    ),
    ...merges.apart.map((range) => queued(range, 1, () => rangeOf(sheet, range).unmerge())),
    ...merges.merge.map((range) => queued(range, 1, () => rangeOf(sheet, range).merge())),
    // Rows may have changed their part: all planned cells look as planned.
    ...(grew ? lookWrites(sheet, area, plan, true) : []),
    ...(grew && withExtras ? extraWritesAgain(sheet, plan) : []),
    ...nameWrites(context, refresh.names, before.names),
    ...entryWrites(sheet, area, entries),
    ...(protection ? [queued(protection, 1, () => sheet.protection.protect(protection))] : []),
  ];
  // Asked first in the same call, so that nobody can change them between this answer and the writing.
  const [part, names] = [askForPart(sheet, before.area), askForNames(context, refresh.names)];
  const requireUnchanged = () => {
    onSent();
    const standing = { ...part(), names: names() };
    if (!isSamePart(before, standing, refresh.names)) throw new ChangedMeanwhile(standing);
  };
  try {
    await sendWrites(context, writes, requireUnchanged);
  } catch (cause) {
    if (isRefusedUnlock(cause)) throw new ExcelFault("sheet-locked", { sheet: name });
    throw cause;
  }
}

/** Excel says AccessDenied or InvalidArgument where a password is missing; the place tells it from all other causes. */
const isRefusedUnlock = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error &&
  /^WorksheetProtection\.unprotect$/i.test(cause.debugInfo.errorLocation ?? "");
