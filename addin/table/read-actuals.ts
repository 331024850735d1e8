import { printNumber, readCellNumber } from "../../shared/codec/number.ts";
import { periodYearBefore, readPeriod } from "../../shared/codec/period.ts";
import { readStatus } from "../../shared/codec/status.ts";
import { convert } from "../../shared/codec/unit.ts";
import type { ActualFigure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { type ReadingRuleId, readingFinding } from "./reading-findings.ts";
import type { RowRead, RowToRead } from "./row-to-read.ts";
import { cellText, type ReadCell } from "./sheet-cells.ts";

/** Longest texts the schema takes; longer ones are refused, never cut in silence. */
const longest = { source: 200, note: 500, section: 40 };

/**
 * 本年实绩 of a row, and 上年实绩 where it is filled. The current figure is always there, empty or not: its absence must
 * never let last year's value pass for this year's. Without a 数据状态 a value is 年报数.
 */
export function readActuals(row: RowToRead): RowRead {
  const status = statusOf(row);
  const year = dataYearOf(row);
  const texts = textsOf(row);
  const actualCell = row.cell("actual");
  const current: ActualFigure = {
    ...blankActual(row, year.period),
    ...status.status,
    ...cellValueOf(row, actualCell),
    cell: actualCell?.reference ?? null,
    ...texts.texts,
  };
  const previousCell = row.cell("previousActual");
  const previous =
    previousCell === undefined || cellText(previousCell.value) === ""
      ? []
      : [
          {
            ...blankActual(row, periodYearBefore(year.period)),
            ...cellValueOf(row, previousCell),
            cell: previousCell.reference,
          },
        ];
  const hasActual = actualCell !== undefined && row.entry !== "imported";
  return {
    figures: [...(hasActual ? [current] : []), ...previous],
    findings: [...status.findings, ...year.findings, ...texts.findings],
  };
}

function blankActual({ indicator }: RowToRead, period: string): ActualFigure {
  return {
    kind: "actual",
    indicator: indicator.code,
    period,
    scope: { kind: "whole" },
    basis: indicator.overTime === "stock" ? "pointInTime" : "period",
    asOf: null,
    availability: "available",
    value: null,
    unit: indicator.unit,
    typed: null,
    obtained: "typed",
    stage: "annual",
    definitionVersion: indicator.definitionVersion,
    source: null,
    sections: [],
    cell: null,
    note: null,
  };
}

type CellValuePart = Pick<ActualFigure, "value" | "typed" | "obtained">;

const noValue: CellValuePart = { value: null, typed: null, obtained: "typed" };

/** The number of a cell in the indicator's unit; null with what was typed where it cannot be read or converted. */
function cellValueOf({ indicator, match }: RowToRead, cell: ReadCell | undefined): CellValuePart {
  const text = cell === undefined ? "" : cellText(cell.value);
  if (cell === undefined || text === "") return noValue;
  const read = readCellNumber(cell.value, cell.format);
  const obtained = cell.formula !== null && indicator.derive !== null ? "derived" : "typed";
  if (!read.ok) return { value: null, typed: { text: text.slice(0, 300), unit: match.unit }, obtained };
  const { value, unit, percent } = read.value;
  const ownUnit = unit ?? (percent ? "%" : match.unit);
  const shown = typeof cell.value === "number" ? printNumber(read.value) : text.slice(0, 300);
  const typed = { text: shown, unit: match.unit };
  const converted = convert(value, ownUnit ?? indicator.unit, indicator.unit);
  return { value: converted.ok ? converted.value : null, typed, obtained };
}

function statusOf(row: RowToRead): {
  status: Partial<Pick<ActualFigure, "availability" | "stage">>;
  findings: Finding[];
} {
  const cell = row.cell("status");
  const text = cell === undefined ? "" : cellText(cell.value);
  if (cell === undefined || text === "") return { status: {}, findings: [] };
  const read = readStatus(text);
  if (read === undefined) return { status: {}, findings: [unreadable("TYP-STATUS", cell, row)] };
  const { availability, stage } = read;
  return { status: stage === null ? { availability } : { availability, stage }, findings: [] };
}

function dataYearOf(row: RowToRead): { period: string; findings: Finding[] } {
  const cell = row.cell("dataYear");
  const text = cell === undefined ? "" : cellText(cell.value);
  if (cell === undefined || text === "") return { period: row.period, findings: [] };
  const read = readPeriod(text);
  return read.ok
    ? { period: read.value, findings: [] }
    : { period: row.period, findings: [unreadable("TYP-YEAR", cell, row)] };
}

function textsOf(row: RowToRead): {
  texts: Pick<ActualFigure, "source" | "note" | "sections">;
  findings: Finding[];
} {
  const text = (field: "source" | "note" | "sections") => cellText(row.cell(field)?.value ?? null);
  const sections = text("sections")
    .split(/[、,，;；/\n]/)
    .map((section) => section.trim())
    .filter((section) => section !== "");
  const tooLong = (["source", "note"] as const).filter((field) => text(field).length > longest[field]);
  const sectionsTooLong =
    sections.length > 12 || sections.some((section) => section.length > longest.section);
  const overlong = sectionsTooLong ? [...tooLong, "sections" as const] : tooLong;
  const findings = overlong.flatMap((field) => {
    const cell = row.cell(field);
    return cell === undefined ? [] : [unreadable("TYP-LENGTH", cell, row)];
  });
  const orNull = (value: string) => (value === "" ? null : value);
  return {
    texts: {
      source: orNull(text("source").slice(0, longest.source)),
      note: orNull(text("note").slice(0, longest.note)),
      sections: sectionsTooLong ? [] : sections,
    },
    findings,
  };
}

const unreadable = (id: ReadingRuleId, cell: ReadCell, { indicator, period }: RowToRead): Finding =>
  readingFinding({
    id,
    class: "TYP",
    severity: "error",
    cells: [cell.reference],
    figures: [{ indicator: indicator.code, kind: "actual", period, scope: { kind: "whole" } }],
    actual: cellText(cell.value),
  });
