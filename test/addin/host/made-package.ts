import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Parts of a package by name; content as text. */
export type Parts = Record<string, string>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export const sheetXml = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</worksheet>`;

/** A minimal workbook written by hand: one sheet "Sheet1" with this part; `more` adds or replaces parts. */
export function madeParts(sheet: string, more: Parts = {}): Parts {
  return {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": relationships({ rId1: ["officeDocument", "xl/workbook.xml"] }),
    "xl/workbook.xml": workbookXml('<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'),
    "xl/_rels/workbook.xml.rels": relationships({
      rId1: ["worksheet", "worksheets/sheet1.xml"],
      rId2: ["styles", "styles.xml"],
      rId3: ["sharedStrings", "sharedStrings.xml"],
    }),
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  };
}

export const workbookXml = (inside: string): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</workbook>`;

export const relationships = (list: Record<string, [kind: string, target: string]>, base = OFFICE): string =>
  `<Relationships xmlns="${PACKAGE}">${Object.entries(list)
    .map(([id, [kind, target]]) => `<Relationship Id="${id}" Type="${base}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

export const stylesXml = (inside: string): string => `<styleSheet xmlns="${MAIN}">${inside}</styleSheet>`;

export const zipParts = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** A hand-made one-sheet workbook as a file. */
export const madeFile = (sheetInside: string, more: Parts = {}): Uint8Array =>
  zipParts(madeParts(sheetXml(sheetInside), more));

/** All parts of a file, folders left out, as text; `latin1` keeps every byte of parts that are no text. */
export const partsOf = (bytes: Uint8Array, latin1 = false): Parts =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => !name.endsWith("/"))
      .map(([name, content]) => [name, strFromU8(content, latin1)]),
  );

/** Names of the parts that differ between two files. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [partsOf(before, true), partsOf(after, true)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names].filter((name) => old[name] !== now[name]).sort();
}
