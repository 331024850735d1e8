import { useCallback } from "react";
import { apiFailed } from "../../flow/failure.ts";
import { type PullOptions, type PullOutcome, pullIntoWorkbook } from "../../flow/pull.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";

export type PullAsked = Pick<PullOptions, "counted" | "show"> & { round: string };

/** Merged figures into the workbook beside the pane. A selection that was asked for is offered again next time. */
export function usePull() {
  const { desk, person } = usePane();
  const { run, ...journey } = useJourney<PullOutcome>();
  const pull = useCallback(
    (asked: PullAsked) =>
      run(async (way) => {
        const { workbook, client, storesOf, now } = await desk();
        if (!person) return apiFailed({ kind: "unauthenticated", why: "no-session" });
        const { pulls, choices } = storesOf(person);
        if (asked.show) await choices.keepPeers(asked.round, asked.show);
        return pullIntoWorkbook(
          { host: workbook, client, pulls, now },
          { ...asked, ...way, workbook: workbook.workbookId },
        );
      }),
    [run, desk, person],
  );
  return { ...journey, pull };
}
