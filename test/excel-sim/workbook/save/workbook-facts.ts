import { escapeXml } from "../../../../addin/host/file/xml/xml-text.ts";
import type { Book } from "../book.ts";
import { type DefinedName, nameFormula } from "../defined-name.ts";

/** The workbook part with what the drawing library does not write: names with scope and comment, the lock. */
export function withWorkbookFacts(xml: string, book: Book): string {
  const names = [
    ...book.names.map((entry) => nameXml(entry, null)),
    ...book.sheets.flatMap((sheet, index) => sheet.names.map((entry) => nameXml(entry, index))),
  ].join("");
  let changed = xml;
  if (names !== "" && changed.includes("</definedNames>"))
    changed = changed.replace("</definedNames>", () => `${names}</definedNames>`);
  else if (names !== "")
    changed = changed.replace("</sheets>", () => `</sheets><definedNames>${names}</definedNames>`);
  if (book.structureLocked)
    changed = changed.replace(/<bookViews>/, '<workbookProtection lockStructure="1"/><bookViews>');
  return changed;
}

function nameXml(entry: DefinedName, localSheet: number | null): string {
  const { name, comment, visible } = entry;
  const scope = localSheet === null ? "" : ` localSheetId="${localSheet}"`;
  const note = comment === "" ? "" : ` comment="${escapeXml(comment)}"`;
  const hidden = visible ? "" : ' hidden="1"';
  const formula = escapeXml(nameFormula(entry).slice(1));
  return `<definedName name="${escapeXml(name)}"${note}${scope}${hidden}>${formula}</definedName>`;
}
