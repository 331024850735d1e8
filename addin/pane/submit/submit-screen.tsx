import { Badge, Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { isPeriodAsked } from "../../flow/period-asked.ts";
import type { SubmitOutcome } from "../../flow/submit.ts";
import type { JourneyHandle } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { PeriodField } from "../parts/period-field.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { SheetChoice } from "../parts/sheet-choice.tsx";
import { SignInPrompt } from "../parts/sign-in-prompt.tsx";
import { TemplateHint } from "../parts/template-hint.tsx";
import { useAsksPeriod } from "../parts/use-asks-period.ts";
import { useRounds } from "../parts/use-rounds.ts";
import { shellTexts } from "../texts/shell.ts";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { Outcome } from "./outcome.tsx";
import { RoundChoice } from "./round-choice.tsx";
import { submitTexts } from "./submit-texts.ts";
import { type Submission, useSubmission } from "./use-submission.ts";

const useStyles = makeStyles({
  part: { margin: `${tokens.spacingVerticalM} 0` },
  /** Must not pass for what is there now. */
  old: {
    marginTop: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
  },
});

/** 上报 in two steps: look through what goes, then send it. */
export function SubmitScreen({ shown }: ScreenProps) {
  const { person, round: spokenOf, chooseRound } = usePane();
  const words = useTexts(submitTexts);
  const rounds = useRounds(shown);
  const open = openRounds(rounds.last?.rounds.map(({ summary }) => summary) ?? []);
  const round = open.find((one) => one.round.id === spokenOf)?.round.id ?? null;
  const submission = useSubmission(round);
  useForgottenElsewhere(submission, round);
  const durable = useDurable();
  const { outcome, arrived, forget } = submission;
  const returned = outcome !== null && isReturned(outcome, open);
  // The receipt has had its day: what is to be corrected comes first.
  useEffect(() => {
    if (returned) forget();
  }, [returned, forget]);
  const begin = () => {
    rounds.reload();
    submission.lookAgain();
  };

  if (person === null && submission.preview.last === null) {
    return (
      <>
        <ScreenHeading>{words("title")}</ScreenHeading>
        <SignInPrompt>{words("signedOut")}</SignInPrompt>
      </>
    );
  }
  return (
    <>
      <ScreenHeading>{words("title")}</ScreenHeading>
      {!arrived && (
        <>
          <ReturnedNotes rounds={open} />
          {!durable && <NotKeptNote />}
          {outcome === null && <p>{words("lead")}</p>}
          <RoundChoice
            rounds={open}
            round={round}
            busy={isRunning(submission.preview) || isRunning(submission.sending)}
            onRound={chooseRound}
          />
          {rounds.state.kind === "failed" && submission.preview.state.kind === "idle" && (
            <p role="status">{words("roundsFailed")}</p>
          )}
        </>
      )}
      <Preview submission={submission} />
      <ChangeNotice submission={submission} />
      <Sending submission={submission} durable={durable} onBegin={begin} />
    </>
  );
}

/** A preview or a receipt of one round says nothing of another one that the person turns to. */
function useForgottenElsewhere(submission: Submission, round: string | null): void {
  const before = useRef(round);
  const { outcome, forget } = submission;
  const isSending = isRunning(submission.sending);
  useEffect(() => {
    const turnedFrom = before.current;
    before.current = round;
    if (round === null || turnedFrom === round || isSending) return;
    // What is under way without a round of its own finds the sheet's.
    const isOther = outcome === null ? turnedFrom !== null : outcome.round.round.id !== round;
    if (isOther) forget();
  }, [round, outcome, isSending, forget]);
}

const openRounds = (rounds: readonly RoundSummary[]): RoundSummary[] =>
  rounds.filter(({ state }) => state === "open");

/** The city has sent back the very revision whose receipt is shown. */
function isReturned(outcome: SubmitOutcome, rounds: readonly RoundSummary[]): boolean {
  if (outcome.kind !== "submitted" && outcome.kind !== "unchanged") return false;
  const { round, revision } = outcome.receipt;
  const mine = rounds.find((one) => one.round.id === round)?.mine;
  return mine?.state === "returned" && mine.revision === revision;
}

const isRunning = ({ state }: JourneyHandle<SubmitOutcome>): boolean => state.kind === "running";

/** The first step: its button, its way, and what stopped it. */
function Preview({ submission }: { submission: Submission }) {
  const words = useTexts(submitTexts);
  const styles = useStyles();
  const { preview, sending, outcome, arrived, outdated, look, lookAgain } = submission;
  const failure = preview.state.kind === "failed" ? preview.state.failure : null;
  const asksPeriod = useAsksPeriod(preview.state, ({ report }) => report);
  return (
    <>
      {asksPeriod && !arrived && <PeriodField failure={failure} onEnter={lookAgain} />}
      {!arrived && (
        <Button
          appearance={outcome === null || outdated ? "primary" : "secondary"}
          disabledFocusable={isRunning(preview) || isRunning(sending)}
          onClick={lookAgain}
        >
          {words(outcome === null ? "preview" : "previewAgain")}
        </Button>
      )}
      {preview.state.kind === "running" && (
        <ProgressLine step={preview.state.step} onCancel={preview.cancel} />
      )}
      {failure !== null && !isPeriodAsked(failure) && (
        <div className={styles.part}>
          <FailureMessage failure={failure} />
          <TemplateHint failure={failure} />
          <SheetChoice failure={failure} label={words("previewSheet")} onSheet={look} />
        </div>
      )}
    </>
  );
}

/** What happened to the sheet since it was looked through, or sent. */
function ChangeNotice({ submission: { changes, arrived } }: { submission: Submission }) {
  const words = useTexts(submitTexts);
  const styles = useStyles();
  if (changes.length === 0) return null;
  return (
    <MessageBar className={styles.part} intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        {words(
          arrived
            ? "changedSince"
            : changes.some(({ by }) => by === "elsewhere")
              ? "changedElsewhere"
              : "changedHere",
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

/** The second step: what came out so far, and how sending goes. */
function Sending({
  submission,
  durable,
  onBegin,
}: {
  submission: Submission;
  durable: boolean;
  onBegin: () => void;
}) {
  const words = useTexts(submitTexts);
  const styles = useStyles();
  const { preview, sending, outcome, outdated, send } = submission;
  // What waits for its receipt is sent as it was; findings are corrected one after the other, in a sheet that changes.
  const isOld =
    outcome?.kind === "blocked" ? preview.state.kind === "failed" : outdated && outcome?.kind !== "kept";
  return (
    <>
      {outcome !== null && (
        <div
          hidden={isRunning(preview)}
          className={isOld ? styles.old : undefined}
          {...(isOld ? { role: "group", "aria-label": words("oldTitle") } : {})}
        >
          {isOld && (
            <p>
              <Badge appearance="outline">{words("old")}</Badge> {words("oldTold")}
            </p>
          )}
          <Outcome
            key={`${preview.times} ${sending.times}`}
            outcome={outcome}
            durable={durable}
            ready={!outdated}
            busy={isRunning(preview) || isRunning(sending)}
            onSend={send}
            onBegin={onBegin}
          />
        </div>
      )}
      {sending.state.kind === "running" && (
        <ProgressLine step={sending.state.step} onCancel={sending.cancel} />
      )}
      {sending.state.kind === "failed" && (
        <div className={styles.part}>
          <FailureMessage failure={sending.state.failure} />
          <TemplateHint failure={sending.state.failure} />
        </div>
      )}
    </>
  );
}

/** What the city has sent back and wants corrected. */
function ReturnedNotes({ rounds }: { rounds: readonly RoundSummary[] }) {
  const words = useTexts(submitTexts);
  const styles = useStyles();
  return rounds
    .filter(({ mine }) => mine?.state === "returned")
    .map(({ round, mine }) => (
      <MessageBar key={round.id} className={styles.part} intent="warning" layout="multiline">
        <MessageBarBody>{words("returned", { name: round.name, reason: mine?.reason ?? "" })}</MessageBarBody>
      </MessageBar>
    ));
}

function NotKeptNote() {
  const words = useTexts(shellTexts);
  return (
    <MessageBar className={useStyles().part} intent="warning" layout="multiline">
      <MessageBarBody>{words("notKept")}</MessageBarBody>
    </MessageBar>
  );
}

/** Whether what waits for an answer outlives the pane. */
function useDurable(): boolean {
  const { desk } = usePane();
  const [durable, setDurable] = useState(true);
  useEffect(() => {
    let here = true;
    void desk().then((ready) => here && setDurable(ready.durable));
    return () => {
      here = false;
    };
  }, [desk]);
  return durable;
}
