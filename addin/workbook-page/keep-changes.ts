import type { BrowserWorkbook } from "../host/browser/browser-workbook.ts";
import type { Stop } from "../host/port.ts";
import type { Slot, WorkbookStore } from "../store/kept-workbook.ts";

/** After a pause in typing, and again where a cell was still being typed into. */
const pauseMs = 1_000;

export type Keeper = {
  /** The pane has written something: what is kept is no longer all. */
  written: () => void;
  /** Changes so far, of the person and of the pane. */
  changes: () => number;
  /** Nothing needs to be kept any more: the person has saved the file, or wants none of it. */
  forget: () => Promise<void>;
  stop: Stop;
};

export type KeepOptions = {
  store: Promise<WorkbookStore>;
  slot: Slot;
  workbookId: string;
  /** What was restored is not saved, whatever is undone in it. */
  restored: boolean;
  onUnsaved: (unsaved: boolean) => void;
  /** Told after each attempt; false where the browser does not keep it. */
  onKept: (kept: boolean) => void;
  now: () => Date;
};

/** Keeps the workbook as it is now whenever something in it has changed; `onUnsaved` is told of the change at once. */
export function keepChanges(workbook: BrowserWorkbook, options: KeepOptions): Keeper {
  const { store, slot, workbookId, restored, onUnsaved, onKept, now } = options;
  let timer: number | undefined;
  let changes = 0;
  // What was read before the person saved must not be kept afterwards.
  let round = 0;
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void keep(round), pauseMs);
  };
  const keep = async (begun: number) => {
    const [kept, file] = [await store, await workbook.draft()];
    if (begun !== round) return;
    if (!file.ok) return later();
    const { fileName } = workbook;
    const at = now().toISOString();
    const isKept = await kept.save(slot, { fileName, bytes: file.value, at, workbookId });
    if (begun === round) onKept(isKept);
    else await kept.clear(slot);
  };
  const end = () => {
    round += 1;
    window.clearTimeout(timer);
  };
  const forget = async () => {
    end();
    await (await store).clear(slot);
  };
  let differs = false;
  const unheard = workbook.onUnsaved((unsaved) => {
    differs = unsaved;
    if (!unsaved && restored) return;
    onUnsaved(unsaved);
    if (unsaved) later();
    else void forget();
  });
  const again = () => {
    changes += 1;
    if (differs) later();
  };
  // Of every change of the person, not only of the first since saving.
  const unwatched = workbook.onChange(again);
  return {
    written: again,
    changes: () => changes,
    forget,
    stop: async () => {
      end();
      await unheard();
      await (await unwatched)();
    },
  };
}
