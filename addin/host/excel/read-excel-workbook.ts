import { parseReference } from "../../table/address.ts";
import type { DefinedName, WorkbookSnapshot } from "../snapshot.ts";
import { isGone } from "./excel-failure.ts";
import { ExcelFault } from "./excel-fault.ts";
import { askForSheets, isSheetNamed, type ListedSheet } from "./listed-sheet.ts";
import { emptyContent, type MeasuredSheet, sheetSnapshot } from "./measured-sheet.ts";
import { readChunks } from "./read-chunks.ts";
import { isShownOnly } from "./refuse-read-only.ts";
import { askForUsedArea } from "./used-area.ts";

/**
 * Cells in the used rectangles of all sheets together. At 40,000 cells a call this is 13 calls, half a minute over a
 * slow line; the largest known table has 100 counties × 60 × 5 years, 30,000 figures.
 */
const CELL_LIMIT = 500_000;

export type ReadWorkbook = { snapshot: WorkbookSnapshot; sheets: ListedSheet[] };

/**
 * The whole workbook in three syncs (more above the cells of one call, see read-chunks.ts): its sheets and names, the
 * used rectangles of values, their cells. Where the person has turned calculation off, what waits for it is calculated
 * first. Faults: too-large, cancelled; busy when sheets, rows or columns come and go again and again.
 */
export async function readExcelWorkbook(
  context: Excel.RequestContext,
  signal?: AbortSignal,
): Promise<ReadWorkbook> {
  // A sheet that is deleted between two syncs, or rows put in, make the read fail. Read anew, all is as it now stands.
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await readOnce(context, signal);
    } catch (cause) {
      if (!isGone(cause) && !hasMoved(cause)) throw cause;
    }
  }
  throw new ExcelFault("busy");
}

const hasMoved = (cause: unknown): boolean => cause instanceof ExcelFault && cause.refusal.code === "busy";

async function readOnce(
  context: Excel.RequestContext,
  signal: AbortSignal | undefined,
): Promise<ReadWorkbook> {
  const { sheets, activeSheet, epoch, names, isManual } = await readOverview(context);
  // Else figures could be read that their formulas do not give any more.
  if (isManual && !isShownOnly()) context.application.calculate("Recalculate");
  const toRead = await measure(context, sheets);
  if (signal?.aborted) throw new ExcelFault("cancelled");
  await readChunks(
    context,
    toRead.filter(({ area }) => area.bottom >= area.top),
    signal,
  );
  const listed = sheets.map((entry) => entry.listed);
  return {
    snapshot: {
      sheets: toRead.map(sheetSnapshot),
      names: rangeNames(names, listed),
      epoch,
      activeSheet,
    },
    sheets: listed,
  };
}

/** 2000-01-01 as a serial number of the 1904 date system; 36526 in the other. */
const DAYS_FROM_1904 = 35_064;

type Overview = {
  sheets: { sheet: Excel.Worksheet; listed: ListedSheet }[];
  names: Excel.NamedItem[];
  epoch: 1900 | 1904;
  activeSheet: string | null;
  /** Formulas are calculated only when the person asks for it. */
  isManual: boolean;
};

async function readOverview(context: Excel.RequestContext): Promise<Overview> {
  try {
    return await overview(context, context.workbook.worksheets.getActiveWorksheet());
  } catch (cause) {
    // A chart sheet in front is no worksheet, and Excel has no gentler way to ask (OfficeDev/office-js#2444).
    if (!isActiveSheetMissing(cause)) throw cause;
    return overview(context, null);
  }
}

const isActiveSheetMissing = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error &&
  (cause.debugInfo.errorLocation ?? "").endsWith("getActiveWorksheet");

async function overview(context: Excel.RequestContext, active: Excel.Worksheet | null): Promise<Overview> {
  const { workbook } = context;
  const sheets = askForSheets(context);
  const day = workbook.functions.date(2000, 1, 1);
  day.load("value");
  workbook.names.load("items/name,items/formula,items/scope");
  context.application.load("calculationMode");
  active?.load("name");
  await context.sync();
  return {
    sheets: sheets(),
    names: workbook.names.items,
    // No property tells the date system, but the program's own DATE counts by it.
    epoch: day.value === DAYS_FROM_1904 ? 1904 : 1900,
    activeSheet: active?.name ?? null,
    isManual: context.application.calculationMode === "Manual",
  };
}

/** The rectangles to read. Fault: too-large. */
async function measure(context: Excel.RequestContext, sheets: Overview["sheets"]): Promise<MeasuredSheet[]> {
  const used = sheets.map(({ sheet, listed }) => ({ sheet, listed, area: askForUsedArea(sheet) }));
  await context.sync();
  let cellsLeft = CELL_LIMIT;
  return used.map(({ sheet, listed, area: askedArea }) => {
    const area = askedArea();
    const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
    if (height * width > cellsLeft) {
      throw new ExcelFault("too-large", { sheet: listed.name, size: `${height} × ${width} > ${cellsLeft}` });
    }
    cellsLeft -= height * width;
    return { sheet, listed, area, content: emptyContent() };
  });
}

/** Names of the whole workbook that stand for one range of a sheet that exists. */
function rangeNames(names: readonly Excel.NamedItem[], sheets: readonly ListedSheet[]): DefinedName[] {
  return names.flatMap(({ name, formula, scope }) => {
    const text: unknown = formula;
    const reference =
      scope === "Workbook" && typeof text === "string" ? parseReference(text.slice(1)) : undefined;
    const sheet = reference && sheets.find(isSheetNamed(reference.sheet));
    return reference && sheet ? [{ name, sheet: sheet.name, range: reference.range }] : [];
  });
}
