import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useCallback, useEffect } from "react";
import type { OutboxId } from "../../flow/outbox.ts";
import type { Status } from "../../flow/status.ts";
import { findUnanswered, type Unanswered } from "../../flow/unanswered.ts";
import { unansweredSentence } from "../../text/unanswered-sentence.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { tasksTexts } from "./tasks-texts.ts";

const useStyles = makeStyles({ note: { marginBottom: tokens.spacingVerticalM } });

/** What became of submissions that got no answer. Each is told until the person has taken note of it. */
export function UnansweredNotes({ found }: { found: Status }) {
  const { desk, locale, go, chooseRound } = usePane();
  const words = useTexts(tasksTexts);
  const styles = useStyles();
  const { last, run, reset } = useJourney<Unanswered[]>();
  const look = useCallback(
    (noted: OutboxId | null) =>
      run(async ({ signal }) => {
        const { client, storesOf } = await desk();
        const { outbox, seen } = storesOf(found.person);
        if (noted) await outbox.clear(noted);
        const rounds = found.rounds.map(({ summary }) => summary);
        return findUnanswered({ client: client.cancelledBy(signal), outbox, seen }, { ...found, rounds });
      }),
    [run, desk, found],
  );
  useEffect(() => {
    look(null);
    return reset;
  }, [look, reset]);
  const toSubmit = (round: string) => {
    chooseRound(round);
    go("submit");
  };
  return (last ?? []).map((one) => (
    <MessageBar
      key={Object.values(one.id).join(" ")}
      className={styles.note}
      intent={one.kind === "arrived" ? "success" : "warning"}
      layout="multiline"
      role="status"
    >
      <MessageBarBody>{unansweredSentence(one, locale)}</MessageBarBody>
      <MessageBarActions>
        {one.kind === "waiting" && (
          <Button size="small" onClick={() => toSubmit(one.id.round)}>
            {words("submit")}
          </Button>
        )}
        <Button size="small" onClick={() => look(one.id)}>
          {words(one.kind === "waiting" ? "leave" : "understood")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}
