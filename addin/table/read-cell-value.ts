import { printNumber, type ReadNumber, readCellNumber } from "../../shared/codec/number.ts";
import { convert } from "../../shared/codec/unit.ts";
import type { ActualFigure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { conflictFinding, formulaFinding, readingFinding } from "./reading-findings.ts";
import type { RowToRead } from "./row-to-read.ts";
import { cellText, hasNoResult, type ReadCell } from "./sheet-cells.ts";

export type CellValuePart = Pick<ActualFigure, "value" | "typed" | "obtained">;
export type CellValueRead = { part: CellValuePart; findings: Finding[] };

const noValue: CellValuePart = { value: null, typed: null, obtained: "typed" };

/**
 * The number of a cell in the indicator's unit; null with what was typed where it cannot be read or converted. Text that
 * is no number, and a unit that is another, are found by the rules (TYP-NUMBER, UNIT-DIFFERENT); what only the cell
 * tells is found here.
 */
export function readCellValue(
  row: RowToRead,
  field: "actual" | "previousActual",
  period: string,
): CellValueRead {
  const cell = row.cell(field);
  if (cell === undefined) return { part: noValue, findings: [] };
  const { indicator } = row;
  const refs = [{ indicator: indicator.code, kind: "actual", period, scope: { kind: "whole" } } as const];
  if (hasNoResult(cell)) {
    // a ratio is computed from its base items
    return { part: noValue, findings: indicator.derive === null ? [formulaFinding(cell, refs)] : [] };
  }
  const text = cellText(cell.value);
  if (text === "") return { part: noValue, findings: [] };
  const { unit, conflict } = row.unitOf(field);
  const obtained = cell.formula !== null && indicator.derive !== null ? "derived" : "typed";
  const asTyped = { value: null, typed: { text: text.slice(0, 300), unit }, obtained } as const;
  const unread = (problem: string): CellValueRead => ({
    part: asTyped,
    findings: [
      readingFinding({
        id: "TYP-CELL",
        class: "TYP",
        severity: "error",
        cells: [cell.reference],
        figures: refs,
        actual: text,
        params: { problem },
      }),
    ],
  });
  const read = readCellNumber(cell.value, cell.format);
  if (!read.ok) {
    return typeof cell.value === "number" ? unread(read.error.code) : { part: asTyped, findings: [] };
  }
  const own = read.value.unit ?? (read.value.percent ? "%" : null);
  if (own === null && conflict !== null)
    return { part: asTyped, findings: [conflictFinding(cell, refs, conflict)] };
  const converted = convert(read.value.value, own ?? unit ?? indicator.unit, indicator.unit);
  if (!converted.ok && converted.error.code === "outOfRange") return unread("outOfRange");
  const value = converted.ok ? converted.value : null;
  return {
    part: { value, typed: { text: shownText(cell, read.value), unit }, obtained },
    findings: [],
  };
}

const shownText = ({ value }: ReadCell, read: ReadNumber): string =>
  typeof value === "number" ? printNumber(read) : cellText(value).slice(0, 300);
