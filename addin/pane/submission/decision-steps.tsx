import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { returnRequest } from "../../../shared/schema/submission.ts";
import { type Decided, type Decision, decide } from "../../flow/decide.ts";
import { apiFailed, type FlowFailure } from "../../flow/failure.ts";
import type { Reviewed } from "../../flow/review.ts";
import { submissionStateLabels } from "../../text/labels.ts";
import { ConfirmStep } from "../board/confirm-step.tsx";
import { useListLook } from "../board/list-look.ts";
import { OutcomeMessage } from "../board/outcome-message.tsx";
import { ReasonStep } from "../board/reason-step.tsx";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { submissionTexts } from "./submission-texts.ts";

export type DecisionStepsProps = {
  round: string;
  reviewed: Reviewed;
  onDecided: () => void;
  /** Shows the submission as it now stands. */
  onReload: () => void;
};

type Kind = Decision["kind"];

/** 验收 and 退回 of the revision that is shown, each asked about in place. */
export function DecisionSteps({ round, reviewed, onDecided, onReload }: DecisionStepsProps) {
  const { desk, person, locale } = usePane();
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const [asked, setAsked] = useState<Kind | null>(null);
  const { state, run, cancel, reset } = useJourney<Decided & { decision: Kind }>();
  const { submission, org } = reviewed;
  const about = { org: org?.name ?? submission.document.org, revision: submission.receipt.revision };
  const decideOn = (decision: Decision) => {
    setAsked(null);
    run(async ({ signal, onStep }) => {
      onStep("asking");
      const { client, storesOf, randomUuid } = await desk();
      if (!person) return apiFailed({ kind: "unauthenticated", why: "no-session" });
      const ports = { client: client.cancelledBy(signal), seen: storesOf(person).seen, randomUuid };
      const decided = await decide(ports, round, submission.document.org, decision, {
        shown: reviewed.etag,
      });
      if (!decided.ok) return decided;
      onDecided();
      return { ok: true, value: { ...decided.value, decision: decision.kind } };
    });
  };
  const choose = (kind: Kind) => {
    reset();
    setAsked(kind);
  };
  const reload = () => {
    reset();
    onReload();
  };
  const waiting = asked === null && state.kind !== "running";
  return (
    <section className={look.section}>
      <h3 className={look.subheading}>{words("decision")}</h3>
      {state.kind === "failed" && <FailureMessage failure={state.failure} />}
      {state.kind === "failed" && hasMoved(state.failure) && (
        <div>
          <Button onClick={reload}>{words("reload")}</Button>
        </div>
      )}
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      {state.kind === "done" && <DecidedMessage decided={state.value} org={about.org} />}
      {asked === "accept" && (
        <ConfirmStep
          question={words("acceptAsk", about)}
          confirm={words("accept")}
          onConfirm={() => decideOn({ kind: "accept" })}
          onDismiss={() => setAsked(null)}
        >
          <p className={look.text}>{words("acceptTold")}</p>
        </ConfirmStep>
      )}
      {asked === "return" && (
        <ReasonStep
          question={words("returnAsk", about)}
          told={words("returnTold")}
          confirm={words("return")}
          reason={returnRequest.shape.reason}
          onConfirm={(reason) => decideOn({ kind: "return", reason })}
          onDismiss={() => setAsked(null)}
        />
      )}
      {waiting && submission.state === "submitted" && (
        <div className={look.actions}>
          <Button appearance="primary" onClick={() => choose("accept")}>
            {words("accept")}
          </Button>
          <Button onClick={() => choose("return")}>{words("return")}</Button>
        </div>
      )}
      {waiting && state.kind !== "done" && submission.state !== "submitted" && (
        <p className={look.quiet}>
          {words("decided", { state: submissionStateLabels[submission.state][locale] })}
        </p>
      )}
    </section>
  );
}

/** The submission is no longer what was looked at. */
const hasMoved = (failure: FlowFailure): boolean =>
  (failure.kind === "stop" &&
    ["changed-since-review", "not-reviewed", "wrong-decision"].includes(failure.stop.code)) ||
  (failure.kind === "api" &&
    failure.failure.kind === "refused" &&
    ["stale", "wrong-state"].includes(failure.failure.problem.code));

function DecidedMessage({ decided, org }: { decided: Decided & { decision: Kind }; org: string }) {
  const { locale } = usePane();
  const words = useTexts(submissionTexts);
  const outcome = decided.decision === "accept" ? "accepted" : "returned";
  if (decided.kind === "done")
    return <OutcomeMessage>{words(outcome, { org, revision: decided.reply.revision })}</OutcomeMessage>;
  return (
    <OutcomeMessage intent="info">
      {words("already", {
        org,
        revision: decided.revision,
        state: submissionStateLabels[outcome][locale],
      })}
    </OutcomeMessage>
  );
}
