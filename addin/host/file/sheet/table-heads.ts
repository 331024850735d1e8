import { printAddress } from "../../../table/address.ts";
import { isWithin } from "../../cell-range.ts";
import type { CellRange } from "../../snapshot.ts";
import { FileFault } from "../file-fault.ts";
import type { ZipArchive } from "../zip/zip-archive.ts";
import { readTables } from "./read-tables.ts";
import type { SheetEdit } from "./sheet-edit.ts";

/**
 * The head of a table object must say the same as the table's own part, else Excel calls the file damaged: such
 * cells are not written. Fault: would-overwrite.
 */
export function refuseTableHeads(
  archive: ZipArchive,
  sheet: { name: string; part: string },
  edits: readonly SheetEdit[],
): void {
  const heads = tableHeads(archive, sheet.part);
  const edit = edits.find(({ at }) => heads.some((head) => isWithin(at, head)));
  if (edit) throw new FileFault("would-overwrite", { sheet: sheet.name, cell: printAddress(edit.at) });
}

function tableHeads(archive: ZipArchive, part: string): CellRange[] {
  return readTables(archive, part)
    .filter(({ headRows }) => headRows > 0)
    .map(({ range, headRows }) => ({ ...range, bottom: range.top + headRows - 1 }));
}
