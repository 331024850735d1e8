import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { BrowserWorkbook, GridRefusal, InputMessage } from "../host/browser/browser-workbook.ts";
import type { CellPlace, HostRefusal } from "../host/port.ts";
import type { WorkbookStore } from "../store/kept-workbook.ts";
import type { NamedFile } from "./first-workbooks.ts";
import { type Keeper, keepChanges } from "./keep-changes.ts";
import type { OpenedFile } from "./open-file.ts";
import { type Saved, saveFile } from "./save-file.ts";

export type WorkbookState = {
  /** null while it is being opened. */
  opened: OpenedFile | null;
  /** Resolves once it is open; a file that is refused leaves it open for ever. */
  opening: Promise<BrowserWorkbook>;
  unsaved: boolean;
  /** The cell the pane speaks of, where there is no grid to show it. */
  cell: CellPlace | null;
  inputMessage: InputMessage | null;
  /** The pane has written to it. */
  written: () => void;
  save: () => Promise<Saved | { how: "host"; refusal: HostRefusal }>;
  /** Nothing of it needs to be kept. */
  discard: () => Promise<void>;
};

export type WorkbookOptions = {
  place: RefObject<HTMLElement | null>;
  store: Promise<WorkbookStore>;
  /** The file holds changes from before that are not saved. */
  restored: boolean;
  onRefused: (refusal: HostRefusal) => void;
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
export function useWorkbook(file: NamedFile, options: WorkbookOptions): WorkbookState {
  const { place, store, restored, onRefused, onGridRefused } = options;
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const [unsaved, setUnsaved] = useState(restored);
  const [cell, setCell] = useState<CellPlace | null>(null);
  const [inputMessage, setInputMessage] = useState<InputMessage | null>(null);
  const [{ opening, resolve }] = useState(deferred);
  const keeper = useRef<Keeper | null>(null);
  const target = useRef<FileSystemFileHandle | null>(null);

  useEffect(() => {
    let left = false;
    let close = () => {};
    void (async () => {
      const { openFile } = await import("./open-file.ts");
      if (left || place.current === null) return;
      const result = await openFile(file, { place: place.current, onPlace: setCell });
      if (left) return result.ok && result.value.workbook.close();
      if (!result.ok) return onRefused(result.error);
      const { workbook } = result.value;
      const keeping = keepChanges(workbook, {
        store,
        restored,
        onUnsaved: setUnsaved,
        now: () => new Date(),
      });
      keeper.current = keeping;
      const unselected = workbook.onSelect(({ sheet, range }) =>
        setInputMessage(workbook.inputMessageAt({ sheet, address: { row: range.top, column: range.left } })),
      );
      const unheard = workbook.onRefused(onGridRefused);
      close = () => {
        void unheard();
        void keeping.stop();
        void unselected.then((stop) => stop());
        workbook.close();
      };
      setOpened(result.value);
      resolve(workbook);
    })();
    return () => {
      left = true;
      close();
    };
  }, [file, place, store, restored, onRefused, onGridRefused, resolve]);

  const save = useCallback(async () => {
    const workbook = await opening;
    const bytes = await workbook.draft();
    if (!bytes.ok) return { how: "host", refusal: bytes.error } as const;
    const saved = await saveFile({ fileName: workbook.fileName, bytes: bytes.value }, target.current);
    if (saved.how === "cancelled" || saved.how === "refused") return saved;
    await workbook.save(); // only now it counts as saved
    target.current = saved.file;
    setUnsaved(false);
    await keeper.current?.forget();
    return saved;
  }, [opening]);
  const written = useCallback(() => keeper.current?.written(), []);
  const discard = useCallback(async () => {
    setUnsaved(false);
    if (keeper.current) await keeper.current.forget();
    else await (await store).clear();
  }, [store]);

  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
  return { opened, opening, unsaved, cell, inputMessage, written, save, discard };
}
