import { Button, Field, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
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
import { findingSubject } from "../../text/finding-view.ts";
import { explanationCategoryLabels } from "../../text/labels.ts";
import { ownTexts } from "../../text/own-texts.ts";
import { usePane } from "../pane-context.ts";
import { DrawnSign } from "../parts/drawn-sign.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { explainTexts } from "./explain-texts.ts";
import { Said } from "./said.tsx";
import type { Explaining } from "./use-explaining.ts";

const useStyles = makeStyles({
  part: { marginTop: tokens.spacingVerticalXS },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
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
});

const empty: Saying = { category: null, text: "" };

/** 审核说明 below its finding: whether it is explained, and the place to write it. */
export function ExplanationPart({
  finding,
  form,
  explaining,
}: {
  finding: Finding;
  form: Form;
  explaining: Explaining;
}) {
  const { locale } = usePane();
  const words = useTexts(explainTexts);
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const saying = explaining.sayings.get(finding.fingerprint) ?? empty;
  const flaw = flawIn(saying, finding, form);
  const isSaid = saying.text.trim() !== "" || saying.category !== null;
  const earlier = isSaid ? null : explaining.earlier(finding);
  const subject = findingSubject(finding, form, locale);
  if (open)
    return (
      <Editor
        finding={finding}
        form={form}
        saying={saying}
        onSaying={(next) => explaining.write(finding, next)}
        onClose={() => setOpen(false)}
      />
    );
  return (
    <div className={styles.part}>
      <div className={styles.line}>
        {flaw === null ? (
          <DrawnSign shape="tickInCircle" tone="success" />
        ) : (
          <DrawnSign shape="dashInCircle" tone="warning" />
        )}
        <span>{words(flaw === null ? "done" : isSaid ? "insufficient" : "open")}</span>
        <Button
          size="small"
          aria-label={words(isSaid ? "changeOf" : "writeOf", { subject })}
          onClick={() => setOpen(true)}
        >
          {words(isSaid ? "change" : "write")}
        </Button>
        {earlier !== null && (
          <Button size="small" onClick={() => explaining.write(finding, earlier)}>
            {words("reuse")}
          </Button>
        )}
      </div>
      {isSaid && <Said saying={saying} />}
      {isSaid && flaw !== null && <p className={styles.verdict}>{flawSentence(flaw, locale)}</p>}
      {earlier !== null && (
        <>
          <div>{words("reuseHint")}</div>
          <Said saying={earlier} />
        </>
      )}
    </div>
  );
}

type Flaw = Exclude<ExplanationFlaw, "twice"> | "missing";

/** What is missing in an explanation as it stands. */
function flawIn({ category, text }: Saying, finding: Finding, form: Form): Flaw | null {
  if (text.trim() === "" || category === null) return "missing";
  return flawOf(text, ownTexts(finding, form));
}

const flawSentence = (flaw: Flaw, locale: "zh" | "en"): string => explanationFaultSentence(flaw, locale);

function Editor({
  finding,
  form,
  saying,
  onSaying,
  onClose,
}: {
  finding: Finding;
  form: Form;
  saying: Saying;
  onSaying: (saying: Saying) => void;
  onClose: () => void;
}) {
  const { locale } = usePane();
  const words = useTexts(explainTexts);
  const styles = useStyles();
  const verdict = useId();
  const flaw = flawIn(saying, finding, form);
  return (
    <fieldset className={styles.form}>
      <legend hidden>{words("writeOf", { subject: findingSubject(finding, form, locale) })}</legend>
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
        {flaw === null ? words("good") : flawSentence(flaw, locale)}
      </p>
      <div>
        <Button size="small" onClick={onClose}>
          {words("close")}
        </Button>
      </div>
    </fieldset>
  );
}
