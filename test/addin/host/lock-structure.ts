import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The same file with 保护工作簿 (structure) switched on, as Excel writes it. */
export function lockStructure(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const workbook = parts["xl/workbook.xml"];
  if (!workbook) throw new Error("no workbook part");
  const xml = strFromU8(workbook).replace(
    /(<bookViews|<sheets)/,
    '<workbookProtection lockStructure="1"/>$1',
  );
  return zipSync({ ...parts, "xl/workbook.xml": strToU8(xml) });
}
