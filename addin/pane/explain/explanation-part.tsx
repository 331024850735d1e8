import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { unsaid } from "../../table/results-in-workbook.ts";
import { findingName } from "../../text/finding-sentence.ts";
import { usePane } from "../pane-context.ts";
import { DrawnSign } from "../parts/drawn-sign.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { explainTexts } from "./explain-texts.ts";
import { ExplanationEditor, flawIn, flawSentence } from "./explanation-editor.tsx";
import { Said } from "./said.tsx";
import type { Explaining } from "./use-explaining.ts";

const useStyles = makeStyles({
  part: { marginTop: tokens.spacingVerticalXS },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  verdict: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}` },
});

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
  const saying = explaining.sayings.get(finding.fingerprint) ?? unsaid;
  const flaw = flawIn(saying, finding, form);
  const isSaid = saying.text.trim() !== "" || saying.category !== null;
  const earlier = isSaid ? null : explaining.earlier(finding);
  const subject = findingName(finding, form, locale);
  if (open)
    return (
      <ExplanationEditor
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
