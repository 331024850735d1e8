import { Button } from "@fluentui/react-components";
import type { PullOutcome } from "../../flow/pull.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import { stageLabels } from "../../text/labels.ts";
import { OutcomeMessage } from "../board/outcome-message.tsx";
import type { JourneyState } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useJump } from "../parts/use-jump.ts";
import { useTexts } from "../texts/use-texts.ts";
import { figuresTexts } from "./figures-texts.ts";

export type PullLineProps = {
  state: JourneyState<PullOutcome>;
  onCancel: () => void;
  /** How many units and indicators the sheet shows. */
  extent: { orgs: number; indicators: number };
};

/** Where a pull stands: under way, written where, or what stopped it. */
export function PullLine({ state, onCancel, extent }: PullLineProps) {
  switch (state.kind) {
    case "idle":
      return null;
    case "running":
      // What is being written is written to its end.
      return state.step === "writing" ? (
        <ProgressLine step={state.step} />
      ) : (
        <ProgressLine step={state.step} onCancel={onCancel} />
      );
    case "failed":
      return <FailureMessage failure={state.failure} />;
    case "done":
      return <Pulled outcome={state.value} extent={extent} />;
  }
}

function Pulled({ outcome, extent }: { outcome: PullOutcome; extent: PullLineProps["extent"] }) {
  const { locale } = usePane();
  const words = useTexts(figuresTexts);
  const { jump, refusal } = useJump();
  const sheet = outcome.kind === "put" ? outcome.report.sheet : outcome.sheet;
  return (
    <OutcomeMessage
      intent={outcome.kind === "put" ? "success" : "info"}
      actions={
        <Button size="small" onClick={() => jump(`${sheet}!A1`)}>
          {words("goTo")}
        </Button>
      }
    >
      {outcome.kind === "put"
        ? words(outcome.report.how === "added" ? "pulledAdded" : "pulledRefreshed", { sheet, ...extent })
        : words("unchanged", { sheet })}
      {outcome.kind === "put" && <PutFacts outcome={outcome} />}
      {refusal && <p role="alert">{hostRefusalSentence(refusal, locale)}</p>}
    </OutcomeMessage>
  );
}

function PutFacts({ outcome: { table } }: { outcome: Extract<PullOutcome, { kind: "put" }> }) {
  const { locale } = usePane();
  const words = useTexts(figuresTexts);
  const accepted = table.orgs.filter(({ state }) => state === "accepted").length;
  return (
    <FactList>
      <Fact name={words("roundStage")}>{stageLabels[table.round.stage][locale]}</Fact>
      <Fact name={words("counted")}>{words("beijing", { time: beijingTime(table.asOf) })}</Fact>
      {table.orgs.length > 1 && (
        <Fact name={words("accepted")}>{words("acceptedOf", { accepted, due: table.orgs.length })}</Fact>
      )}
    </FactList>
  );
}
