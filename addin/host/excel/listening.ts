import { parseRange } from "../../table/address.ts";
import type { Selection, Stop, WorkbookChange } from "../port.ts";
import { refusalOfFailure } from "./excel-failure.ts";
import type { KnownSheets } from "./known-sheets.ts";
import { runExcel } from "./run-excel.ts";
import type { Selecting } from "./selecting.ts";

/**
 * What the pane hears of Excel. Where Excel refuses to tell, as while a cell is typed into, the listening begins behind
 * the next reading instead (`resume`).
 */
export class Listening {
  readonly #known: KnownSheets;
  readonly #selecting: Selecting;
  /** Listeners Excel has not taken yet. */
  readonly #waiting = new Set<() => Promise<void>>();

  constructor(known: KnownSheets, selecting: Selecting) {
    this.#known = known;
    this.#selecting = selecting;
  }

  /** Told when the person selects something else; of several areas the first. */
  toSelections(listener: (selection: Selection) => void): Promise<Stop> {
    return this.#listen((worksheets, whenListening) =>
      worksheets.onSelectionChanged.add((event) =>
        whenListening(event.worksheetId, (sheet) => {
          const range = parseRange(event.address.split(",")[0] ?? "");
          if (range && !this.#selecting.isOwn({ sheet, range })) listener({ sheet, range });
        }),
      ),
    );
  }

  /** Told of every change that this pane has not made itself. Rows and columns put in or taken out: `range` null. */
  toChanges(listener: (change: WorkbookChange) => void): Promise<Stop> {
    return this.#listen((worksheets, whenListening) =>
      worksheets.onChanged.add((event) =>
        whenListening(event.worksheetId, (sheet) => {
          if (event.triggerSource === "ThisLocalAddin") return;
          const edited = event.changeType === "RangeEdited" ? parseRange(event.address) : undefined;
          listener({ sheet, range: edited ?? null, by: event.source === "Remote" ? "elsewhere" : "here" });
        }),
      ),
    );
  }

  /** Begins what Excel has refused so far. */
  async resume(): Promise<void> {
    for (const begin of [...this.#waiting]) await begin();
  }

  async #listen<T>(add: AddHandler<T>): Promise<Stop> {
    let listening = true;
    let handler: OfficeExtension.EventHandlerResult<T> | null = null;
    const whenListening: WhenListening = async (sheetId, tell) => {
      const sheet = listening ? await this.#nameOf(sheetId) : undefined;
      if (listening && sheet !== undefined) tell(sheet);
    };
    const begin = async () => {
      // Not while it is under way: a reading meanwhile would begin it a second time.
      this.#waiting.delete(begin);
      const begun = await runExcel(async (context) => {
        const added = add(context.workbook.worksheets, whenListening);
        await this.#known.list(context);
        return added;
      });
      if (begun.ok) handler = begun.value;
      else if (listening) this.#waiting.add(begin);
    };
    await begin();
    return async () => {
      if (!listening) return;
      listening = false;
      this.#waiting.delete(begin);
      if (handler) await remove(handler);
    };
  }

  /** The name as it was last listed, which is also how a snapshot calls the sheet; a new sheet is looked up. */
  async #nameOf(sheetId: string): Promise<string | undefined> {
    const sheet = this.#known.withId(sheetId);
    if (sheet) return sheet.name;
    await runExcel((context) => this.#known.list(context));
    return this.#known.withId(sheetId)?.name;
  }
}

/** Calls `tell` with the sheet's name, unless the listening has ended. */
type WhenListening = (sheetId: string, tell: (sheet: string) => void) => Promise<void>;

type AddHandler<T> = (
  worksheets: Excel.WorksheetCollection,
  whenListening: WhenListening,
) => OfficeExtension.EventHandlerResult<T>;

async function remove<T>(handler: OfficeExtension.EventHandlerResult<T>): Promise<void> {
  handler.remove();
  try {
    await handler.context.sync();
  } catch (cause) {
    // The listener is deaf already; that Excel goes on telling costs nothing.
    if (!refusalOfFailure(cause)) throw cause;
  }
}
