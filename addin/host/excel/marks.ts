import type { Result } from "../../../shared/result.ts";
import { succeed } from "../../../shared/result.ts";
import type { Severity } from "../../../shared/schema/finding.ts";
import { cellKey } from "../cell-range.ts";
import type { CellMark, HostRefusal, MarkReport } from "../port.ts";
import type { CellAddress } from "../snapshot.ts";
import { isAccessDenied, isGone } from "./excel-failure.ts";
import { ExcelFault } from "./excel-fault.ts";
import type { KnownSheets } from "./known-sheets.ts";
import { MARK_FORMULA, removeLeftMarks } from "./left-marks.ts";
import type { ListedSheet } from "./listed-sheet.ts";
import { MARK_LOOKS, SEVERITIES } from "./mark-looks.ts";
import { addressTexts, joinIntoRectangles } from "./put-sheet/rectangles.ts";
import { isShownOnly } from "./refuse-read-only.ts";
import { requireSheet } from "./require-sheet.ts";
import { runExcel } from "./run-excel.ts";

/** A conditional format of ours. */
type PlacedMark = { sheetId: string; formatId: string };

/** Cells of one sheet by the gravest severity said of them. */
type SheetMarks = { listed: ListedSheet; cells: Map<number, { at: CellAddress; severity: Severity }> };

/**
 * Marks are conditional formats, one for each severity and sheet, so that values and formats of the cells stay as they
 * are. Their ids are kept here; what an earlier pane left behind is taken away before the first mark.
 */
export class Marks {
  readonly #known: KnownSheets;
  #placed: PlacedMark[] = [];
  #swept = false;
  /** One change of the marks after the other: two at once would leave marks nobody knows of. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(known: KnownSheets) {
    this.#known = known;
  }

  /** One sync when the sheets are known and nothing has changed about them meanwhile. */
  replace(marks: readonly CellMark[]): Promise<Result<MarkReport, HostRefusal>> {
    return this.#inTurn(async () => {
      if (isShownOnly())
        return succeed({ marked: 0, unmarked: [...new Set(marks.map(({ sheet }) => sheet))] });
      if (marks.length === 0 && this.#placed.length === 0 && this.#swept) return succeed(NOTHING);
      return runExcel((context) => orBusy(this.#replaceIn(context, marks)), { waitForCellEdit: true });
    });
  }

  /** Done once, when the workbook is opened; what is refused then is done before the first mark. */
  sweep(): Promise<Result<void, HostRefusal>> {
    return this.#inTurn(async () => {
      if (isShownOnly()) return succeed(undefined);
      return runExcel((context) => orBusy(this.#sweepIn(context)), { waitForCellEdit: true });
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  async #replaceIn(context: Excel.RequestContext, marks: readonly CellMark[]): Promise<MarkReport> {
    if (!this.#swept) await this.#sweepIn(context);
    else if (marks.some(({ sheet }) => !this.#known.named(sheet))) await this.#known.list(context);
    try {
      return await this.#place(context, marks);
    } catch (cause) {
      // A sheet was protected or deleted, or Excel lost one of our ids: what stands there now is looked at once more.
      if (!isAccessDenied(cause) && !isGone(cause)) throw cause;
      await this.#sweepIn(context);
      return this.#place(context, marks);
    }
  }

  async #sweepIn(context: Excel.RequestContext): Promise<void> {
    await removeLeftMarks(context, this.#known);
    this.#placed = this.#placed.filter(({ sheetId }) => this.#known.withId(sheetId)?.takesFormats === false);
    this.#swept = true;
  }

  async #place(context: Excel.RequestContext, marks: readonly CellMark[]): Promise<MarkReport> {
    const sheets = bySheet(marks, this.#known.all);
    const stuck = this.#placed.filter(({ sheetId }) => this.#known.withId(sheetId)?.takesFormats === false);
    for (const mark of this.#placed) if (!stuck.includes(mark)) remove(context, mark);
    const marked = sheets.filter(({ listed }) => listed.takesFormats);
    const added = marked.flatMap((sheet) => add(context, sheet));
    await context.sync();
    this.#placed = [...stuck, ...added.map(({ sheetId, format }) => ({ sheetId, formatId: format.id }))];
    return {
      marked: marked.reduce((total, { cells }) => total + cells.size, 0),
      unmarked: sheets.filter(({ listed }) => !listed.takesFormats).map(({ listed }) => listed.name),
    };
  }
}

/** Sheets or formats that vanish while they are looked at: asked again, Excel will know. */
async function orBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw isGone(cause) ? new ExcelFault("busy") : cause;
  }
}

const NOTHING: MarkReport = { marked: 0, unmarked: [] };

/** Fault: sheet-not-found. */
function bySheet(marks: readonly CellMark[], sheets: readonly ListedSheet[]): SheetMarks[] {
  const entries = sheets.map((listed) => ({ listed }));
  const found = new Map<ListedSheet, SheetMarks>();
  for (const { sheet, address, severity } of marks) {
    const { listed } = requireSheet(entries, sheet);
    const { cells } = found.get(listed) ?? { cells: new Map() };
    const known = cells.get(cellKey(address));
    const isGraver = !known || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known.severity);
    if (isGraver) cells.set(cellKey(address), { at: address, severity });
    found.set(listed, { listed, cells });
  }
  return [...found.values()];
}

/** A mark the person has taken away, or a sheet that is gone, is passed over: Excel does nothing on null objects. */
function remove({ workbook }: Excel.RequestContext, { sheetId, formatId }: PlacedMark): void {
  const sheet = workbook.worksheets.getItemOrNullObject(sheetId);
  sheet.getRange().conditionalFormats.getItemOrNullObject(formatId).delete();
}

function add(
  { workbook }: Excel.RequestContext,
  { listed, cells }: SheetMarks,
): { sheetId: string; format: Excel.ConditionalFormat }[] {
  const sheet = workbook.worksheets.getItem(listed.id);
  return SEVERITIES.flatMap((severity) => {
    const marked = [...cells.values()].filter((cell) => cell.severity === severity).map(({ at }) => at);
    return addressTexts(joinIntoRectangles(marked)).map((addresses) => ({
      sheetId: listed.id,
      format: addFormat(sheet.getRanges(addresses), severity),
    }));
  });
}

function addFormat(areas: Excel.RangeAreas, severity: Severity): Excel.ConditionalFormat {
  const format = areas.conditionalFormats.add(Excel.ConditionalFormatType.custom);
  const { fill, color, bold, italic, underline } = MARK_LOOKS[severity];
  format.custom.rule.formula = MARK_FORMULA;
  format.custom.format.fill.color = fill;
  format.custom.format.font.color = color;
  format.custom.format.font.bold = bold;
  format.custom.format.font.italic = italic;
  format.custom.format.font.underline = underline;
  format.load("id");
  return format;
}
