import { makeStyles, tokens } from "@fluentui/react-components";
import type { Saying } from "../../table/results-in-workbook.ts";
import { explanationCategoryLabels } from "../../text/labels.ts";
import { usePane } from "../pane-context.ts";

const useStyles = makeStyles({
  said: { margin: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
});

/** Category and text of an explanation. */
export function Said({ saying: { category, text } }: { saying: Saying }) {
  const { locale } = usePane();
  const styles = useStyles();
  return (
    <p className={styles.said}>
      {category === null ? "" : `［${explanationCategoryLabels[category][locale]}］`}
      {text}
    </p>
  );
}
