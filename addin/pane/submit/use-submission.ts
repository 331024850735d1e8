import { useCallback, useState } from "react";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { untilCancelled } from "../../api/until-cancelled.ts";
import { cancelled, isCancelled, type StopCode } from "../../flow/failure.ts";
import { isPeriodStated } from "../../flow/period-asked.ts";
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
  /** Changes to the sheet since it was looked through, or sent. */
  changes: readonly SheetChange[];
  /** It is there: `outcome` is its receipt. */
  arrived: boolean;
  /** What was looked through may no longer be what the workbook holds: it is not sent as it is. */
  outdated: boolean;
  /** Previews; a sheet is named where several could be meant. */
  look: (sheet: string | null) => void;
  lookAgain: () => void;
  send: () => void;
  forget: () => void;
};

/** `round` null: the one the sheet is for. */
export function useSubmission(round: RoundSummary["round"]["id"] | null): Submission {
  const { desk, period } = usePane();
  const [sheet, setSheet] = useState<string | null>(null);
  // The period as it was typed when the sheet was looked through.
  const [looked, setLooked] = useState(period);
  const preview = useJourney<SubmitOutcome>();
  const sending = useJourney<SubmitOutcome>();
  const { changes, watch } = useWorkbookChanges();
  const options = (of: string | null, stated: string) => ({
    period: stated,
    ...(round === null ? {} : { round }),
    ...(of === null ? {} : { sheet: of }),
  });
  const look = (of: string | null) => {
    setSheet(of);
    setLooked(period);
    sending.dismiss();
    preview.run(async (way) => {
      await untilCancelled(watch(), way.signal);
      const seen = await runSubmit(await desk(), { ...options(of, period), ...way, dryRun: true });
      // A receipt, or what waits for one, stays until there is something newer to show.
      if (seen.ok) sending.reset();
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
    const seen = {
      round: outcome.round.round.id,
      previewed: outcome.hash,
      found: outcome.report.findings,
    };
    preview.dismiss();
    sending.run(async (way) => {
      await untilCancelled(watch(), way.signal);
      return runSubmit(await desk(), { ...options(sheet, looked), ...seen, ...way, dryRun: false });
    });
  };
  const arrived = outcome?.kind === "submitted" || outcome?.kind === "unchanged";
  const own = changes.filter((one) => one.sheet === outcome?.report.reading.sheet);
  const restated = outcome !== null && isPeriodStated(outcome.report) && period !== looked;
  return {
    preview,
    sending,
    outcome,
    changes: own,
    arrived,
    outdated:
      outcome !== null &&
      !arrived &&
      (own.length > 0 ||
        restated ||
        preview.state.kind === "failed" ||
        hasStopped(sending.state, "changed-since-preview")),
    look,
    lookAgain: () => look(sheet),
    send,
    forget,
  };
}

const hasStopped = (state: JourneyState<SubmitOutcome>, code: StopCode): boolean =>
  state.kind === "failed" && state.failure.kind === "stop" && state.failure.stop.code === code;
