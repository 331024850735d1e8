import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { forbids } from "../../../shared/catalogue/alias-conflicts.ts";
import { type AliasCase, type AliasDecision, aliasReason } from "../../../shared/schema/alias.ts";
import { type AliasStep, decideAlias, stepsOf } from "../../flow/alias-cases.ts";
import { conflictText } from "../../text/alias-texts.ts";
import { ConfirmStep } from "../board/confirm-step.tsx";
import { useListLook } from "../board/list-look.ts";
import { ReasonStep } from "../board/reason-step.tsx";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { aliasesTexts } from "./aliases-texts.ts";

type Kind = AliasDecision["decision"];

export type AliasItemProps = {
  about: AliasCase;
  /** Names of the units that call it so. */
  units: readonly string[];
  onDecided: (decision: Kind) => void;
};

/** One name: who calls which indicator so, what speaks against it, and the steps, each asked about in place. */
export function AliasItem({ about, units, onDecided }: AliasItemProps) {
  const { desk, locale } = usePane();
  const words = useTexts(aliasesTexts);
  const look = useListLook();
  const [asked, setAsked] = useState<Kind | null>(null);
  const { state, run, cancel } = useJourney<null>();
  const { name, conflicts } = about;
  const decideOn = (step: AliasStep) => {
    setAsked(null);
    run(async ({ signal, onStep }) => {
      onStep("asking");
      const { client, randomUuid } = await desk();
      const done = await decideAlias({ client: client.cancelledBy(signal), randomUuid }, about, step);
      if (done.ok) onDecided(step.decision);
      return done;
    });
  };
  return (
    <li className={look.row}>
      <div className={look.section}>
        <div>
          <div className={look.name}>{name}</div>
          <p className={look.text}>{words("means", { indicator: indicatorOf(about) })}</p>
          <p className={look.quiet}>{words("by", { count: units.length, names: units.join("、") })}</p>
          {about.units.length > 0 && (
            <p className={look.quiet}>{words("beside", { units: about.units.join("、") })}</p>
          )}
          {about.reason !== null && <p className={look.quiet}>{words("reason", { reason: about.reason })}</p>}
          {about.state !== "accepted" && conflicts.length > 0 && (
            <p className={look.text}>
              <strong>{words("against")}</strong>
              {conflicts.map((conflict) => conflictText(conflict, about, locale)).join("；")}
              {locale === "zh" ? "。" : ". "}
              {conflicts.some(forbids) && words("impossible")}
            </p>
          )}
        </div>
        {state.kind === "failed" && <FailureMessage failure={state.failure} />}
        {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
        {asked !== null && (
          <Question about={about} kind={asked} onDecide={decideOn} onDismiss={() => setAsked(null)} />
        )}
        {asked === null && state.kind !== "running" && (
          <div className={look.actions}>
            {stepsOf(about).map((kind) => (
              <Button
                key={kind}
                size="small"
                aria-label={words(`${kind}Of`, { name })}
                onClick={() => setAsked(kind)}
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

const indicatorOf = ({ indicator, indicatorName, indicatorUnit }: AliasCase): string =>
  `${indicator} ${indicatorName}${indicatorUnit === "" ? "" : `（${indicatorUnit}）`}`;

function Question({
  about,
  kind,
  onDecide,
  onDismiss,
}: {
  about: AliasCase;
  kind: Kind;
  onDecide: (step: AliasStep) => void;
  onDismiss: () => void;
}) {
  const words = useTexts(aliasesTexts);
  const look = useListLook();
  const asked = {
    question: words(`${kind}Ask`, { name: about.name, indicator: indicatorOf(about) }),
    confirm: words(kind),
    onDismiss,
  };
  if (kind === "accept")
    return (
      <ConfirmStep {...asked} onConfirm={() => onDecide({ decision: kind })}>
        <p className={look.text}>{words("acceptTold")}</p>
      </ConfirmStep>
    );
  const told = kind === "withdraw" ? { told: words("withdrawTold") } : {};
  return (
    <ReasonStep
      {...asked}
      {...told}
      reason={aliasReason}
      onConfirm={(reason) => onDecide({ decision: kind, reason })}
    />
  );
}
