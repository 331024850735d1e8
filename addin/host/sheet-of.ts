import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { HostRefusal } from "./port.ts";
import type { SheetSnapshot, WorkbookSnapshot } from "./snapshot.ts";

/** The sheet of that name, however its letters are written. Refusal: sheet-not-found, with the names a person can see. */
export function sheetOf(
  read: Result<WorkbookSnapshot, HostRefusal>,
  name: string,
): Result<SheetSnapshot, HostRefusal> {
  if (!read.ok) return read;
  const { sheets } = read.value;
  const found = sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (found) return succeed(found);
  const seen = sheets.filter(({ visibility }) => visibility === "visible").map((sheet) => sheet.name);
  return refuse({ code: "sheet-not-found", detail: { sheet: name, sheets: seen.join("、") } });
}
