import { fingerprint } from "../../shared/codec/fingerprint.ts";
import type { FigureRef } from "../../shared/schema/figure.ts";
import type { Finding, RuleClass, Severity } from "../../shared/schema/finding.ts";
import { printCell } from "./address.ts";
import type { ColumnMatch, RowMatch } from "./reading.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** Rules of the reading: what stood in a cell and could not become a figure. */
export type ReadingRuleId =
  | "STR-COLUMN"
  | "STR-ROW"
  | "TYP-STATUS"
  | "TYP-YEAR"
  | "TYP-LENGTH"
  | "TYP-TARGET";

/** What reading found at a cell that no figure can carry. Same shape as a rule's finding; version 1 of each. */
export function readingFinding(found: {
  id: ReadingRuleId;
  class: RuleClass;
  severity: Severity;
  cells: string[];
  figures?: FigureRef[];
  expected?: string;
  actual: string;
  params?: Record<string, string>;
}): Finding {
  const params = found.params ?? {};
  return {
    rule: { id: found.id, version: 1, class: found.class },
    severity: found.severity,
    outcome: "fail",
    figures: found.figures ?? [],
    cells: found.cells,
    expected: found.expected ?? null,
    actual: found.actual.slice(0, 300),
    imbalance: null,
    params,
    fingerprint: fingerprint([found.id, "1", ...found.cells, found.actual, ...Object.entries(params).flat()]),
  };
}

/** STR-COLUMN: two columns claim one field, or a header names another year than the sheet (traps B01). */
export function columnFinding(sheet: string, headerRow: number, match: ColumnMatch): Finding | undefined {
  if (match.sureness !== "asked" || match.field === null) return undefined;
  return readingFinding({
    id: "STR-COLUMN",
    class: "STR",
    severity: "error",
    cells: [printCell(sheet, { row: headerRow, column: match.column })],
    actual: match.header,
    params: { field: match.field },
  });
}

/** STR-ROW: a row with values that resembles an indicator, or contradicts itself, is asked about and not read. */
export function rowFindings(
  rows: readonly RowMatch[],
  cells: SheetCells,
  valueColumns: readonly number[],
): Finding[] {
  const holdsValue = ({ row }: RowMatch) => valueColumns.some((column) => cells.text(row, column) !== "");
  return rows
    .filter((match) => match.sureness === "asked" && holdsValue(match))
    .map((match) =>
      readingFinding({
        id: "STR-ROW",
        class: "STR",
        severity: "query",
        cells: [printCell(cells.name, { row: match.row, column: cells.range.left })],
        actual: match.name === "" ? (match.code ?? "") : match.name,
        params: { suggestions: match.suggestions.join("、"), code: match.code ?? "" },
      }),
    );
}
