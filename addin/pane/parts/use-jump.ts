import { useCallback, useState } from "react";
import type { HostRefusal } from "../../host/port.ts";
import { parseCell } from "../../table/address.ts";
import { usePane } from "../pane-context.ts";

/** Shows a cell ("年报表!H12") in the workbook; `refusal` says why the last one could not be shown. */
export function useJump(): { jump: (cell: string) => void; refusal: HostRefusal | null } {
  const { desk } = usePane();
  const [refusal, setRefusal] = useState<HostRefusal | null>(null);
  const jump = useCallback(
    (cell: string) => {
      const place = parseCell(cell);
      if (!place) return;
      void (async () => {
        const selected = await (await desk()).workbook.select(place);
        setRefusal(selected.ok ? null : selected.error);
      })();
    },
    [desk],
  );
  return { jump, refusal };
}
