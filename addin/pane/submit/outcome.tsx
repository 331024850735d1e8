import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Sayings } from "../../flow/explaining.ts";
import type { SubmitOutcome } from "../../flow/submit.ts";
import { apiFailureSentence } from "../../text/api-failure-sentence.ts";
import { problemSentence } from "../../text/problem-sentence.ts";
import { ExplanationPart } from "../explain/explanation-part.tsx";
import { useExplaining } from "../explain/use-explaining.ts";
import { usePane } from "../pane-context.ts";
import { BindingRepairs } from "../parts/binding-repairs.tsx";
import { DifferenceList } from "../parts/difference-list.tsx";
import { FindingCountList } from "../parts/finding-count-list.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { inTheWayOf, inTheWayText, nextOf } from "../parts/in-the-way.ts";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { partsTexts } from "../parts/parts-texts.ts";
import { ReleasePart } from "../releases/release-part.tsx";
import { useReleases } from "../releases/use-releases.ts";
import { useTexts } from "../texts/use-texts.ts";
import { PassedPreview } from "./passed-preview.tsx";
import { ReceiptCard } from "./receipt-card.tsx";
import { submitTexts } from "./submit-texts.ts";

const useStyles = makeStyles({ actions: { margin: `${tokens.spacingVerticalM} 0` } });

export type OutcomeProps = {
  outcome: SubmitOutcome;
  /** What is kept on this machine outlives the pane. */
  durable: boolean;
  /** The workbook still holds what was looked through. */
  ready: boolean;
  busy: boolean;
  onSend: () => void;
  onBegin: () => void;
};

/** How a preview or a submission has come out, and the step that follows from it. */
export function Outcome(props: OutcomeProps) {
  const { outcome, ready, busy, onSend } = props;
  switch (outcome.kind) {
    case "blocked":
      return <Blocked outcome={outcome} />;
    case "to-explain":
      return <ToExplain outcome={outcome} />;
    case "passed":
      return <PassedPreview outcome={outcome} ready={ready} busy={busy} onSend={onSend} />;
    case "submitted":
    case "unchanged":
      return <ReceiptCard outcome={outcome} busy={busy} onNote={onSend} onBegin={props.onBegin} />;
    case "stale":
      return <Stale {...props} outcome={outcome} />;
    case "kept":
      return <Kept {...props} outcome={outcome} />;
  }
}

type Of<Kind extends SubmitOutcome["kind"]> = Extract<SubmitOutcome, { kind: Kind }>;

const nothingSaid: Sayings = new Map();

function Blocked({ outcome: { by, report, round } }: { outcome: Of<"blocked"> }) {
  const { go, locale } = usePane();
  const words = useTexts(submitTexts);
  const styles = useStyles();
  const ofParts = useTexts(partsTexts);
  const { counts } = report;
  const explaining = useExplaining(report, nothingSaid);
  const releases = useReleases(report, round.round.id);
  const title = by === "client" ? "blocked" : "blockedServer";
  const inTheWay = inTheWayOf(report, releases, 0);
  return (
    <>
      <OutcomeHeading>{words(title, { left: inTheWayText(inTheWay, ofParts, locale) })}</OutcomeHeading>
      <p>{words(nextOf(inTheWay))}</p>
      <FindingCountList counts={counts} />
      <BindingRepairs report={report} />
      <div className={styles.actions}>
        <Button onClick={() => go("check")}>{words("toCheck")}</Button>
      </div>
      <FindingList
        findings={report.findings}
        form={report.form}
        cells="beside"
        below={(finding) =>
          releases.isOpen(finding) && (
            <ReleasePart finding={finding} form={report.form} explaining={explaining} releases={releases} />
          )
        }
      />
    </>
  );
}

function ToExplain({ outcome: { explanations, sayings, report } }: { outcome: Of<"to-explain"> }) {
  const { go } = usePane();
  const words = useTexts(submitTexts);
  const styles = useStyles();
  const explaining = useExplaining(report, sayings);
  const [open] = useState([...explanations.missing, ...explanations.refused.map(({ finding }) => finding)]);
  const { missing, refused } = explaining.state;
  const count = missing.length + refused.length;
  return (
    <>
      <OutcomeHeading>{count > 0 ? words("toExplain", { count }) : words("allExplained")}</OutcomeHeading>
      <p>{words("toExplainNext")}</p>
      <div className={styles.actions}>
        <Button onClick={() => go("check")}>{words("toCheck")}</Button>
      </div>
      <FindingList
        findings={open}
        form={report.form}
        cells="beside"
        below={(finding) => <ExplanationPart finding={finding} form={report.form} explaining={explaining} />}
      />
    </>
  );
}

/** Replacing what somebody else has sent is a step of its own, after its differences were shown. */
function Stale({ outcome, ready, busy, onSend }: OutcomeProps & { outcome: Of<"stale"> }) {
  const { locale } = usePane();
  const words = useTexts(submitTexts);
  const styles = useStyles();
  const { problem, report } = outcome;
  const revision = problem.current?.revision ?? "";
  const difference = problem.difference ?? [];
  return (
    <>
      <OutcomeHeading>{words("stale", { revision })}</OutcomeHeading>
      <p>{problemSentence(problem, locale)}</p>
      <p>{difference.length > 0 ? words("staleDifference", { revision }) : words("staleSame")}</p>
      <DifferenceList difference={difference} form={report.form} />
      <p>{words("staleNext")}</p>
      <div className={styles.actions}>
        <Button disabledFocusable={busy || !ready} onClick={onSend}>
          {words("replace", { revision })}
        </Button>
      </div>
    </>
  );
}

function Kept({ outcome, durable, busy, onSend }: OutcomeProps & { outcome: Of<"kept"> }) {
  const { locale } = usePane();
  const words = useTexts(submitTexts);
  const styles = useStyles();
  return (
    <>
      <OutcomeHeading>{words("kept")}</OutcomeHeading>
      <p>{apiFailureSentence(outcome.failure, window.location.origin, locale)}</p>
      <p>{words(durable ? "keptNext" : "keptNextVolatile")}</p>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy} onClick={onSend}>
          {words("resend")}
        </Button>
      </div>
    </>
  );
}
