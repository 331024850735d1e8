import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Form } from "../../../shared/schema/form.ts";
import type { CellDifference, Signers } from "../../../shared/schema/submission.ts";
import type { SubmitOutcome } from "../../flow/submit.ts";
import { periodLabel } from "../../text/finding-view.ts";
import { usePane } from "../pane-context.ts";
import { BindingRepairs } from "../parts/binding-repairs.tsx";
import { DifferenceList } from "../parts/difference-list.tsx";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { partsTexts } from "../parts/parts-texts.ts";
import { RehearsalBadge } from "../parts/rehearsal-badge.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { submitTexts } from "./submit-texts.ts";

const useStyles = makeStyles({
  title: { fontSize: tokens.fontSizeBase300, margin: `${tokens.spacingVerticalM} 0 0` },
  notes: { margin: `${tokens.spacingVerticalS} 0` },
  summary: { cursor: "pointer", fontWeight: tokens.fontWeightSemibold },
  confirm: {
    marginTop: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

export type PassedPreviewProps = {
  outcome: Extract<SubmitOutcome, { kind: "passed" }>;
  ready: boolean;
  busy: boolean;
  onSend: () => void;
};

/** What would go where, and in whose name; then the step that sends it. */
export function PassedPreview({ outcome, ready, busy, onSend }: PassedPreviewProps) {
  const { locale, person } = usePane();
  const words = useTexts(submitTexts);
  const ofParts = useTexts(partsTexts);
  const styles = useStyles();
  const { report, round, difference } = outcome;
  const { document, form, findings } = report;
  // The name stays when the session ends while the preview stands.
  const [unit] = useState(person?.org === document.org ? person.orgName : document.org);
  return (
    <>
      <OutcomeHeading>{words("stepPreview")}</OutcomeHeading>
      <FactList>
        <Fact name={words("task")}>
          {round.round.name} {round.round.rehearsal && <RehearsalBadge />}
        </Fact>
        <Fact name={words("unit")}>{unit}</Fact>
        <Fact name={words("period")}>{periodLabel(document.period, locale)}</Fact>
        <Fact name={words("figures")}>{words("figureCount", { count: document.figures.length })}</Fact>
        {report.reading.source !== null && <Fact name={words("source")}>{report.reading.source}</Fact>}
      </FactList>
      <BindingRepairs report={report} />
      <h4 className={styles.title}>{words("goes")}</h4>
      <Difference difference={difference} form={form} first={round.mine?.revision === 0} />
      <h4 className={styles.title}>{words("signers")}</h4>
      <SignerFacts signers={document.signers} form={form} />
      {findings.length > 0 && (
        <details className={styles.notes}>
          <summary className={styles.summary}>{ofParts("others", { count: findings.length })}</summary>
          <FindingList findings={findings} form={form} cells="beside" />
        </details>
      )}
      <div className={styles.confirm}>
        <h3 className={styles.title}>{words("stepConfirm")}</h3>
        <p>{words("confirmLead")}</p>
        <Button
          appearance={ready ? "primary" : "secondary"}
          disabledFocusable={busy || !ready}
          onClick={onSend}
        >
          {words("confirm")}
        </Button>
      </div>
    </>
  );
}

function Difference({
  difference,
  form,
  first,
}: {
  difference: readonly CellDifference[];
  form: Form;
  first: boolean;
}) {
  const words = useTexts(submitTexts);
  const count = difference.length;
  return (
    <>
      <p>{count === 0 ? words("same") : first ? words("first", { count }) : words("differs", { count })}</p>
      <DifferenceList difference={difference} form={form} />
    </>
  );
}

function SignerFacts({ signers, form }: { signers: Signers; form: Form }) {
  const words = useTexts(submitTexts);
  return (
    <FactList>
      {form.signers.map(({ role, label, required }) => (
        <Fact key={role} name={label}>
          {signers[role] ?? words(required ? "signerRequired" : "signerMissing")}
        </Fact>
      ))}
    </FactList>
  );
}
