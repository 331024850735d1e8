import { makeStyles, tokens } from "@fluentui/react-components";
import type { FindingCounts } from "../../../shared/schema/finding.ts";
import { findingKinds } from "../../text/finding-kind.ts";
import { severityAsks, severityLabels } from "../../text/labels.ts";
import { usePane } from "../pane-context.ts";
import { SeveritySign } from "./severity-sign.tsx";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: `${tokens.spacingVerticalS} 0`, padding: 0 },
  line: { display: "flex", gap: tokens.spacingHorizontalXS, padding: `${tokens.spacingVerticalXXS} 0` },
  label: { whiteSpace: "nowrap" },
  count: { fontWeight: tokens.fontWeightSemibold, minWidth: "2ch", textAlign: "right" },
  ask: { color: tokens.colorNeutralForeground2, minWidth: 0, overflowWrap: "anywhere" },
});

/** How many findings of each kind and what each kind asks. Kinds there are none of are left out, but for 强制性. */
export function FindingCountList({ counts }: { counts: FindingCounts }) {
  const { locale } = usePane();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {findingKinds
        .filter((kind) => counts[kind] > 0 || kind === "error")
        .map((kind) => (
          <li key={kind} className={styles.line}>
            <span>
              <SeveritySign kind={kind} />
            </span>
            <span className={styles.label}>{severityLabels[kind][locale]}</span>
            <span className={styles.count}>{counts[kind]}</span>
            {counts[kind] > 0 && <span className={styles.ask}>{severityAsks[kind][locale]}</span>}
          </li>
        ))}
    </ul>
  );
}
