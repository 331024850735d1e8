import { useCallback, useEffect, useRef, useState } from "react";
import type { Stop, WorkbookChange } from "../../host/port.ts";
import { usePane } from "../pane-context.ts";

/** Who has changed a sheet. */
export type SheetChange = Pick<WorkbookChange, "sheet" | "by">;

export type WorkbookChanges = {
  changes: readonly SheetChange[];
  /** Counts from now on. Waits until changes are told, so that none between reading and showing is missed. */
  watch: () => Promise<void>;
  /** Tells of every change, first of those since `watch`, without their places. Ends with what is given back. */
  follow: (listener: (change: WorkbookChange) => void) => () => void;
};

/** What was changed in the workbook since one began to watch: each sheet and author once. */
export function useWorkbookChanges(): WorkbookChanges {
  const { desk } = usePane();
  const [changes, setChanges] = useState<readonly SheetChange[]>([]);
  const listening = useRef<Promise<Stop> | null>(null);
  // As in `changes`, which is drawn later.
  const known = useRef(changes);
  const followers = useRef(new Set<(change: WorkbookChange) => void>());
  useEffect(
    () => () => {
      void listening.current?.then((stop) => stop());
      listening.current = null;
    },
    [],
  );
  const learn = useCallback((next: readonly SheetChange[]) => {
    known.current = next;
    setChanges(next);
  }, []);
  const watch = useCallback(async () => {
    learn([]);
    const { workbook } = await desk();
    listening.current ??= workbook.onChange((change) => {
      const { sheet, by } = change;
      if (!known.current.some((one) => one.sheet === sheet && one.by === by))
        learn([...known.current, { sheet, by }]);
      for (const follower of followers.current) follower(change);
    });
    await listening.current;
  }, [desk, learn]);
  const follow = useCallback((listener: (change: WorkbookChange) => void) => {
    followers.current.add(listener);
    for (const { sheet, by } of known.current) listener({ sheet, range: null, by });
    return () => void followers.current.delete(listener);
  }, []);
  return { changes, watch, follow };
}
