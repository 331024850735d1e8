import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import type { Person } from "../../../shared/schema/session.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { periodLabel } from "../../text/finding-view.ts";
import { kindLabels, roundStateLabels, stageLabels, submissionStateLabels } from "../../text/labels.ts";
import type { Locale } from "../../text/locale.ts";
import { usePane } from "../pane-context.ts";
import { dueIn } from "../parts/due-in.ts";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { RehearsalBadge } from "../parts/rehearsal-badge.tsx";
import { useTexts, type Words } from "../texts/use-texts.ts";
import type { View } from "../view.ts";
import { InsertTemplate } from "./insert-template.tsx";
import { tasksTexts } from "./tasks-texts.ts";

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase400,
    margin: 0,
    overflowWrap: "anywhere",
  },
  returned: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusDangerBorderActive}`,
    overflowWrap: "anywhere",
  },
  changed: { margin: `0 0 ${tokens.spacingVerticalS}` },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export type TaskItemProps = {
  summary: RoundSummary;
  /** The unit has something to do here. */
  pending: boolean;
  /** Whose tasks they are. */
  person: Person;
  /** What is to be done first of all. */
  first: boolean;
  /** The workbook holds something else by now than what awaits review. */
  changed: boolean;
};

/** One round as a county sees it. */
export function TaskItem({ summary, pending, person, first, changed }: TaskItemProps) {
  const { locale, round: chosen, chooseRound, go } = usePane();
  const words = useTexts(tasksTexts);
  const styles = useStyles();
  const { round, state, mine } = summary;
  const turnTo = (view: View) => {
    chooseRound(round.id);
    go(view);
  };
  const published = state === "published" || state === "archived";
  return (
    <li className={styles.item} aria-current={chosen === round.id || undefined}>
      <h3 className={styles.title}>
        {round.name}
        {round.rehearsal && <RehearsalBadge />}
        {chosen === round.id && <Badge appearance="outline">{words("chosen")}</Badge>}
      </h3>
      <FactList>
        <Fact name={words("period")}>
          {words("periodOf", {
            period: periodLabel(round.period, locale),
            kind: kindLabels[round.kind][locale],
            stage: stageLabels[round.stage][locale],
          })}
        </Fact>
        <Fact name={words("due")}>{dueText(summary, pending, words)}</Fact>
        <Fact name={words("state")}>{roundStateLabels[state][locale]}</Fact>
        {mine && <Fact name={words("mine")}>{mineText(summary, locale, words)}</Fact>}
      </FactList>
      {mine?.state === "returned" && mine.reason && (
        <p className={styles.returned}>{words("returned", { reason: mine.reason })}</p>
      )}
      {changed && <p className={styles.changed}>{words("changedSince")}</p>}
      <div className={styles.actions}>
        {changed && <Button onClick={() => turnTo("submit")}>{words("revise")}</Button>}
        {pending && (
          <>
            <Button appearance={first ? "primary" : "secondary"} onClick={() => turnTo("submit")}>
              {words(mine?.state === "returned" ? "resubmit" : "submit")}
            </Button>
            <Button onClick={() => turnTo("check")}>{words("check")}</Button>
            <InsertTemplate round={round.id} person={person} />
          </>
        )}
        {published && <Button onClick={() => turnTo("peers")}>{words("peers")}</Button>}
      </div>
    </li>
  );
}

type Texts = Words<typeof tasksTexts>;

/** Days are counted only where something is still to be done. */
function dueText({ round }: RoundSummary, pending: boolean, words: Texts) {
  const time = words("beijing", { time: beijingTime(round.dueAt) });
  if (!pending) return time;
  return (
    <>
      {time}
      <br />
      <strong>{distanceText(round.dueAt, words)}</strong>
    </>
  );
}

function distanceText(dueAt: string, words: Texts): string {
  const { over, days } = dueIn(dueAt, new Date());
  if (over) return days === 0 ? words("overdueToday") : words("overdue", { days });
  return days === 0 ? words("today") : words("left", { days });
}

function mineText({ mine }: RoundSummary, locale: Locale, words: Texts): string {
  if (mine === null) return "";
  const label = submissionStateLabels[mine.state][locale];
  if (mine.state === "none") return label;
  const at = mine.at === null ? "—" : beijingTime(mine.at);
  return words("revision", { label, revision: mine.revision, at });
}
