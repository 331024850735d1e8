import { big } from "../../../shared/codec/decimal.ts";
import { printNumber, type ReadNumber, readCellNumber } from "../../../shared/codec/number.ts";
import { numberMark } from "../../../shared/codec/number-mark.ts";
import { convert } from "../../../shared/codec/unit.ts";
import type { ActualFigure, FigureRef } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import {
  conflictFinding,
  formulaFinding,
  isAmount,
  readingFinding,
  struckFinding,
  unitFinding,
} from "../reading-findings.ts";
import { cellText, hasNoResult, type ReadCell } from "../sheet-cells.ts";
import type { NumberCell, RowToRead } from "./row-to-read.ts";

/** `availability` where the cell holds a mark that the legend explains. */
export type CellValuePart = Pick<ActualFigure, "value" | "typed" | "obtained"> &
  Partial<Pick<ActualFigure, "availability">>;
export type CellValueRead = { part: CellValuePart; findings: Finding[] };

const noValue: CellValuePart = { value: null, typed: null, obtained: "typed" };

/**
 * The number of a cell in the indicator's unit; null with what was typed where it cannot be read or converted. Text that
 * is no number, and a unit that is another, are found by the rules (TYP-NUMBER, UNIT-DIFFERENT); what only the cell
 * tells is found here.
 */
export function readCellValue(
  { indicator, match, legend }: Pick<RowToRead, "indicator" | "match" | "legend">,
  number: NumberCell | undefined,
  period: string,
): CellValueRead {
  if (number === undefined) return { part: noValue, findings: [] };
  const { cell } = number;
  const refs = [{ indicator: indicator.code, kind: "actual", period, scope: { kind: "whole" } } as const];
  if (hasNoResult(cell)) {
    // a ratio is computed from its base items
    return { part: noValue, findings: indicator.derive === null ? [formulaFinding(cell, refs)] : [] };
  }
  const text = cellText(cell.value);
  if (text === "") return { part: noValue, findings: [] };
  if (cell.struck) return { part: noValue, findings: [struckFinding(cell, refs)] };
  const { unit } = number.unit;
  const obtained = cell.formula !== null && indicator.derive !== null ? "derived" : "typed";
  const asTyped = {
    value: null,
    typed: { text: text.slice(0, 300), unit: shownUnit(unit) },
    obtained,
  } as const;
  const unread = (finding: Finding): CellValueRead => ({ part: asTyped, findings: [finding] });
  const read = readCellNumber(cell.value, cell.format);
  if (!read.ok) {
    if (typeof cell.value === "number") return unread(cellFinding(cell, refs, read.error.code));
    return { part: { ...asTyped, ...meaningOf(text, legend) }, findings: [] };
  }
  if (saysChange(text, indicator)) return unread(cellFinding(cell, refs, "signed"));
  const own = read.value.unit ?? (read.value.percent ? "%" : null);
  const doubt = own === null ? doubtOf(read.value, number, indicator, match, refs) : null;
  if (doubt !== null) return unread(doubt);
  const converted = convert(read.value.value, own ?? unit ?? indicator.unit, indicator.unit);
  if (!converted.ok && converted.error.code === "outOfRange")
    return unread(cellFinding(cell, refs, "outOfRange"));
  const value = converted.ok ? converted.value : null;
  return {
    part: { value, typed: { text: shownText(cell, read.value), unit: shownUnit(unit) }, obtained },
    findings: [],
  };
}

/** A mark that the table's notes explain: why there is no number, or that it is zero. */
function meaningOf(text: string, legend: RowToRead["legend"]): Partial<CellValuePart> {
  const meaning = legend.get(numberMark(text) ?? text);
  if (meaning === "zero") return { value: "0" };
  return meaning === undefined || meaning === "tooSmall" ? {} : { typed: null, availability: meaning };
}

/** Why the size of a bare number is not known. */
function doubtOf(
  read: ReadNumber,
  { cell, unit: { unit, conflict } }: NumberCell,
  indicator: Indicator,
  { how }: RowToRead["match"],
  refs: FigureRef[],
): Finding | null {
  if (conflict !== null) return conflictFinding(cell, refs, conflict);
  if (unit === null && isAmount(indicator)) return unitFinding("UNIT-MISSING", cell, refs, indicator.unit);
  // beside a code of the form stands the form's own unit
  if (how !== "code" && mayBeFraction(read, indicator)) return unitFinding("UNIT-PERCENT", cell, refs, "%");
  return null;
}

/** TYP-CELL: a number that cannot be taken as it is stored (a date, a scaled format, too many digits). */
export const cellFinding = (cell: ReadCell, figures: FigureRef[], problem: string): Finding =>
  readingFinding({
    id: "TYP-CELL",
    class: "TYP",
    severity: "error",
    cells: [cell.reference],
    figures,
    actual: cellText(cell.value),
    params: { problem },
  });

/** +85 of a count is what came on top, +6.8 of a growth rate the rate itself. */
export const saysChange = (text: string, { measure }: Indicator): boolean =>
  measure !== "增速" && /^[+＋﹢]/.test(text);

/** 0.338 of a share: 0.338 %, or 33.8 % stored without its format. */
export const mayBeFraction = ({ value }: Pick<ReadNumber, "value">, { unit }: Indicator): boolean =>
  unit === "%" && value !== "0" && big(value).abs().lt(1);

/** Longest unit the schema takes. A longer text is none that is known, and cut off it must not become one. */
const longestUnit = 20;
const shownUnit = (unit: string | null): string | null =>
  unit !== null && unit.length > longestUnit ? `${unit.slice(0, longestUnit - 1)}…` : unit;

const shownText = ({ value }: ReadCell, read: ReadNumber): string =>
  typeof value === "number" ? printNumber(read) : cellText(value).slice(0, 300);
