import type { SheetSnapshot } from "../snapshot.ts";
import { ExcelFault } from "./excel-fault.ts";
import { askForSheet } from "./listed-sheet.ts";
import { emptyContent, sheetSnapshot } from "./measured-sheet.ts";
import { CELLS_PER_CALL, readChunks } from "./read-chunks.ts";
import { isShownOnly } from "./refuse-read-only.ts";
import { askForUsedArea } from "./used-area.ts";

/**
 * One sheet in two syncs (see read-excel-workbook.ts for all of them). Faults: too-large above the cells of one call,
 * cancelled, busy where rows or columns came or went meanwhile.
 */
export async function readExcelSheet(
  context: Excel.RequestContext,
  name: string,
  signal?: AbortSignal,
): Promise<SheetSnapshot> {
  const { sheet, listed } = askForSheet(context, name);
  const used = askForUsedArea(sheet);
  context.application.load("calculationMode");
  await context.sync();
  if (signal?.aborted) throw new ExcelFault("cancelled");
  const area = used();
  const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
  if (height * width > CELLS_PER_CALL) {
    throw new ExcelFault("too-large", { sheet: name, size: `${height} × ${width} > ${CELLS_PER_CALL}` });
  }
  if (context.application.calculationMode === "Manual" && !isShownOnly())
    context.application.calculate("Recalculate");
  const measured = { sheet, listed: listed(), area, content: emptyContent() };
  if (height > 0) await readChunks(context, [measured], signal);
  return sheetSnapshot(measured);
}
