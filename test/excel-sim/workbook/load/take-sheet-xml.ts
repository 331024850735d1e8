import { XmlReader } from "../../../../addin/host/file/xml/xml-reader.ts";
import { Area } from "../area.ts";
import type { DataValidation } from "../data-validation.ts";
import { parseLocal } from "../reference-text.ts";
import type { Sheet } from "../sheet.ts";
import { NOTHING_ALLOWED, type SheetProtection } from "../sheet-protection.ts";

/** Numbers of the cell styles that carry the quote prefix. */
export function readQuotePrefixes(xml: string | undefined, part: string): Set<number> {
  const found = new Set<number>();
  if (xml === undefined) return found;
  const reader = new XmlReader(xml, part);
  if (!reader.find("cellXfs") || reader.kind === "empty") return found;
  for (let style = -1; reader.next() && reader.name !== "cellXfs"; ) {
    if (reader.name !== "xf" || reader.kind === "close") continue;
    style++;
    if (reader.flag("quotePrefix")) found.add(style);
  }
  return found;
}

/** What the drawing library does not read, or not as it stands: merges, protection, validations. */
export function takeSheetXml(sheet: Sheet, xml: string, part: string): void {
  const reader = new XmlReader(xml, part);
  while (reader.next()) {
    if (reader.kind === "close") continue;
    if (reader.name === "sheetProtection") sheet.protection = readProtection(reader);
    else if (reader.name === "mergeCell") {
      const range = parseLocal(reader.attribute("ref") ?? "");
      if (range) sheet.merges.push(range);
    } else if (reader.name === "dataValidation") sheet.validations.push(readValidation(sheet, reader));
    else if (reader.name === "extLst") reader.skip();
  }
}

function readProtection(reader: XmlReader): SheetProtection | null {
  if (!reader.flag("sheet")) return null;
  // in the file 1 locks; most are locked unless it says 0, the last three only where it says 1
  const allowed = (name: string) => reader.attribute(name) !== undefined && !reader.flag(name);
  const noLocked = reader.flag("selectLockedCells");
  const noUnlocked = reader.flag("selectUnlockedCells");
  const hasPassword =
    reader.attribute("hashValue") !== undefined || reader.attribute("password") !== undefined;
  return {
    options: {
      ...NOTHING_ALLOWED,
      allowAutoFilter: allowed("autoFilter"),
      allowDeleteColumns: allowed("deleteColumns"),
      allowDeleteRows: allowed("deleteRows"),
      allowEditObjects: !reader.flag("objects"),
      allowEditScenarios: !reader.flag("scenarios"),
      allowFormatCells: allowed("formatCells"),
      allowFormatColumns: allowed("formatColumns"),
      allowFormatRows: allowed("formatRows"),
      allowInsertColumns: allowed("insertColumns"),
      allowInsertHyperlinks: allowed("insertHyperlinks"),
      allowInsertRows: allowed("insertRows"),
      allowPivotTables: allowed("pivotTables"),
      allowSort: allowed("sort"),
      selectionMode: noUnlocked ? "None" : noLocked ? "Unlocked" : "Normal",
    },
    password: hasPassword ? { unknown: true } : null,
  };
}

const OPERATORS: Record<string, string> = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
};
const RULES: Record<string, string> = {
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
};

function readValidation(sheet: Sheet, reader: XmlReader): DataValidation {
  const text = (name: string) => reader.attribute(name) ?? "";
  const type = text("type");
  const operator = OPERATORS[text("operator") || "between"] ?? "Between";
  const inCellDropDown = !reader.flag("showDropDown");
  const style = text("errorStyle");
  const found: DataValidation = {
    areas: text("sqref")
      .split(/\s+/)
      .flatMap((part) => parseLocal(part) ?? [])
      .map((range) => new Area(sheet, range)),
    rule: {},
    errorAlert: {
      showAlert: reader.flag("showErrorMessage"),
      style: style === "warning" ? "Warning" : style === "information" ? "Information" : "Stop",
      title: text("errorTitle"),
      message: text("error"),
    },
    prompt: {
      showPrompt: reader.flag("showInputMessage"),
      title: text("promptTitle"),
      message: text("prompt"),
    },
    ignoreBlanks: reader.flag("allowBlank"),
  };
  const [formula1 = "", formula2] = readFormulas(reader);
  if (type === "list") {
    const listed = /^"(.*)"$/s.exec(formula1)?.[1]?.replaceAll('""', '"');
    found.rule = { list: { inCellDropDown, source: listed ?? `=${formula1}` } };
  } else if (type === "custom") found.rule = { custom: { formula: `=${formula1}` } };
  else if (RULES[type]) {
    const limits = formula2 === undefined ? {} : { formula2: asEntered(formula2) };
    found.rule = { [RULES[type]]: { formula1: asEntered(formula1), ...limits, operator } };
  }
  return found;
}

const asEntered = (formula: string): string | number =>
  formula !== "" && Number.isFinite(Number(formula)) ? Number(formula) : `=${formula}`;

function readFormulas(reader: XmlReader): string[] {
  const formulas: string[] = [];
  if (reader.kind === "empty") return formulas;
  while (reader.next() && reader.name !== "dataValidation") {
    if (reader.kind === "open" && /^formula[12]$/.test(reader.name)) formulas.push(reader.text());
  }
  return formulas;
}
