import { XmlReader } from "../../file/xml/xml-reader.ts";
import { decodeCellText } from "../../file/xml/xml-text.ts";
import type { CellRange } from "../../snapshot.ts";
import type { InputMessage } from "../input-message.ts";
import { elementsInside } from "./elements-inside.ts";
import { parseRanges } from "./grid-area.ts";

/** A rule as the file has it. Formulas without "=". */
export type FileValidation = {
  /** ST_DataValidationType; "none" carries a message only. */
  type: string;
  operator: string;
  formulas: [string | undefined, string | undefined];
  allowBlank: boolean;
  /** The file says "show" and means the arrow of a list is left out. */
  noArrow: boolean;
  /** null: whatever is typed is taken. */
  error: { style: string; title: string; text: string } | null;
  message: InputMessage | null;
  ranges: CellRange[];
};

/** Reads the rules behind the cells, those of newer programs in the extension list too. Fault: damaged. */
export function readValidations(xml: string, part: string, from: number): FileValidation[] {
  const found: FileValidation[] = [];
  const reader = new XmlReader(xml, part, from);
  while (reader.find("dataValidation")) found.push(readValidation(reader));
  return found.filter(({ ranges }) => ranges.length > 0);
}

function readValidation(reader: XmlReader): FileValidation {
  const text = (name: string) => decodeCellText(reader.attribute(name) ?? "");
  const rule: FileValidation = {
    type: reader.attribute("type") ?? "none",
    operator: reader.attribute("operator") ?? "between",
    formulas: [undefined, undefined],
    allowBlank: reader.flag("allowBlank"),
    noArrow: reader.flag("showDropDown"),
    error: reader.flag("showErrorMessage")
      ? { style: reader.attribute("errorStyle") ?? "stop", title: text("errorTitle"), text: text("error") }
      : null,
    message: reader.flag("showInputMessage") ? { title: text("promptTitle"), text: text("prompt") } : null,
    ranges: parseRanges(reader.attribute("sqref") ?? ""),
  };
  if (rule.message?.title === "" && rule.message.text === "") rule.message = null;
  let formula: 0 | 1 = 0;
  elementsInside(reader, (name) => {
    if (name === "formula1") formula = 0;
    if (name === "formula2") formula = 1;
    if (name === "sqref") rule.ranges = parseRanges(reader.text());
    else rule.formulas[formula] = directText(reader) || rule.formulas[formula];
  });
  return rule;
}

/** The text up to the next tag; the formula itself may stand in an element further in. */
function directText(reader: XmlReader): string {
  if (reader.kind === "empty") return "";
  const next = reader.xml.indexOf("<", reader.end);
  const ahead = new XmlReader(reader.xml, reader.part, reader.start);
  ahead.next();
  return reader.xml[next + 1] === "/" ? ahead.text().trim() : "";
}
