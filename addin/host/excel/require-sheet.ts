import { ExcelFault } from "./excel-fault.ts";
import { isSheetNamed, type ListedSheet } from "./listed-sheet.ts";

/** The sheet of that name. Fault: sheet-not-found, with the names a person can see. */
export function requireSheet<T extends { listed: ListedSheet }>(sheets: readonly T[], name: string): T {
  const entry = sheets.find(({ listed }) => isSheetNamed(name)(listed));
  if (entry) return entry;
  const seen = sheets.filter(({ listed }) => listed.visibility === "visible");
  throw new ExcelFault("sheet-not-found", {
    sheet: name,
    sheets: seen.map(({ listed }) => listed.name).join("、"),
  });
}
