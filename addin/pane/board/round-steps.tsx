import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import type { Org } from "../../../shared/schema/org.ts";
import type { BoardEntry, RoundState, RoundSummary } from "../../../shared/schema/round.ts";
import type { RoundStep } from "../../api/round-calls.ts";
import { moveRound, type RoundMoved } from "../../flow/move-round.ts";
import { roundStateLabels, submissionStateLabels } from "../../text/labels.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { boardTexts } from "./board-texts.ts";
import { ConfirmStep } from "./confirm-step.tsx";
import { useListLook } from "./list-look.ts";
import { OutcomeMessage } from "./outcome-message.tsx";
import { StateSign } from "./state-sign.tsx";

/** What may be done next, the usual one first. */
const stepsFrom: Record<RoundState, readonly RoundStep[]> = {
  draft: ["open"],
  open: ["close"],
  closed: ["publish", "open"],
  published: [],
  archived: [],
};

export type RoundStepsProps = { summary: RoundSummary; orgs: readonly Org[]; onMoved: () => void };

/** 开放, 截止, 公布: each is asked about in place before it is done, and its outcome is said. */
export function RoundSteps({ summary, orgs, onMoved }: RoundStepsProps) {
  const { desk } = usePane();
  const words = useTexts(boardTexts);
  const look = useListLook();
  const [asked, setAsked] = useState<RoundStep | null>(null);
  const { state, run, cancel, reset } = useJourney<RoundMoved & { step: RoundStep }>();
  const move = (step: RoundStep, withoutMissing: boolean) => {
    setAsked(null);
    run(async ({ signal, onStep }) => {
      onStep("asking");
      const { client, randomUuid } = await desk();
      const ports = { client: client.cancelledBy(signal), randomUuid };
      const moved = await moveRound(ports, summary.round.id, step, { withoutMissing });
      if (moved.ok && moved.value.kind !== "incomplete") onMoved();
      return moved.ok ? { ok: true, value: { ...moved.value, step } } : moved;
    });
  };
  const choose = (step: RoundStep) => {
    reset();
    setAsked(step);
  };
  const incomplete = state.kind === "done" && state.value.kind === "incomplete" ? state.value : null;
  const steps = stepsFrom[summary.state];
  return (
    <section className={look.section}>
      <h3 className={look.subheading}>{words("steps")}</h3>
      {state.kind === "failed" && <FailureMessage failure={state.failure} />}
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      {state.kind === "done" && !incomplete && <Moved moved={state.value} step={state.value.step} />}
      {asked && (
        <StepQuestion
          step={asked}
          summary={summary}
          onConfirm={() => move(asked, false)}
          onDismiss={() => setAsked(null)}
        />
      )}
      {incomplete && (
        <MissingQuestion
          units={incomplete.units}
          orgs={orgs}
          onConfirm={() => move("publish", true)}
          onDismiss={reset}
        />
      )}
      {asked === null && !incomplete && state.kind !== "running" && (
        <div className={look.actions}>
          {steps.map((step, index) => (
            <Button
              key={step}
              appearance={index === 0 ? "primary" : "secondary"}
              onClick={() => choose(step)}
            >
              {words(wordOf(step, summary.state))}
            </Button>
          ))}
          {steps.length === 0 && <p className={look.quiet}>{words("lastStep")}</p>}
        </div>
      )}
    </section>
  );
}

/** A round that was open before is opened again. */
const wordOf = (step: RoundStep, state: RoundState): RoundStep | "reopen" =>
  step === "open" && state === "closed" ? "reopen" : step;

function StepQuestion({
  step,
  summary: { round, state },
  onConfirm,
  onDismiss,
}: {
  step: RoundStep;
  summary: RoundSummary;
  onConfirm: () => void;
  onDismiss: () => void;
}) {
  const words = useTexts(boardTexts);
  const look = useListLook();
  const word = wordOf(step, state);
  return (
    <ConfirmStep
      question={words(`${word}Ask`, { name: round.name })}
      confirm={words(word)}
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    >
      <p className={look.text}>{words(`${word}Told`)}</p>
    </ConfirmStep>
  );
}

/** Publishing for good without some units takes a deliberate word. */
function MissingQuestion({
  units,
  orgs,
  onConfirm,
  onDismiss,
}: {
  units: readonly BoardEntry[];
  orgs: readonly Org[];
  onConfirm: () => void;
  onDismiss: () => void;
}) {
  const { locale } = usePane();
  const words = useTexts(boardTexts);
  const look = useListLook();
  const [sure, setSure] = useState(false);
  const names = new Map(orgs.map(({ id, name }) => [id, name]));
  const count = units.length;
  return (
    <ConfirmStep
      question={words("missingAsk", { count })}
      confirm={words("publishAnyway")}
      notYet={!sure}
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    >
      <p className={look.text}>{words("missingTold")}</p>
      <ul className={look.list}>
        {units.map(({ org, state }) => (
          <li key={org} className={look.row}>
            <StateSign state={state} />
            {names.get(org) ?? org} · {submissionStateLabels[state][locale]}
          </li>
        ))}
      </ul>
      <Checkbox
        checked={sure}
        onChange={(_, { checked }) => setSure(checked === true)}
        label={words("missingSure", { count })}
      />
    </ConfirmStep>
  );
}

function Moved({ moved: { kind, round }, step }: { moved: RoundMoved; step: RoundStep }) {
  const { locale } = usePane();
  const words = useTexts(boardTexts);
  const { name } = round.round;
  if (kind === "done") return <OutcomeMessage>{words(`${step}Done`, { name })}</OutcomeMessage>;
  return (
    <OutcomeMessage intent="info">
      {words("already", { name, state: roundStateLabels[round.state][locale] })}
    </OutcomeMessage>
  );
}
