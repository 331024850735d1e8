import { partialRemark } from "../../../shared/codec/partial-remark.ts";
import { periodYearBefore, readPeriod } from "../../../shared/codec/period.ts";
import { readStatus } from "../../../shared/codec/status.ts";
import { blankActual } from "../../../shared/schema/blank-actual.ts";
import type { ActualFigure, FigureRef } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { period } from "../../../shared/schema/identifiers.ts";
import type { ReadingRuleId } from "../../../shared/schema/reading-finding.ts";
import { formulaFinding, readingFinding } from "../reading-findings.ts";
import { cellText, hasNoResult, type ReadCell } from "../sheet-cells.ts";
import { footnoteMark } from "./mark-legend.ts";
import { readCellValue } from "./read-cell-value.ts";
import type { NumberCell, RowRead, RowToRead } from "./row-to-read.ts";

/** Longest texts the schema takes; longer ones are refused, never cut in silence. */
const longest = { source: 200, note: 500, section: 40 };

/**
 * 本年实绩 of a row, and 上年实绩 where it is filled. The current figure is always there, empty or not: its absence must
 * never let last year's value pass for this year's. Without a 数据状态 a value is 年报数.
 */
export function readActuals(row: RowToRead): RowRead {
  if (row.entry === "imported") return { figures: [], findings: importedFindings(row) };
  const status = statusOf(row);
  const year = dataYearOf(row);
  const texts = textsOf(row);
  const actualCell = row.cell("actual");
  const read = readCellValue(row, row.number("actual"), year.period);
  const current: ActualFigure = {
    ...blankActual(row.indicator, year.period),
    ...read.part,
    ...status.status,
    cell: actualCell?.reference ?? null,
    ...texts.texts,
  };
  const previous = readActualOf(row, row.number("previousActual"), periodYearBefore(year.period), null);
  return {
    figures: [current, ...previous.figures],
    findings: [
      ...read.findings,
      ...previous.findings,
      ...status.findings,
      ...year.findings,
      ...texts.findings,
      ...remarkFindings(row, current),
    ],
  };
}

/**
 * STR-REMARK: the remark beside a number, or its footnote, says that it is not the final one of the whole unit and period (预计数,
 * 截至9月, 仅开发区, 2023年数据, 数据有误). A 数据状态 that calls it 预计数 or 快报数 has said so already.
 */
function remarkFindings(row: RowToRead, { value, stage, period, cell: at }: ActualFigure): Finding[] {
  if (value === null || at === null) return [];
  const toldAlready = stage === "estimate" || stage === "flash";
  return remarksOn(row).flatMap(({ text, cell }) => {
    const says = partialRemark(text, period.slice(0, 4));
    if (says === null || (says === "year" && period.length > 4)) return [];
    if ((says === "draft" || says === "year") && toldAlready) return [];
    const found = { id: "STR-REMARK", class: "STR", severity: "query" } as const;
    const cells = [cell, at];
    const figures = [refOf(row)];
    return [
      readingFinding({ ...found, cells, figures, expected: period, actual: text, params: { says, value } }),
    ];
  });
}

/** The remark in the row, short words elsewhere in it, and the footnotes that its number, its name and the head are marked with. */
function remarksOn({
  cell,
  beside,
  footnotes,
  match,
  actualHead,
}: RowToRead): { text: string; cell: string }[] {
  const note = cell("note");
  const words = [...(note === undefined ? [] : [note]), ...beside].flatMap(({ value, reference }) => {
    const text = typeof value === "string" ? value.trim() : "";
    return text !== "" && (reference === note?.reference || text.length <= longestAside)
      ? [{ text, cell: reference }]
      : [];
  });
  const marked = [cellText(cell("actual")?.value ?? null), match.name, actualHead].flatMap((text) => {
    const mark = footnoteMark(text);
    return mark === null ? [] : (footnotes.get(mark) ?? []);
  });
  return [...words, ...marked];
}

/** A longer text in a column of its own tells of the work, not of the number. */
const longestAside = 15;

/** The actual of another period than the one reported; an empty cell is none. */
export function readActualOf(
  row: RowToRead,
  number: NumberCell | undefined,
  period: string,
  basis: ActualFigure["basis"] | null,
): RowRead {
  const { part, findings } = readCellValue(row, number, period);
  if (number === undefined || cellText(number.cell.value) === "") return { figures: [], findings };
  const blank = blankActual(row.indicator, period);
  return {
    figures: [{ ...blank, ...part, basis: basis ?? blank.basis, cell: number.cell.reference }],
    findings,
  };
}

/** STR-IMPORTED: the city imports the row's numbers; what stands there is left alone, and said so. */
function importedFindings(row: RowToRead): Finding[] {
  const filled = (["previousActual", "actual"] as const).flatMap((field) => {
    const cell = row.cell(field);
    return cell === undefined || cellText(cell.value) === "" ? [] : [cell];
  });
  if (filled.length === 0) return [];
  return [
    readingFinding({
      id: "STR-IMPORTED",
      class: "STR",
      severity: "hint",
      cells: filled.map(({ reference }) => reference),
      figures: [refOf(row)],
      actual: filled.map(({ value }) => cellText(value)).join("、"),
    }),
  ];
}

function statusOf(row: RowToRead): {
  status: Partial<Pick<ActualFigure, "availability" | "stage">>;
  findings: Finding[];
} {
  const cell = row.cell("status");
  if (cell !== undefined && hasNoResult(cell))
    return { status: {}, findings: [formulaFinding(cell, [refOf(row)])] };
  const text = cell === undefined ? "" : cellText(cell.value);
  if (cell === undefined || text === "") return { status: {}, findings: [] };
  const read = readStatus(text);
  if (read === undefined) return { status: {}, findings: [unreadable("TYP-STATUS", cell, row)] };
  const { availability, stage } = read;
  return { status: stage === null ? { availability } : { availability, stage }, findings: [] };
}

function dataYearOf(row: RowToRead): { period: string; findings: Finding[] } {
  const cell = row.cell("dataYear");
  if (cell !== undefined && hasNoResult(cell)) return yearOfBaseItems(row, cell);
  const text = cell === undefined ? "" : cellText(cell.value);
  if (cell === undefined) return { period: row.period, findings: [] };
  if (text === "") return { period: row.period, findings: unsaidYear(row, cell) };
  const read = readPeriod(text);
  // 上年实绩 beside the year 1900 would speak of none that a figure may have
  return read.ok && period.safeParse(periodYearBefore(read.value)).success
    ? { period: read.value, findings: [] }
    : { period: row.period, findings: [unreadable("TYP-YEAR", cell, row)] };
}

/** REQ-YEAR: data that usually lag (traps B03) are not taken for the round's year while the year is left blank. */
function unsaidYear(row: RowToRead, cell: ReadCell): Finding[] {
  const actual = row.cell("actual");
  const typedHere = actual !== undefined && actual.formula === null && cellText(actual.value) !== "";
  if (row.indicator.lag === 0 || !typedHere) return [];
  return [
    readingFinding({
      id: "REQ-YEAR",
      class: "REQ",
      severity: "error",
      cells: [cell.reference],
      figures: [refOf(row)],
      actual: cellText(actual.value),
    }),
  ];
}

/**
 * A ratio's 数据年份 is a formula in our template: the year of its base items while both have one year, else none. Read
 * here where the formula has no result; of another row, a formula without result is not guessed.
 */
function yearOfBaseItems(row: RowToRead, cell: ReadCell): { period: string; findings: Finding[] } {
  const { derive } = row.indicator;
  const items = derive === null ? [] : [derive.numerator, derive.denominator];
  const [one, other] = items.flatMap((code) => {
    const item = row.rowOf(code);
    return item === undefined || item.indicator.derive !== null ? [] : [dataYearOf(item).period];
  });
  if (one === undefined || other === undefined)
    return { period: row.period, findings: [formulaFinding(cell, [refOf(row)])] };
  return { period: one === other ? one : row.period, findings: [] };
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

const refOf = ({ indicator, period }: RowToRead): FigureRef => ({
  indicator: indicator.code,
  kind: "actual",
  period,
  scope: { kind: "whole" },
});

const unreadable = (id: ReadingRuleId, cell: ReadCell, row: RowToRead): Finding =>
  readingFinding({
    id,
    class: "TYP",
    severity: "error",
    cells: [cell.reference],
    figures: [refOf(row)],
    actual: cellText(cell.value),
  });
