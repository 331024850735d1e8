import { printAddress } from "../../../table/address.ts";
import { cellKey, isWithin } from "../../cell-range.ts";
import { FileFault } from "../file-fault.ts";
import { shiftFormula } from "../shift-formula.ts";
import { escapeXml } from "../xml/xml-text.ts";
import { cellXml } from "./cell-xml.ts";
import { extendDimension } from "./extend-dimension.ts";
import type { ScannedCell, ScannedRow } from "./scan-sheet.ts";
import type { SheetEdit } from "./sheet-edit.ts";
import { applySplices, type Splice } from "./splice.ts";
import { editedCells, type SheetSurvey, type SurveyedRow, surveySheet } from "./survey-sheet.ts";

export type PatchedSheet = {
  xml: string;
  /** Whether a cell that had a formula has none or another one now. */
  formulasChanged: boolean;
};

/**
 * The text of a sheet part with these cells written and everything else left as it stands. A shared formula whose
 * master goes is written out in the cells that used it. Faults: damaged; would-overwrite where an edit would break
 * an array formula or put a value where a merge hides it.
 */
export function patchSheet(
  xml: string,
  part: string,
  sheet: string,
  edits: readonly SheetEdit[],
): PatchedSheet {
  const byKey = new Map(edits.map((edit) => [cellKey(edit.at), edit]));
  const survey = surveySheet(xml, part, edits);
  refuseHiddenOrBroken(survey, sheet, edits);
  const existing = editedCells(survey);
  const changed = edits.filter(({ at, formula }) => formula !== "keep" && existing.get(cellKey(at))?.formula);
  const freed = freeSharedFormulas(survey, new Set(changed.map(({ at }) => cellKey(at))));
  const byRow = groupByRow(byKey.values());
  const context: Context = { xml, survey, byRow, freed };
  const splices: Splice[] = [];
  for (const [key, formula] of freed) {
    if (!byKey.has(key)) splices.push({ start: formula.start, end: formula.end, text: formula.xml });
  }
  for (const surveyed of survey.rows) splices.push(...patchRow(surveyed, context));
  splices.push(...wrapNewRows(survey));
  const filled = edits.filter(({ at }) => isEmpty(existing.get(cellKey(at))));
  splices.push(...extendDimension(xml, part, survey.data, filled));
  return { xml: applySplices(xml, splices), formulasChanged: changed.length > 0 };
}

const isEmpty = (cell: ScannedCell | undefined): boolean =>
  cell?.stored === undefined && cell?.formula === undefined;

function groupByRow(edits: Iterable<SheetEdit>): Map<number, SheetEdit[]> {
  const rows = new Map<number, SheetEdit[]>();
  for (const edit of edits) {
    const row = rows.get(edit.at.row);
    if (row) row.push(edit);
    else rows.set(edit.at.row, [edit]);
  }
  return rows;
}

type FreedFormula = { start: number; end: number; xml: string };
type Context = {
  xml: string;
  survey: SheetSurvey;
  byRow: ReadonlyMap<number, readonly SheetEdit[]>;
  freed: ReadonlyMap<number, FreedFormula>;
};

function refuseHiddenOrBroken(survey: SheetSurvey, sheet: string, edits: readonly SheetEdit[]): void {
  const { blocks, frame } = survey;
  for (const { at, value, formula } of edits) {
    const hidden =
      value !== null &&
      frame.merges.some((merge) => isWithin(at, merge) && (at.row !== merge.top || at.column !== merge.left));
    const broken = formula !== "keep" && blocks.some((block) => isWithin(at, block));
    if (hidden || broken) throw new FileFault("would-overwrite", { sheet, cell: printAddress(at) });
  }
}

/** Formulas of their own for the cells that shared one with a master that goes. */
function freeSharedFormulas(survey: SheetSurvey, going: ReadonlySet<number>): Map<number, FreedFormula> {
  const freed = new Map<number, FreedFormula>();
  const { prefix } = survey.data;
  for (const group of survey.shared.values()) {
    const master = group.find((cell) => cell.formula?.text !== "");
    if (!master?.formula || !going.has(cellKey(master))) continue;
    for (const cell of group) {
      if (cell === master || !cell.formula) continue;
      const text = shiftFormula(master.formula.text, cell.row - master.row, cell.column - master.column);
      const { start, end } = cell.formula;
      freed.set(cellKey(cell), { start, end, xml: `<${prefix}f>${escapeXml(text)}</${prefix}f>` });
    }
  }
  return freed;
}

function patchRow(surveyed: SurveyedRow, context: Context): Splice[] {
  const { byRow, survey } = context;
  const { prefix } = survey.data;
  const { row, number, cells } = surveyed;
  const splices: Splice[] = [];
  const open = new Map((byRow.get(number) ?? []).map((edit) => [edit.at.column, edit]));
  for (const cell of cells) {
    const edit = open.get(cell.column);
    if (!edit) continue;
    open.delete(cell.column);
    splices.push({ start: cell.start, end: cell.end, text: rewrittenCell(cell, edit, context) });
  }
  const created = [...open.values()]
    .filter(
      ({ value, formula, style }) => isContent(value) || typeof formula === "object" || style !== undefined,
    )
    .sort((a, b) => a.at.column - b.at.column)
    .map((edit) => ({ column: edit.at.column, text: newCell(edit, row, context) }));
  if (created.length === 0) return splices;
  const texts = created.map(({ text }) => text).join("");
  if (!row) {
    const text = `<${prefix}row r="${number}">${texts}</${prefix}row>`;
    return [{ start: surveyed.insertAt, end: surveyed.insertAt, text }];
  }
  splices.push(
    ...widenRow(
      row,
      created.map(({ column }) => column),
      context.xml,
    ),
  );
  if (row.selfClosing) {
    splices.push({ start: row.end, end: row.end, text: `${texts}</${prefix}row>` });
    return splices;
  }
  for (const { column, text } of created) {
    const at = cells.find((cell) => cell.column > column)?.start ?? row.contentEnd;
    splices.push({ start: at, end: at, text });
  }
  return splices;
}

const isContent = (value: SheetEdit["value"]): boolean => value !== null && value !== "";

/** Opens a `<row/>`, and takes out its `spans`, a hint on first and last cell that would no longer hold. */
function widenRow(row: ScannedRow, columns: readonly number[], xml: string): Splice[] {
  const tag = xml.slice(row.start, row.contentStart);
  const spans = /\sspans\s*=\s*["'](\d+):(\d+)["']/.exec(tag);
  const outside = columns.some((column) => column < Number(spans?.[1]) || column > Number(spans?.[2]));
  const kept = spans && outside ? tag.replace(spans[0], "") : tag;
  const opened = row.selfClosing ? kept.replace(/\s*\/>$/, ">") : kept;
  return opened === tag ? [] : [{ start: row.start, end: row.contentStart, text: opened }];
}

function rewrittenCell(cell: ScannedCell, edit: SheetEdit, { xml, survey, freed }: Context): string {
  const { prefix } = survey.data;
  const keep = edit.formula === "keep" && cell.formula !== undefined;
  const own = cell.formula ? xml.slice(cell.formula.start, cell.formula.end) : "";
  const formulaXml = keep ? (freed.get(cellKey(cell))?.xml ?? own) : newFormula(edit, prefix);
  const metadata = keep
    ? /\scm\s*=\s*["'](\d+)["']/.exec(xml.slice(cell.start, cell.tagEnd))?.[1]
    : undefined;
  return cellXml(
    { at: edit.at, style: edit.style ?? cell.style, value: edit.value, formulaXml, metadata },
    prefix,
  );
}

function newCell(edit: SheetEdit, row: ScannedRow | undefined, { survey }: Context): string {
  const { column } = edit.at;
  const ofColumn = survey.frame.columns.find(({ from, to }) => column >= from && column <= to)?.style;
  const style = edit.style ?? row?.style ?? ofColumn;
  const { prefix } = survey.data;
  const formulaXml = newFormula(edit, prefix);
  return cellXml({ at: edit.at, style, value: edit.value, formulaXml, metadata: undefined }, prefix);
}

const newFormula = ({ formula }: SheetEdit, prefix: string): string =>
  typeof formula === "object" ? `<${prefix}f>${escapeXml(formula.text)}</${prefix}f>` : "";

/** A sheet that was `<sheetData/>` gets an opening and a closing tag around its new rows. */
function wrapNewRows({ data }: SheetSurvey): Splice[] {
  if (!data.selfClosing) return [];
  return [
    { start: data.start, end: data.contentStart, text: `<${data.prefix}sheetData>` },
    { start: data.end, end: data.end, text: `</${data.prefix}sheetData>` },
  ];
}
