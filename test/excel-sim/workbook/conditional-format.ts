import type ExcelJS from "@mui/x-internal-exceljs-fork";
import type { Area } from "./area.ts";
import type { Look } from "./look.ts";

/** A conditional format of a sheet; the place in the sheet's list is its priority. */
export type ConditionalFormat = {
  id: string;
  /** Excel.ConditionalFormatType. */
  type: string;
  areas: Area[];
  stopIfTrue: boolean;
  /** Of custom formats, with "="; relative to the top left cell of the first area. */
  formula: string;
  look: Look;
  /** Of formats that only came with the file: as they were read. */
  stored: ExcelJS.ConditionalFormattingRule | null;
};

const TYPES: Record<string, string> = {
  expression: "Custom",
  cellIs: "CellValue",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
  containsText: "ContainsText",
};

/** Excel.ConditionalFormatType of a rule as files name it. */
export const conditionalFormatType = (stored: string): string => TYPES[stored] ?? "PresetCriteria";
