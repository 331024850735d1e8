import type { CellValue } from "../../../addin/host/snapshot.ts";
import type { SheetPlan } from "../../../addin/table/layout-plan.ts";

/** A small planned sheet: a merged title, a head, rows of text and number, a total, an input the user fills. */
export function peerPlan(
  rows: [name: string, value: CellValue][],
  change: Partial<SheetPlan> = {},
): SheetPlan {
  const last = rows.length + 2;
  return {
    id: "peers",
    name: "同级对比",
    visibility: "visible",
    styles: {
      title: { font: { bold: true, size: 14 }, horizontal: "center", fill: "DDEBF7" },
      text: { border: "thin", format: "@" },
      number: { border: "thin", format: "#,##0.0000" },
      input: { border: "thin", unlocked: true, fill: "FFF9E5" },
    },
    cells: [
      { at: { row: 1, column: 1 }, value: "同级对比", style: "title" },
      { at: { row: 2, column: 1 }, value: "单位", style: "text" },
      { at: { row: 2, column: 2 }, value: "数值", style: "text" },
      { at: { row: 2, column: 3 }, value: "备注", style: "text" },
      ...rows.flatMap(([name, value], index) => [
        { at: { row: index + 3, column: 1 }, value: name, style: "text" },
        { at: { row: index + 3, column: 2 }, value, style: "number" },
        { at: { row: index + 3, column: 3 }, value: null, style: "input" },
      ]),
    ],
    merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
    columnWidths: { 1: 16, 2: 14 },
    rowHeights: { 1: 28 },
    frozen: { rows: 2, columns: 1 },
    names: [{ name: "ZB_PEER_VALUES", range: { top: 3, left: 2, bottom: last, right: 2 } }],
    validations: [],
    protected: false,
    print: {
      orientation: "landscape",
      paper: "A4",
      fitToWidth: true,
      titleRows: { from: 1, to: 2 },
      area: { top: 1, left: 1, bottom: last, right: 3 },
    },
    ...change,
  };
}
