import { Button } from "@fluentui/react-components";
import type { CheckReport } from "../../flow/check.ts";
import { type NextStep, nextStep } from "../../flow/next-step.ts";
import { isCity } from "../../flow/status.ts";
import { flowFailureSentence } from "../../text/flow-failure-sentence.ts";
import { usePane } from "../pane-context.ts";
import { type InTheWay, nextOf } from "../parts/in-the-way.ts";
import { useRounds } from "../parts/use-rounds.ts";
import { useTexts, type Words } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";
import { SubmitButton } from "./submit-button.tsx";

/**
 * What is next: correcting what is wrong; for a table that has passed submitting it, signing in for that, or why it cannot be
 * submitted.
 */
export function NextStepLine({
  report,
  inTheWay,
  shown,
}: {
  report: CheckReport;
  inTheWay: InTheWay;
  shown: boolean;
}) {
  const { person, locale, askSignIn, chooseRound, go } = usePane();
  const words = useTexts(checkTexts);
  const rounds =
    useRounds(shown && person !== null && !isCity(person)).last?.rounds.map(({ summary }) => summary) ?? null;
  const step = nextStep(report, person, person === null ? null : rounds);
  const toSubmit = () => {
    if ("round" in step && step.round !== null) chooseRound(step.round.round.id);
    go("submit");
  };
  const button = (step.kind === "submit" || step.kind === "revise") && (
    <SubmitButton how={step.kind} inTheWay={inTheWay} onSubmit={toSubmit} />
  );
  if (report.blocked)
    return (
      <>
        <p>{words(step.kind === "city" ? "blockedNext" : nextOf(inTheWay))}</p>
        {button}
      </>
    );
  if (step.kind === "cannot")
    return <p>{flowFailureSentence(step.failure, window.location.origin, locale)}</p>;
  return (
    <>
      <p>
        {words("next")}
        {told(step, words)}
      </p>
      {step.kind === "sign-in" && <Button onClick={askSignIn}>{words("signIn")}</Button>}
      {button}
    </>
  );
}

function told(step: Exclude<NextStep, { kind: "cannot" }>, words: Words<typeof checkTexts>): string {
  switch (step.kind) {
    case "sign-in":
      return words("nextSignIn");
    case "city":
      return words("nextCity");
    case "revise":
      return words("nextRevise", { name: step.round.round.name, revision: step.revision });
    case "submit":
      return step.round === null
        ? words("nextUnknown")
        : words("nextSubmit", { name: step.round.round.name });
  }
}
