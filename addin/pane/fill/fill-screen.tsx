import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { CheckReport } from "../../flow/check.ts";
import type { FlowFailure } from "../../flow/failure.ts";
import { type FillOffer, offerFill, writeFill } from "../../flow/fill-known.ts";
import { isPeriodStated } from "../../flow/period-asked.ts";
import type { FillProposal } from "../../table/fill/plan-fill.ts";
import { useListLook } from "../board/list-look.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { SignInPrompt } from "../parts/sign-in-prompt.tsx";
import { useRounds } from "../parts/use-rounds.ts";
import { RoundChoice } from "../submit/round-choice.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { FillList } from "./fill-list.tsx";
import { fillTexts } from "./fill-texts.ts";

const useStyles = makeStyles({ screen: { marginTop: tokens.spacingVerticalM } });

export type FillScreenProps = {
  /** The table that was checked. */
  report: CheckReport;
  /** `written`: cells were filled in, the results are of before. */
  onBack: (written: boolean) => void;
};

/** What the city holds of the unit, laid against the empty cells of the table, and the button that fills them in. */
export function FillScreen({ report, onBack }: FillScreenProps) {
  const { person } = usePane();
  const words = useTexts(fillTexts);
  const look = useListLook();
  const styles = useStyles();
  const [done, setDone] = useState(false);
  return (
    <div className={mergeClasses(look.screen, styles.screen)}>
      <div className={look.actions}>
        <Button size="small" onClick={() => onBack(done)}>
          {words(done ? "again" : "back")}
        </Button>
      </div>
      <OutcomeHeading>{words("title")}</OutcomeHeading>
      {person === null ? (
        <SignInPrompt>{words("signIn")}</SignInPrompt>
      ) : (
        <Offer report={report} onWritten={() => setDone(true)} />
      )}
    </div>
  );
}

type Written = { figures: number; cells: number };

function Offer({ report, onWritten }: { report: CheckReport; onWritten: () => void }) {
  const { desk } = usePane();
  const words = useTexts(fillTexts);
  const look = useListLook();
  const [round, setRound] = useState<string | null>(null);
  const { state, last, times, run, cancel } = useJourney<FillOffer>();
  const writing = useJourney<Written>();
  const { sheet } = report.reading;
  // the sheet does not say it: it is the person's word
  const period = isPeriodStated(report) ? report.period : null;
  const ask = useCallback(
    () =>
      run(async (way) => {
        const { workbook: host, client, tables, names, form } = await desk();
        const named = { ...(period === null ? {} : { period }), ...(round === null ? {} : { round }) };
        return offerFill({ host, client, tables, names }, { form, sheet, ...named, ...way });
      }),
    [run, desk, period, round, sheet],
  );
  useEffect(ask, [ask]);
  const write = (agreed: readonly FillProposal[]) =>
    writing.run(async (way) => {
      if (last === null) throw new Error("Nothing was offered");
      const { workbook: host } = await desk();
      const written = await writeFill({ host }, last, { agreed, ...way });
      if (written.ok) onWritten();
      return written;
    });
  if (writing.state.kind === "done")
    return (
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>{words("written", writing.state.value)}</MessageBarBody>
      </MessageBar>
    );
  if (state.kind === "running" || state.kind === "idle")
    return <ProgressLine step={state.kind === "running" ? state.step : null} onCancel={cancel} />;
  const failure = writing.state.kind === "failed" ? writing.state.failure : null;
  const retry = () => {
    writing.reset();
    ask();
  };
  return (
    <>
      {state.kind === "failed" && (
        <>
          <FailureMessage failure={state.failure} />
          {isChoice(state.failure) && <ChooseRound round={round} onRound={setRound} />}
        </>
      )}
      {failure !== null && <FailureMessage failure={failure} />}
      {(state.kind === "failed" || failure !== null) && (
        <div className={look.actions}>
          <Button onClick={retry}>{words("retry")}</Button>
        </div>
      )}
      {state.kind === "done" && last !== null && (
        <FillList
          key={times}
          offer={last}
          step={writing.state.kind === "running" ? (writing.state.step ?? "writing") : null}
          onCancel={writing.cancel}
          onWrite={write}
        />
      )}
    </>
  );
}

const isChoice = (failure: FlowFailure): boolean =>
  failure.kind === "stop" && failure.stop.code === "several-rounds";

function ChooseRound({ round, onRound }: { round: string | null; onRound: (round: string | null) => void }) {
  const rounds = useRounds(true).last?.rounds.map(({ summary }) => summary) ?? [];
  const open = rounds.filter(({ state }) => state === "open");
  return <RoundChoice rounds={open} round={round} busy={false} onRound={onRound} />;
}
