import type { CellAddress, CellRange, CellValue, SheetVisibility } from "../host/snapshot.ts";

/** Pure description of a new sheet: what stands where and how it looks. Every host draws the same plan. */

export type CellStyle = {
  font?: { name?: string; size?: number; bold?: boolean; italic?: boolean; color?: string };
  /** Fill and font colours as RRGGBB. */
  fill?: string;
  /** openTop and openBottom are thin without that side: two cells that look like one and stay two. */
  border?: "thin" | "none" | "bottom" | "openTop" | "openBottom";
  horizontal?: "left" | "center" | "right";
  vertical?: "top" | "middle";
  wrap?: boolean;
  indent?: number;
  /** Number format code; "@" for text. */
  format?: string;
  /** Only for protected sheets: the cell takes input. */
  unlocked?: boolean;
};

export type PlannedCell = {
  at: CellAddress;
  value: CellValue;
  /** With leading "="; then `value` is the cached result the file is written with. */
  formula?: string;
  /** Key of `SheetPlan.styles`. */
  style: string;
};

export type PlannedValidation = {
  range: CellRange;
  rule:
    | { kind: "list"; options: string[] }
    | { kind: "listFrom"; formula: string }
    | { kind: "decimal"; min?: string; max?: string }
    | { kind: "whole"; min?: string; max?: string }
    | { kind: "date" }
    | { kind: "any" };
  /** Input message shown beside the selected cell. */
  prompt?: { title: string; text: string };
  /** Refusal shown when the rule does not hold; "warn" lets the entry pass. */
  error?: { style: "stop" | "warn"; title: string; text: string };
};

export type PrintSetup = {
  orientation: "portrait" | "landscape";
  paper: "A4" | "A3";
  fitToWidth: boolean;
  /** Rows repeated on each page. */
  titleRows?: { from: number; to: number };
  area?: CellRange;
  header?: string;
  footer?: string;
  /** Margins in inches. */
  margins?: { left: number; right: number; top: number; bottom: number };
};

export type SheetPlan = {
  /** Identity for refreshing in place, stored as a defined name "ZB_SHEET_<id>"; letters, digits and _ only. */
  id: string;
  name: string;
  visibility: SheetVisibility;
  styles: Record<string, CellStyle>;
  cells: PlannedCell[];
  merges: CellRange[];
  /** Column number → width in characters; row number → height in points. */
  columnWidths: Record<number, number>;
  rowHeights: Record<number, number>;
  /** Rows and columns that stay in view. */
  frozen: { rows: number; columns: number } | null;
  /** Defined names of the workbook: for cells of this sheet, or of `sheet`, one that is there already. */
  names: { name: string; range: CellRange; sheet?: string }[];
  validations: PlannedValidation[];
  /** Protected without password; formatting cells, columns and rows stays allowed. */
  protected: boolean;
  print: PrintSetup | null;
  tabColor?: string;
  /** Grid lines on screen; shown unless false. */
  gridLines?: boolean;
  /** Cell that is selected when the sheet is opened. */
  activeCell?: CellAddress;
};

export type WorkbookPlan = { sheets: SheetPlan[]; title: string };
