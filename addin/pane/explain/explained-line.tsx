import { makeStyles, tokens } from "@fluentui/react-components";
import { useTexts } from "../texts/use-texts.ts";
import { explainTexts } from "./explain-texts.ts";
import type { Explaining } from "./use-explaining.ts";

const useStyles = makeStyles({
  text: { margin: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
});

/** How far the findings are explained; nothing where none asks. */
export function ExplainedLine({ explaining: { state } }: { explaining: Explaining }) {
  const words = useTexts(explainTexts);
  const styles = useStyles();
  const open = state.missing.length + state.refused.length;
  const done = state.good.length;
  return (
    <>
      {open + done > 0 && <p className={styles.text}>{words("toExplain", { done, open })}</p>}
      {state.stale.length > 0 && (
        <p className={styles.text}>{words("stale", { count: state.stale.length })}</p>
      )}
    </>
  );
}
