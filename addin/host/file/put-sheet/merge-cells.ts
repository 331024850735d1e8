import { printRange } from "../../../table/address.ts";
import { touches } from "../../cell-range.ts";
import type { CellRange } from "../../snapshot.ts";
import { scanSheet } from "../sheet/scan-sheet.ts";
import { readSheetFrame } from "../sheet/sheet-frame.ts";
import { applySplices } from "../sheet/splice.ts";
import { XmlReader } from "../xml/xml-reader.ts";

/** Elements that stand between the cells and `<mergeCells>` (ECMA-376 part 1, 18.3.1.99). */
const BEFORE_MERGES = new Set([
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
]);

/** The sheet with exactly these merges inside `area`; merges that lie outside stay. */
export function putMerges(xml: string, part: string, area: CellRange, merges: readonly CellRange[]): string {
  const data = scanSheet(xml, part, { cell: () => undefined });
  const old = readSheetFrame(xml, part, data).merges;
  const all = [...old.filter((merge) => !touches(merge, area)), ...merges];
  const same =
    all.length === old.length &&
    all.every((merge) => old.some((one) => printRange(one) === printRange(merge)));
  if (same) return xml;
  const items = all.map((merge) => `<${data.prefix}mergeCell ref="${printRange(merge)}"/>`).join("");
  const text =
    items === "" ? "" : `<${data.prefix}mergeCells count="${all.length}">${items}</${data.prefix}mergeCells>`;
  const reader = new XmlReader(xml, part, data.end);
  let at = data.end;
  while (reader.next() && reader.kind !== "close") {
    const { name, start } = reader;
    reader.skip();
    if (name === "mergeCells") return applySplices(xml, [{ start, end: reader.end, text }]);
    if (BEFORE_MERGES.has(name)) at = reader.end;
  }
  return applySplices(xml, [{ start: at, end: at, text }]);
}
