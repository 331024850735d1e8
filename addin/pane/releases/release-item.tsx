import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Form } from "../../../shared/schema/form.ts";
import {
  type ReleaseCase,
  type ReleaseDecision,
  type ReleaseReply,
  releaseReason,
} from "../../../shared/schema/release.ts";
import { decideRelease, releaseSteps } from "../../flow/releases.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { findingSentence } from "../../text/finding-sentence.ts";
import { findingSubject } from "../../text/finding-view.ts";
import { releaseStateLabels } from "../../text/release-texts.ts";
import { useListLook } from "../board/list-look.ts";
import { ReasonStep } from "../board/reason-step.tsx";
import { Said } from "../explain/said.tsx";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { releasesTexts } from "./releases-texts.ts";

type Kind = ReleaseDecision["decision"];

export type ReleaseItemProps = {
  round: string;
  about: ReleaseCase;
  /** Name of the unit. */
  org: string;
  form: Form;
  onDecided: (decision: Kind) => void;
};

/** One request: what was found, why it should pass, what was decided; and the steps, each asked about in place. */
export function ReleaseItem({ round, about, org, form, onDecided }: ReleaseItemProps) {
  const { desk, locale } = usePane();
  const words = useTexts(releasesTexts);
  const look = useListLook();
  const [open, setOpen] = useState<Kind | null>(null);
  const { state, run, cancel } = useJourney<ReleaseReply>();
  const subject = findingSubject(about.finding, form, locale);
  const decide = (decision: Kind, reason: string) => {
    setOpen(null);
    run(async ({ signal, onStep }) => {
      onStep("asking");
      const { client, randomUuid } = await desk();
      const ports = { client: client.cancelledBy(signal), randomUuid };
      const done = await decideRelease(ports, round, about, { decision, reason });
      if (done.ok) onDecided(decision);
      return done;
    });
  };
  return (
    <li className={look.row}>
      <div className={look.section}>
        <div>
          <div className={look.name}>{org}</div>
          <p className={look.text}>{subject}</p>
          <p className={look.text}>{findingSentence(about.finding, form, locale)}</p>
          <p className={look.quiet}>
            {words("by", { name: about.askedBy, time: beijingTime(about.askedAt) })}
          </p>
          <Said saying={about.asked} />
          {about.reason !== null && (
            <p className={look.text}>
              {releaseStateLabels[about.state][locale]}
              {locale === "zh" ? "：" : ": "}
              {about.reason}{" "}
              <span className={look.quiet}>
                {words("decided", {
                  name: about.decidedBy ?? "",
                  time: beijingTime(about.decidedAt ?? about.askedAt),
                })}
              </span>
            </p>
          )}
        </div>
        {state.kind === "failed" && <FailureMessage failure={state.failure} />}
        {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
        {open !== null && (
          <ReasonStep
            question={words(`${open}Ask`, { org })}
            told={words(`${open}Told`)}
            confirm={words(open)}
            reason={releaseReason}
            onConfirm={(reason) => decide(open, reason)}
            onDismiss={() => setOpen(null)}
          />
        )}
        {open === null && state.kind !== "running" && (
          <div className={look.actions}>
            {releaseSteps(about).map((kind) => (
              <Button
                key={kind}
                size="small"
                aria-label={words(`${kind}Of`, { org, subject })}
                onClick={() => setOpen(kind)}
              >
                {words(kind)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
