import { printAddress } from "../../../table/address.ts";
import type { CellAddress, CellValue } from "../../snapshot.ts";
import { FileFault } from "../file-fault.ts";
import { encodeCellText } from "../xml/xml-text.ts";

export type CellToWrite = {
  at: CellAddress;
  style: number | undefined;
  value: CellValue;
  /** The whole `<f>` element; "" for a plain value. */
  formulaXml: string;
  /** Marks a formula that spills, index into the cell metadata. */
  metadata: string | undefined;
};

/** Longest text of a cell; programs call a file with a longer one damaged. */
const LONGEST_TEXT = 32_767;

/**
 * A `<c>` element. Text goes inline, so that the table of shared texts need not change and text that starts with
 * = + - @ stays text. Throws RangeError for numbers that are not finite; fault too-large for overlong text.
 */
export function cellXml(cell: CellToWrite, prefix: string): string {
  const { value, style, metadata, formulaXml } = cell;
  const attributes = [
    `r="${printAddress(cell.at)}"`,
    ...(style === undefined ? [] : [`s="${style}"`]),
    ...(metadata === undefined ? [] : [`cm="${metadata}"`]),
  ];
  const open = (type: string) => `<${prefix}c ${[...attributes, ...(type ? [`t="${type}"`] : [])].join(" ")}`;
  const element = (type: string, text: string) =>
    `${open(type)}>${formulaXml}<${prefix}v>${text}</${prefix}v></${prefix}c>`;
  // A formula may give an empty text, which is another thing than having no result.
  if (value === "" && formulaXml) return element("str", "");
  if (value === null || value === "") {
    return formulaXml ? `${open("")}>${formulaXml}</${prefix}c>` : `${open("")}/>`;
  }
  if (typeof value === "number") return element("", printNumber(value));
  if (typeof value === "boolean") return element("b", value ? "1" : "0");
  if (typeof value === "object") return element("e", encodeCellText(value.error));
  if (value.length > LONGEST_TEXT) {
    throw new FileFault("too-large", {
      cell: printAddress(cell.at),
      size: `${value.length} > ${LONGEST_TEXT}`,
    });
  }
  const text = encodeCellText(value);
  if (formulaXml) return element("str", text);
  const inline = `<${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is>`;
  return `${open("inlineStr")}>${inline}</${prefix}c>`;
}

/** Shortest text that reads back as the same number. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number a cell can hold: ${value}`);
  return Object.is(value, -0) ? "0" : String(value);
}
