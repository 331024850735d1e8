import { parseRange } from "../../table/address.ts";
import type { Selection, Stop, WorkbookChange } from "../port.ts";
import { refusalOfFailure } from "./excel-failure.ts";
import type { KnownSheets } from "./known-sheets.ts";
import { runExcel } from "./run-excel.ts";
import type { Selecting } from "./selecting.ts";

/** Told when the person selects something else; of several areas the first. */
export function listenForSelections(
  known: KnownSheets,
  selecting: Selecting,
  listener: (selection: Selection) => void,
): Promise<Stop> {
  return listen(known, (worksheets, whenListening) =>
    worksheets.onSelectionChanged.add((event) =>
      whenListening(event.worksheetId, (sheet) => {
        const range = parseRange(event.address.split(",")[0] ?? "");
        if (range && !selecting.isOwn({ sheet, range })) listener({ sheet, range });
      }),
    ),
  );
}

/** Told of every change that this pane has not made itself. Rows and columns put in or taken out: `range` null. */
export function listenForChanges(
  known: KnownSheets,
  listener: (change: WorkbookChange) => void,
): Promise<Stop> {
  return listen(known, (worksheets, whenListening) =>
    worksheets.onChanged.add((event) =>
      whenListening(event.worksheetId, (sheet) => {
        if (event.triggerSource === "ThisLocalAddin") return;
        const edited = event.changeType === "RangeEdited" ? parseRange(event.address) : undefined;
        listener({ sheet, range: edited ?? null, by: event.source === "Remote" ? "elsewhere" : "here" });
      }),
    ),
  );
}

/** Calls `tell` with the sheet's name, unless the listening has ended. */
type WhenListening = (sheetId: string, tell: (sheet: string) => void) => Promise<void>;

async function listen<T>(
  known: KnownSheets,
  add: (
    worksheets: Excel.WorksheetCollection,
    whenListening: WhenListening,
  ) => OfficeExtension.EventHandlerResult<T>,
): Promise<Stop> {
  let listening = true;
  const whenListening: WhenListening = async (sheetId, tell) => {
    const sheet = listening ? await nameOf(sheetId, known) : undefined;
    if (listening && sheet !== undefined) tell(sheet);
  };
  const begun = await runExcel(
    async (context) => {
      const handler = add(context.workbook.worksheets, whenListening);
      await known.list(context);
      return handler;
    },
    { waitForCellEdit: true },
  );
  if (!begun.ok) throw new Error(`Excel does not tell of events: ${begun.error.code}`);
  const handler = begun.value;
  return async () => {
    if (!listening) return;
    listening = false;
    handler.remove();
    try {
      await handler.context.sync();
    } catch (cause) {
      // The listener is deaf already; that Excel goes on telling costs nothing.
      if (!refusalOfFailure(cause)) throw cause;
    }
  };
}

/** The name as it was last listed, which is also how a snapshot calls the sheet; a new sheet is looked up. */
async function nameOf(sheetId: string, known: KnownSheets): Promise<string | undefined> {
  const sheet = known.withId(sheetId);
  if (sheet) return sheet.name;
  await runExcel((context) => known.list(context));
  return known.withId(sheetId)?.name;
}
