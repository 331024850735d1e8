import { useCallback, useState } from "react";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { untilCancelled } from "../../api/until-cancelled.ts";
import { cancelled, isCancelled, type StopCode } from "../../flow/failure.ts";
import type { SubmitOutcome } from "../../flow/submit.ts";
import { type JourneyHandle, type JourneyState, useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { type SheetChange, useWorkbookChanges } from "../parts/use-workbook-changes.ts";
import { runSubmit } from "./run-submit.ts";

/** A submission in two steps: looking through what goes, and sending just that. */
export type Submission = {
  preview: JourneyHandle<SubmitOutcome>;
  sending: JourneyHandle<SubmitOutcome>;
  /** What is to be shown: how sending came out, else what was looked through. */
  outcome: SubmitOutcome | null;
  /** Changes to the sheet since it was looked through. */
  changes: readonly SheetChange[];
  /** The workbook no longer holds what was looked through. */
  outdated: boolean;
  /** Previews; a sheet is named where several could be meant. */
  look: (sheet: string | null) => void;
  lookAgain: () => void;
  send: () => void;
  forget: () => void;
};

/** `round` null: the one the sheet is for. */
export function useSubmission(round: RoundSummary["round"]["id"] | null): Submission {
  const { desk } = usePane();
  const [sheet, setSheet] = useState<string | null>(null);
  const preview = useJourney<SubmitOutcome>();
  const sending = useJourney<SubmitOutcome>();
  const { changes, watch } = useWorkbookChanges();
  const options = (of: string | null) => ({
    ...(round === null ? {} : { round }),
    ...(of === null ? {} : { sheet: of }),
  });
  const look = (of: string | null) => {
    setSheet(of);
    sending.reset();
    preview.run(async (way) => {
      await untilCancelled(watch(), way.signal);
      const seen = await runSubmit(await desk(), { ...options(of), ...way, dryRun: true });
      // Looking sends nothing that could have arrived.
      return !seen.ok && isCancelled(seen.error) ? cancelled : seen;
    });
  };
  const outcome = sending.last ?? preview.last;
  const { reset: forgetPreview } = preview;
  const { reset: forgetSending } = sending;
  const forget = useCallback(() => {
    forgetPreview();
    forgetSending();
  }, [forgetPreview, forgetSending]);
  const send = () => {
    if (outcome === null) return;
    // To the round that was looked through, whatever is chosen by now.
    const seen = { round: outcome.round.round.id, previewed: outcome.hash };
    sending.run(async (way) =>
      runSubmit(await desk(), { ...options(sheet), ...seen, ...way, dryRun: false }),
    );
  };
  const arrived = outcome?.kind === "submitted" || outcome?.kind === "unchanged";
  const own = arrived ? [] : changes.filter((one) => one.sheet === outcome?.report.reading.sheet);
  return {
    preview,
    sending,
    outcome,
    changes: own,
    outdated: own.length > 0 || hasStopped(sending.state, "changed-since-preview"),
    look,
    lookAgain: () => look(sheet),
    send,
    forget,
  };
}

const hasStopped = (state: JourneyState<SubmitOutcome>, code: StopCode): boolean =>
  state.kind === "failed" && state.failure.kind === "stop" && state.failure.stop.code === code;
