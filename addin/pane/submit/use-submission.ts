import { useEffect, useState } from "react";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import type { FlowFailure } from "../../flow/failure.ts";
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
  const { desk, person } = usePane();
  const [sheet, setSheet] = useState<string | null>(null);
  const preview = useJourney<SubmitOutcome>();
  const sending = useJourney<SubmitOutcome>();
  const { changes, watch } = useWorkbookChanges();
  const { reset: forgetSending } = sending;
  // Signing in again answers a session that had ended: nothing is to be said of it any more.
  const signedOut = isSignedOut(sending.state);
  useEffect(() => {
    if (person !== null && signedOut) forgetSending();
  }, [person, signedOut, forgetSending]);

  const options = (of: string | null) => ({
    ...(round === null ? {} : { round }),
    ...(of === null ? {} : { sheet: of }),
  });
  const look = (of: string | null) => {
    setSheet(of);
    sending.reset();
    preview.run(async (way) => {
      await watch();
      return runSubmit(await desk(), { ...options(of), ...way, dryRun: true });
    });
  };
  const outcome = sending.last ?? preview.last;
  const send = () => {
    if (outcome === null) return;
    sending.run(async (way) =>
      runSubmit(await desk(), { ...options(sheet), ...way, dryRun: false, previewed: outcome.hash }),
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
    forget: () => {
      preview.reset();
      sending.reset();
    },
  };
}

const failureOf = (state: JourneyState<SubmitOutcome>): FlowFailure | null =>
  state.kind === "failed" ? state.failure : null;

function isSignedOut(state: JourneyState<SubmitOutcome>): boolean {
  const failure = failureOf(state);
  return failure?.kind === "api" && failure.failure.kind === "unauthenticated";
}

function hasStopped(state: JourneyState<SubmitOutcome>, code: string): boolean {
  const failure = failureOf(state);
  return failure?.kind === "stop" && failure.stop.code === code;
}
