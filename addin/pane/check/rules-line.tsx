import { makeStyles, tokens } from "@fluentui/react-components";
import type { CheckReport } from "../../flow/check.ts";
import { rulesSaid } from "../../text/rules-said.ts";
import { usePane } from "../pane-context.ts";

const useStyles = makeStyles({
  part: { margin: `${tokens.spacingVerticalS} 0`, overflowWrap: "anywhere" },
  summary: { cursor: "pointer" },
  line: { margin: `${tokens.spacingVerticalXS} 0` },
});

/** Which rules ran; behind it which wait and why, and what was compared with. */
export function RulesLine({ report }: { report: Pick<CheckReport, "rules" | "known"> }) {
  const { locale } = usePane();
  const styles = useStyles();
  const { summary, lines } = rulesSaid(report, locale);
  return (
    <details className={styles.part}>
      <summary className={styles.summary}>{summary}</summary>
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </details>
  );
}
