import { useCallback, useEffect, useRef, useState } from "react";
import type { Stop, WorkbookChange } from "../../host/port.ts";
import { usePane } from "../pane-context.ts";

/** Who has changed a sheet. */
export type SheetChange = Pick<WorkbookChange, "sheet" | "by">;

export type WorkbookChanges = {
  changes: readonly SheetChange[];
  /** Counts from now on. Waits until changes are told, so that none between reading and showing is missed. */
  watch: () => Promise<void>;
};

/** What was changed in the workbook since one began to watch: each sheet and author once. */
export function useWorkbookChanges(): WorkbookChanges {
  const { desk } = usePane();
  const [changes, setChanges] = useState<readonly SheetChange[]>([]);
  const listening = useRef<Promise<Stop> | null>(null);
  useEffect(
    () => () => {
      void listening.current?.then((stop) => stop());
      listening.current = null;
    },
    [],
  );
  const watch = useCallback(async () => {
    setChanges([]);
    const { workbook } = await desk();
    listening.current ??= workbook.onChange(({ sheet, by }) =>
      setChanges((known) =>
        known.some((one) => one.sheet === sheet && one.by === by) ? known : [...known, { sheet, by }],
      ),
    );
    await listening.current;
  }, [desk]);
  return { changes, watch };
}
