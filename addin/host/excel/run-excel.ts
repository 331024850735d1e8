import { type Result, refuse, succeed } from "../../../shared/result.ts";
import type { HostRefusal } from "../port.ts";
import { refusalOfFailure } from "./excel-failure.ts";
import { ExcelFault } from "./excel-fault.ts";

export type RunOptions = {
  /**
   * While a cell is typed into, Excel refuses every batch at once. With this the batch is run again when the person has
   * left the cell within `PATIENCE` milliseconds, else it is refused as "editing" and never happens afterwards.
   * Not for a batch that may have changed something before Excel refuses it and leaves it so.
   */
  waitForCellEdit?: boolean;
  /** All syncs of the batch are one undo step, where Excel can do that (ExcelApi 1.20). */
  oneUndoStep?: boolean;
  /** What the batch is about, for the refusal sheet-not-found when Excel misses it. */
  sheet?: string;
  /** Ends the waiting; a batch of several syncs looks at it itself. */
  signal?: AbortSignal | undefined;
};

/** Long enough to press Enter, short enough that nobody thinks the pane is dead. */
export const PATIENCE = 10_000;

/**
 * Runs a batch in Excel. It refuses by throwing an ExcelFault. Expected failures of Excel become their refusals
 * (excel-failure.ts), all others are thrown on.
 */
export async function runExcel<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  options: RunOptions = {},
): Promise<Result<T, HostRefusal>> {
  const { waitForCellEdit = false, oneUndoStep = false, sheet, signal } = options;
  if (signal?.aborted) return refuse({ code: "cancelled", detail: {} });
  const merge = oneUndoStep && Office.context.requirements.isSetSupported("ExcelApi", "1.20");
  try {
    return succeed(await Excel.run(merge ? { mergeUndoGroup: true } : {}, batch));
  } catch (cause) {
    if (cause instanceof ExcelFault) return refuse(cause.refusal);
    const refusal = refusalOfFailure(cause, sheet);
    if (!refusal) throw cause;
    if (refusal.code !== "editing" || !waitForCellEdit) return refuse(refusal);
    const isLeft = await cellIsLeft(signal);
    // Run again even when cancelled meanwhile: then it is refused as that.
    return isLeft || signal?.aborted
      ? runExcel(batch, { ...options, waitForCellEdit: false })
      : refuse(refusal);
  }
}

/**
 * Waits until the person leaves the cell; false when that takes too long. Excel itself tells: it holds back a batch
 * with `delayForCellEdit` until then, and this one only reads a name, so that nothing happens when it comes late.
 */
async function cellIsLeft(signal: AbortSignal | undefined): Promise<boolean> {
  const left = Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.load("name");
    await context.sync();
    return true;
  }).catch((cause: unknown) => {
    if (refusalOfFailure(cause)) return false;
    throw cause;
  });
  const stopWaiting = new AbortController();
  const tooLong = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    stopWaiting.signal.addEventListener("abort", stop, { once: true });
    signal?.addEventListener("abort", stop, { once: true, signal: stopWaiting.signal });
  });
  return Promise.race([left, tooLong]).finally(() => stopWaiting.abort());
}
