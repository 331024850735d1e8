import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { succeed } from "../../shared/result.ts";
import type { BrowserWorkbook, GridRefusal, InputMessage } from "../host/browser/browser-workbook.ts";
import type { CellPlace } from "../host/port.ts";
import type { WorkbookStore } from "../store/kept-workbook.ts";
import type { Begun } from "./begin.ts";
import { claim, workbookName } from "./claim.ts";
import { type Keeper, keepChanges } from "./keep-changes.ts";
import type { OpenedFile } from "./open-file.ts";
import { type Saved, saveFile, type Target, type Way } from "./save-file.ts";

export type WorkbookState = {
  /** null while it is being opened. */
  opened: OpenedFile | null;
  /** Resolves once it is open. */
  opening: Promise<BrowserWorkbook>;
  unsaved: boolean;
  /** Whether something is being typed that would be lost with the page, and is not yet `unsaved`. */
  isTyping: () => boolean;
  /** False where the browser does not keep what is not saved. */
  kept: boolean;
  /** Another page of this browser has the same workbook open. */
  alsoOpen: boolean;
  /** The cell the pane speaks of, where there is no grid to show it. */
  cell: CellPlace | null;
  inputMessage: InputMessage | null;
  /** The pane has selected a cell. */
  lookAt: (place: CellPlace) => void;
  /** The pane has written to it. */
  written: () => void;
  save: (way: Way) => Promise<Saved>;
  /** Nothing of it needs to be kept. */
  discard: () => Promise<void>;
};

export type WorkbookOptions = {
  place: RefObject<HTMLElement | null>;
  store: Promise<WorkbookStore>;
  /** Told of what the grid did not let the person do. */
  onGridRefused: (refusal: GridRefusal) => void;
};

function deferred() {
  let resolve: (workbook: BrowserWorkbook) => void = () => undefined;
  const opening = new Promise<BrowserWorkbook>((done) => {
    resolve = done;
  });
  return { opening, resolve };
}

/** One file from being opened to being left; another file is another component. */
export function useWorkbook(file: Begun, options: WorkbookOptions): WorkbookState {
  const { place, store, onGridRefused } = options;
  const restored = file.restoredAt !== null;
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const [unsaved, setUnsaved] = useState(restored);
  const [kept, setKept] = useState(true);
  const [cell, setCell] = useState<CellPlace | null>(null);
  const [inputMessage, setInputMessage] = useState<InputMessage | null>(null);
  const [{ opening, resolve }] = useState(deferred);
  const keeper = useRef<Keeper | null>(null);
  const target = useRef<Target | null>(file.target);
  const alsoOpen = useAlsoOpen(file.workbookId);
  const lookAt = useCallback(
    (at: CellPlace) => void opening.then((workbook) => setInputMessage(workbook.inputMessageAt(at))),
    [opening],
  );

  useEffect(() => {
    let left = false;
    let close = () => {};
    void (async () => {
      const { openFile } = await import("./open-file.ts");
      if (left || place.current === null) return;
      const result = await openFile(file, { place: place.current, onPlace: setCell });
      const { workbook } = result;
      if (left) return workbook.close();
      const { slot, workbookId } = file;
      const keeping = keepChanges(workbook, {
        store,
        slot,
        workbookId,
        restored,
        onUnsaved: setUnsaved,
        onKept: setKept,
        now: () => new Date(),
      });
      keeper.current = keeping;
      const unselected = workbook.onSelect(({ sheet, range }) =>
        lookAt({ sheet, address: { row: range.top, column: range.left } }),
      );
      const unheard = workbook.onRefused(onGridRefused);
      close = () => {
        void unheard();
        void keeping.stop();
        void unselected.then((stop) => stop());
        workbook.close();
      };
      setOpened(result);
      resolve(workbook);
    })();
    return () => {
      left = true;
      close();
      file.release();
    };
  }, [file, place, store, restored, onGridRefused, resolve, lookAt]);

  const saveOnce = useCallback(
    async (way: Way) => {
      const workbook = await opening;
      let changes = 0;
      let written = () => {};
      const content = async () => {
        const file = await workbook.save();
        if (!file.ok) return file;
        changes = keeper.current?.changes() ?? 0;
        written = file.value.written;
        return succeed(file.value.bytes);
      };
      const saved = await saveFile({ fileName: workbook.fileName, content }, target.current, way);
      // Asked for anew the next time, so that it can go elsewhere.
      if (saved.how === "refused") target.current = null;
      if (saved.how !== "written" && saved.how !== "downloaded") return saved;
      target.current = saved.target;
      // What was changed while the file was being written is not in it.
      if (changes !== keeper.current?.changes()) return saved;
      written();
      setUnsaved(false);
      setKept(true);
      await keeper.current?.forget();
      return saved;
    },
    [opening],
  );
  // Asked for once more while it is being done, as by a double click, it is done once.
  const saving = useRef<Promise<Saved> | null>(null);
  const save = useCallback(
    (way: Way) => {
      saving.current ??= saveOnce(way).finally(() => {
        saving.current = null;
      });
      return saving.current;
    },
    [saveOnce],
  );
  const written = useCallback(() => keeper.current?.written(), []);
  const discard = useCallback(async () => {
    if (keeper.current) await keeper.current.forget();
    else await (await store).clear(file.slot);
    setUnsaved(false);
  }, [store, file]);

  const isTyping = useCallback(() => opened?.workbook.isTyping() ?? false, [opened]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved || isTyping()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved, isTyping]);
  const state = { opened, opening, unsaved, isTyping, kept, alsoOpen, cell, inputMessage };
  return { ...state, lookAt, written, save, discard };
}

/** The page that opened it first is not told: it holds the name. */
function useAlsoOpen(workbookId: string): boolean {
  const [alsoOpen, setAlsoOpen] = useState(false);
  useEffect(() => {
    const claiming = claim(workbookName(workbookId));
    void claiming.then((release) => setAlsoOpen(release === null));
    return () => void claiming.then((release) => release?.());
  }, [workbookId]);
  return alsoOpen;
}
