import { readPart } from "../../file/package-parts.ts";
import { siblingPart, type WorkbookPart } from "../../file/workbook-part.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import type { ZipArchive } from "../../file/zip/zip-archive.ts";
import { elementsInside } from "./elements-inside.ts";

/** Cells name theme colours by number: light before dark, though the theme lists dark first (18.8.3, theme). */
const ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

/** The theme of new workbooks in Office 2013 to 2022, for files that name theme colours and bring no theme. */
export const officeTheme: readonly string[] = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
  "0563C1",
  "954F72",
];

/** RRGGBB of each theme colour by its number. */
export function readThemeColors(archive: ZipArchive, book: WorkbookPart): string[] {
  const part = siblingPart(book, "theme");
  const xml = part && readPart(archive, part);
  if (!part || !xml) return [...officeTheme];
  const found = new Map<string, string>();
  const reader = new XmlReader(xml, part);
  if (!reader.find("clrScheme")) return [...officeTheme];
  let slot = "";
  elementsInside(reader, (name) => {
    if (ORDER.includes(name)) slot = name;
    const color = name === "sysClr" ? reader.attribute("lastClr") : reader.attribute("val");
    if (color && /^[0-9a-f]{6}$/i.test(color) && !found.has(slot)) found.set(slot, color.toUpperCase());
  });
  return ORDER.map((name, index) => found.get(name) ?? officeTheme[index] ?? "000000");
}
