import { Button } from "@fluentui/react-components";
import { useCallback } from "react";
import type { Finding } from "../../../shared/schema/finding.ts";
import { apiFailed } from "../../flow/failure.ts";
import { type Reviewed, reviewSubmission } from "../../flow/review.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { periodLabel } from "../../text/finding-view.ts";
import { submissionStateLabels } from "../../text/labels.ts";
import { useListLook } from "../board/list-look.ts";
import { LookupLine } from "../board/lookup-line.tsx";
import { StateSign } from "../board/state-sign.tsx";
import { SubmittedExplanation } from "../explain/submitted-explanation.tsx";
import type { JourneyCall } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { DifferenceList } from "../parts/difference-list.tsx";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { FindingCountList } from "../parts/finding-count-list.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { DecisionSteps } from "./decision-steps.tsx";
import { SubmissionFigures } from "./submission-figures.tsx";
import { submissionTexts } from "./submission-texts.ts";

const signerRoles = ["unitHead", "statisticsHead", "preparer", "phone", "reportDate"] as const;

export type SubmissionViewProps = {
  round: string;
  org: string;
  /** After 验收 or 退回. */
  onDecided: () => void;
  onBack: () => void;
};

/** One unit's latest submission: who, when, findings, what changed, its figures; then 验收 or 退回. */
export function SubmissionView({ round, org, onDecided, onBack }: SubmissionViewProps) {
  const { desk, person } = usePane();
  const words = useTexts(submissionTexts);
  const ask = useCallback<JourneyCall<Reviewed>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      const { client, storesOf } = await desk();
      if (!person) return apiFailed({ kind: "unauthenticated", why: "no-session" });
      return reviewSubmission(
        { client: client.cancelledBy(signal), seen: storesOf(person).seen },
        round,
        org,
      );
    },
    [desk, person, round, org],
  );
  const lookup = useLookup(true, ask);
  const reviewed = lookup.latest;
  return (
    <>
      <div>
        <Button size="small" onClick={onBack}>
          {words("back")}
        </Button>
      </div>
      <LookupLine lookup={lookup} />
      {reviewed && (
        <>
          <Head reviewed={reviewed} />
          <Findings reviewed={reviewed} />
          {reviewed.differences && <Differences reviewed={reviewed} />}
          <SubmissionFigures document={reviewed.submission.document} form={reviewed.form} />
          <DecisionSteps
            round={round}
            reviewed={reviewed}
            onReload={lookup.again}
            onDecided={() => {
              lookup.again();
              onDecided();
            }}
          />
        </>
      )}
    </>
  );
}

function Head({ reviewed: { submission, org } }: { reviewed: Reviewed }) {
  const { locale } = usePane();
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const { document, receipt, state, reason } = submission;
  return (
    <section className={look.section}>
      <OutcomeHeading>{org?.name ?? document.org}</OutcomeHeading>
      <FactList>
        <Fact name={words("state")}>
          <StateSign state={state} />
          {submissionStateLabels[state][locale]}
        </Fact>
        {reason !== null && <Fact name={words("reason")}>{reason}</Fact>}
        <Fact name={words("period")}>{periodLabel(document.period, locale)}</Fact>
        <Fact name={words("revision")}>{words("revisionOf", { revision: receipt.revision })}</Fact>
        <Fact name={words("receivedAt")}>{words("beijing", { time: beijingTime(receipt.receivedAt) })}</Fact>
        <Fact name={words("number")}>{receipt.number}</Fact>
        <Fact name={words("hash")}>{receipt.hash}</Fact>
        {signerRoles.map((role) => (
          <Fact key={role} name={words(role)}>
            {document.signers[role] ?? words("noValue")}
          </Fact>
        ))}
      </FactList>
    </section>
  );
}

function Findings({ reviewed: { submission, form, copied } }: { reviewed: Reviewed }) {
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const { document, findings, receipt } = submission;
  const said = new Map(document.explanations.map((one) => [one.fingerprint, one]));
  const below = ({ fingerprint }: Finding) => {
    const saying = said.get(fingerprint);
    return saying && <SubmittedExplanation saying={saying} isCopied={copied.includes(fingerprint)} />;
  };
  return (
    <section className={look.section}>
      <h3 className={look.subheading}>{words("findings")}</h3>
      {findings.length === 0 ? (
        <p className={look.text}>{words("noFindings")}</p>
      ) : (
        <>
          <FindingCountList counts={receipt.findings} />
          <details className={look.fold}>
            <summary className={look.summary}>{words("showFindings", { count: findings.length })}</summary>
            <FindingList
              key={receipt.number}
              findings={findings}
              form={form}
              cells="elsewhere"
              below={below}
            />
          </details>
        </>
      )}
    </section>
  );
}

function Differences({ reviewed: { differences, form } }: { reviewed: Reviewed }) {
  const words = useTexts(submissionTexts);
  const look = useListLook();
  return (
    <section className={look.section}>
      <h3 className={look.subheading}>{words("differences")}</h3>
      {differences && differences.length > 0 ? (
        <div>
          <DifferenceList difference={differences} form={form} />
        </div>
      ) : (
        <p className={look.text}>{words("same")}</p>
      )}
    </section>
  );
}
