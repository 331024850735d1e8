import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { CheckReport } from "../../flow/check.ts";
import type { FlowFailure } from "../../flow/failure.ts";
import { putResultsSheet } from "../../flow/put-results-sheet.ts";
import { flowFailureSentence } from "../../text/flow-failure-sentence.ts";
import { resultsSheet } from "../../text/results-lines.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { explainTexts } from "./explain-texts.ts";
import type { Explaining } from "./use-explaining.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  text: { margin: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Kept =
  | { kind: "not" | "running" }
  | { kind: "kept"; sheet: string }
  | { kind: "failed"; failure: FlowFailure };

/** 暂存: all findings and explanations into the sheet 审核结果, in one step. */
export function ResultsSheetLine({ report, explaining }: { report: CheckReport; explaining: Explaining }) {
  const { desk, locale, person } = usePane();
  const words = useTexts(explainTexts);
  const styles = useStyles();
  const [kept, setKept] = useState<Kept>({ kind: "not" });
  const { state, sayings } = explaining;
  const keep = async () => {
    setKept({ kind: "running" });
    const { workbook } = await desk();
    const named = report.reading.org.text ?? report.reading.org.value ?? "";
    const unit = person !== null && report.org === person.org ? person.orgName : named;
    const put = await putResultsSheet(
      workbook,
      resultsSheet({ ...report, unit, explanations: state, sayings }),
    );
    if (!put.ok) return setKept({ kind: "failed", failure: put.error });
    await explaining.wroteSheet();
    setKept({ kind: "kept", sheet: put.value.sheet });
  };
  return (
    <>
      <div className={styles.line}>
        <Button size="small" disabledFocusable={kept.kind === "running"} onClick={() => void keep()}>
          {words("keep")}
        </Button>
        <span role="status">
          {kept.kind === "running" && words("keeping")}
          {kept.kind === "kept" && words("keptIn", { sheet: kept.sheet })}
        </span>
      </div>
      {kept.kind === "failed" && (
        <p role="alert" className={styles.text}>
          {flowFailureSentence(kept.failure, window.location.origin, locale)}
        </p>
      )}
      <p className={`${styles.text} ${styles.hint}`}>{words("keepHint")}</p>
    </>
  );
}
