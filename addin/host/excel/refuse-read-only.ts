import { ExcelFault } from "./excel-fault.ts";

/** Whether the program shows the document only, as Excel on the web does without the right to edit. */
export const isShownOnly = (): boolean => Office.context.document.mode === Office.DocumentMode.ReadOnly;

/**
 * Fault read-only: nothing is written to a workbook that cannot be saved under its name; what was written would be
 * lost. `readOnly` must be loaded.
 */
export function refuseReadOnly(workbook: Excel.Workbook): void {
  if (workbook.readOnly || isShownOnly()) throw new ExcelFault("read-only");
}
