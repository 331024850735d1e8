import { Button, Field, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useId } from "react";
import {
  type ExplanationFlaw,
  explanationCategory,
  type Finding,
  longestExplanation,
} from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { flawOf } from "../../../shared/validate/explanation-text.ts";
import type { Saying } from "../../table/results-in-workbook.ts";
import { explanationCategoryOf } from "../../text/explanation-category.ts";
import { explanationFaultSentence } from "../../text/explanation-fault-sentence.ts";
import { findingName } from "../../text/finding-sentence.ts";
import { explanationCategoryLabels } from "../../text/labels.ts";
import { ownTexts } from "../../text/own-texts.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { explainTexts } from "./explain-texts.ts";

const useStyles = makeStyles({
  verdict: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}` },
  form: {
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
  },
  field: { minWidth: 0 },
  steps: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export type Flaw = Exclude<ExplanationFlaw, "twice"> | "missing";

/** What is missing in an explanation as it stands. */
export function flawIn({ category, text }: Saying, finding: Finding, form: Form): Flaw | null {
  if (text.trim() === "" || category === null) return "missing";
  return flawOf(text, ownTexts(finding, form));
}

export const flawSentence = (flaw: Flaw, locale: "zh" | "en"): string =>
  explanationFaultSentence(flaw, locale);

/** Category and reason of one finding; kept at every stroke. `sending`: the step that sends it, where it goes by itself. */
export function ExplanationEditor({
  finding,
  form,
  saying,
  onSaying,
  onClose,
  sending,
}: {
  finding: Finding;
  form: Form;
  saying: Saying;
  onSaying: (saying: Saying) => void;
  onClose: () => void;
  sending?: { label: string; busy: boolean; onSend: () => void };
}) {
  const { locale } = usePane();
  const words = useTexts(explainTexts);
  const styles = useStyles();
  const verdict = useId();
  const flaw = flawIn(saying, finding, form);
  return (
    <fieldset className={styles.form}>
      <legend hidden>{words("writeOf", { subject: findingName(finding, form, locale) })}</legend>
      <Field label={words("category")} className={styles.field}>
        <Select
          value={saying.category ?? ""}
          autoFocus
          onChange={(_, { value }) => onSaying({ ...saying, category: explanationCategoryOf(value) })}
        >
          <option value="">{words("choose")}</option>
          {explanationCategory.options.map((category) => (
            <option key={category} value={category}>
              {explanationCategoryLabels[category][locale]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words("text")} className={styles.field}>
        <Textarea
          value={saying.text}
          maxLength={longestExplanation}
          resize="vertical"
          aria-describedby={verdict}
          onChange={(_, { value }) => onSaying({ ...saying, text: value })}
        />
      </Field>
      <p id={verdict} role="status" className={styles.verdict}>
        {flaw === null ? words(sending ? "goodToSend" : "good") : flawSentence(flaw, locale)}
      </p>
      <div className={styles.steps}>
        {sending && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={flaw !== null || sending.busy}
            onClick={sending.onSend}
          >
            {sending.label}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {words("close")}
        </Button>
      </div>
    </fieldset>
  );
}
