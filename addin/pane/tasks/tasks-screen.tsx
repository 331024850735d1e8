import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect } from "react";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { fetchAhead } from "../../flow/fetch-ahead.ts";
import type { Status } from "../../flow/status.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { SignInPrompt } from "../parts/sign-in-prompt.tsx";
import { useRounds } from "../parts/use-rounds.ts";
import { BlankTemplateFold } from "../template/blank-template-fold.tsx";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { TaskItem } from "./task-item.tsx";
import { tasksTexts } from "./tasks-texts.ts";
import { UnansweredNotes } from "./unanswered-notes.tsx";
import { useChangedSince } from "./use-changed-since.ts";

const useStyles = makeStyles({ list: { listStyle: "none", margin: 0, padding: 0 } });

/** 填报任务: what is asked of the unit, until when, and where it stands. */
export function TasksScreen({ shown }: ScreenProps) {
  const { person, desk } = usePane();
  const words = useTexts(tasksTexts);
  const { state, last, cancel, reload } = useRounds(shown);
  const rounds = last?.rounds.map(({ summary }) => summary) ?? [];
  useEffect(() => {
    if (last === null) return;
    const summaries = last.rounds.map(({ summary }) => summary);
    // nobody waits for it: 审核 has it then without a network too
    void desk().then(({ held }) => fetchAhead(held, last.person, summaries));
  }, [last, desk]);
  if (person === null && last === null) {
    return (
      <>
        <ScreenHeading>{words("title")}</ScreenHeading>
        <SignInPrompt>{words("signedOut")}</SignInPrompt>
        <BlankTemplateFold shown={shown} />
      </>
    );
  }
  return (
    <>
      <ScreenHeading>{words("title")}</ScreenHeading>
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      {state.kind === "failed" && (
        <>
          <FailureMessage failure={state.failure} />
          <p>
            <Button onClick={reload}>{words("retry")}</Button>
          </p>
        </>
      )}
      {last !== null && rounds.length === 0 && <p>{words("empty")}</p>}
      {last !== null && <UnansweredNotes found={last} />}
      {last !== null && <TaskList found={last} />}
      {state.kind === "done" && (
        <p>
          <Button size="small" onClick={reload}>
            {words("refresh")}
          </Button>
        </p>
      )}
      <BlankTemplateFold shown={shown} />
    </>
  );
}

/** What is to be done first: open and not handed in. */
const isPending = ({ state, mine }: RoundSummary): boolean =>
  state === "open" && (mine?.state === "none" || mine?.state === "returned");

function TaskList({ found }: { found: Status }) {
  const styles = useStyles();
  const rounds = found.rounds.map(({ summary }) => summary);
  const changed = useChangedSince(found);
  const first = rounds.find(isPending);
  return (
    <ul className={styles.list}>
      {rounds.map((summary) => (
        <TaskItem
          key={summary.round.id}
          summary={summary}
          pending={isPending(summary)}
          person={found.person}
          first={summary === first}
          changed={changed.includes(summary.round.id)}
        />
      ))}
    </ul>
  );
}
