import {
  type ExplanationCategory,
  explanationCategory,
  longestExplanation,
} from "../../shared/schema/finding.ts";
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from "../host/snapshot.ts";
import { resultsSheetId, sheetIdName } from "./binding/binding-names.ts";
import { categoryWords } from "./category-words.ts";
import { resultsHeads } from "./plan/results-sheet-plan.ts";

/** 审核说明 as it is being written: the category may not be chosen yet. */
export type Saying = { category: ExplanationCategory | null; text: string };

export const unsaid: Saying = { category: null, text: "" };

/**
 * 审核说明 that stand in the workbook's sheet 审核结果, by fingerprint. Columns are found by their heads and lines by their
 * fingerprint, so that lines may be sorted, filtered and moved. Empty where there is no such sheet.
 */
export function sayingsInWorkbook(snapshot: WorkbookSnapshot): Map<string, Saying> {
  const sheet = resultsSheet(snapshot);
  const found = new Map<string, Saying>();
  if (sheet === undefined) return found;
  const heads = headsOf(sheet.values);
  if (heads === null) return found;
  for (const row of sheet.values.slice(heads.row + 1)) {
    const cell = (column: number) => textOf(row[column] ?? null);
    const fingerprint = cell(heads.fingerprint);
    const saying = {
      category: categoryNamed(cell(heads.category)),
      text: cell(heads.explanation).slice(0, longestExplanation),
    };
    const isSaid = saying.category !== null || saying.text !== "";
    if (/^[0-9a-f]{32}$/.test(fingerprint) && isSaid) found.set(fingerprint, saying);
  }
  return found;
}

/** Last row our part of the sheet 审核结果 reaches; 0 where there is none. */
export const lastResultsRow = ({ names }: WorkbookSnapshot): number =>
  names.find(isResultsName)?.range.bottom ?? 0;

const resultsName = sheetIdName(resultsSheetId).toUpperCase();
const isResultsName = ({ name }: { name: string }): boolean => name.toUpperCase() === resultsName;

const resultsSheet = ({ names, sheets }: WorkbookSnapshot): SheetSnapshot | undefined => {
  const named = names.find(isResultsName);
  return sheets.find(({ name }) => name === named?.sheet);
};

/** Places of the heads in the rectangle that was read; null where one of them is gone. */
function headsOf(values: readonly CellValue[][]) {
  for (const [row, cells] of values.entries()) {
    const place = (head: string) => cells.findIndex((value) => textOf(value) === head);
    const fingerprint = place(resultsHeads.fingerprint);
    const category = place(resultsHeads.category);
    const explanation = place(resultsHeads.explanation);
    if (fingerprint >= 0 && category >= 0 && explanation >= 0)
      return { row, fingerprint, category, explanation };
  }
  return null;
}

const categoryNamed = (word: string): ExplanationCategory | null =>
  explanationCategory.options.find((category) => categoryWords[category] === word) ?? null;

const textOf = (value: CellValue): string =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
