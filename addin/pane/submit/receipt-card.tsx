import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Noted, SubmitOutcome } from "../../flow/submit.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import type { Locale } from "../../text/locale.ts";
import { usePane } from "../pane-context.ts";
import { DifferenceList } from "../parts/difference-list.tsx";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { RehearsalBadge } from "../parts/rehearsal-badge.tsx";
import { useTexts, type Words } from "../texts/use-texts.ts";
import { submitTexts } from "./submit-texts.ts";

const useStyles = makeStyles({
  summary: { cursor: "pointer" },
  code: { userSelect: "all", overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
});

export type ReceiptCardProps = {
  outcome: Extract<SubmitOutcome, { kind: "submitted" | "unchanged" }>;
  busy: boolean;
  /** Has the receipt noted in the workbook, where it is not: the same submission again, which is not sent twice. */
  onNote: () => void;
  onBegin: () => void;
};

/** 回执: that it arrived, when, and by what it is known. */
export function ReceiptCard({ outcome, busy, onNote, onBegin }: ReceiptCardProps) {
  const { locale, go } = usePane();
  const words = useTexts(submitTexts);
  const styles = useStyles();
  const { receipt, round, report, noted } = outcome;
  const { revision, hash } = receipt;
  return (
    <>
      <OutcomeHeading>
        {words(outcome.kind === "submitted" ? "submitted" : "unchanged", { revision })}
      </OutcomeHeading>
      <FactList>
        <Fact name={words("receipt")}>
          <span className={styles.code}>{receipt.number}</span>
        </Fact>
        <Fact name={words("received")}>{words("beijing", { time: beijingTime(receipt.receivedAt) })}</Fact>
        <Fact name={words("task")}>
          {round.round.name} {round.round.rehearsal && <RehearsalBadge />}
        </Fact>
        <Fact name={words("figures")}>{words("figureCount", { count: receipt.figures })}</Fact>
        <Fact name={words("hash")}>
          <details>
            <summary className={styles.summary}>{words("hashShort", { short: hash.slice(0, 8) })}</summary>
            <code className={styles.code}>{hash}</code>
          </details>
        </Fact>
      </FactList>
      <p>{notedText(noted, locale, words)}</p>
      {(noted === "to-note" || typeof noted === "object") && (
        <Button disabledFocusable={busy} onClick={onNote}>
          {words("note")}
        </Button>
      )}
      {outcome.kind === "submitted" && revision > 1 && outcome.difference.length > 0 && (
        <>
          <p>{words("differs", { count: outcome.difference.length })}</p>
          <DifferenceList difference={outcome.difference} form={report.form} />
        </>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => go("tasks")}>
          {words("toTasks")}
        </Button>
        <Button onClick={onBegin}>{words("more")}</Button>
      </div>
    </>
  );
}

function notedText(noted: Noted, locale: Locale, words: Words<typeof submitTexts>): string {
  if (noted === "noted") return words("noted");
  if (noted === "noted-before") return words("notedBefore");
  if (noted === "on-machine") return words("onMachine");
  if (noted === "to-note") return words("toNote");
  return `${words("notNoted")}${hostRefusalSentence(noted, locale)}`;
}
