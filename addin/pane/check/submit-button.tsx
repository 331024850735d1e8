import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { usePane } from "../pane-context.ts";
import { type InTheWay, inTheWayText } from "../parts/in-the-way.ts";
import { partsTexts } from "../parts/parts-texts.ts";
import { useTexts } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";

const useStyles = makeStyles({
  // Its numbers are to be read: not as pale as what is of no use now.
  button: {
    maxWidth: "100%",
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground3,
    ":hover": { color: tokens.colorNeutralForeground3 },
    ":hover:active": { color: tokens.colorNeutralForeground3 },
  },
  why: {
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/**
 * Leads to 上报. What is in the way is said in numbers on the button, which then does nothing but can still be reached and
 * read, with the sentence that says what to do.
 */
export function SubmitButton({
  how,
  inTheWay,
  onSubmit,
}: {
  how: "submit" | "revise";
  inTheWay: InTheWay;
  onSubmit: () => void;
}) {
  const words = useTexts(checkTexts);
  const styles = useStyles();
  const why = useId();
  const left = inTheWayText(inTheWay, useTexts(partsTexts), usePane().locale);
  if (left === "") return <Button onClick={onSubmit}>{words(how)}</Button>;
  return (
    <>
      <Button className={styles.button} disabledFocusable aria-describedby={why}>
        {words("withLeft", { button: words(how), left })}
      </Button>
      <p id={why} className={styles.why}>
        {words("firstLeft")}
      </p>
    </>
  );
}
