import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { LiveCheck } from "../../flow/check-live.ts";
import type { HostRefusal } from "../../host/port.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
  text: { margin: `0 0 ${tokens.spacingVerticalS}`, overflowWrap: "anywhere" },
});

/** What the check has marked in the sheet, and how to take it off again. `isOlder`: others would be marked by now. */
export function MarkLine({
  marks,
  isOlder,
  onCleared,
}: {
  marks: LiveCheck["marks"];
  isOlder: boolean;
  onCleared: () => void;
}) {
  const { desk, locale } = usePane();
  const words = useTexts(checkTexts);
  const styles = useStyles();
  const [cleared, setCleared] = useState(false);
  const [refusal, setRefusal] = useState<HostRefusal | null>(null);
  if ("code" in marks) {
    return (
      <p className={styles.text}>
        {words("notMarked")}
        {hostRefusalSentence(marks, locale)}
      </p>
    );
  }
  const clear = async () => {
    const unmarked = await (await desk()).workbook.mark([]);
    if (unmarked.ok) onCleared();
    setCleared(unmarked.ok);
    setRefusal(unmarked.ok ? null : unmarked.error);
  };
  return (
    <>
      {marks.marked > 0 && (
        <div className={styles.line}>
          <span role="status">
            {cleared ? words("cleared") : words(isOlder ? "marksOlder" : "marked", { count: marks.marked })}
          </span>
          {!cleared && (
            <Button size="small" onClick={() => void clear()}>
              {words("clear")}
            </Button>
          )}
        </div>
      )}
      {refusal && (
        <p role="alert" className={styles.text}>
          {hostRefusalSentence(refusal, locale)}
        </p>
      )}
      {marks.unmarked.length > 0 && (
        <p className={styles.text}>{words("unmarked", { sheets: marks.unmarked.join("、") })}</p>
      )}
    </>
  );
}
