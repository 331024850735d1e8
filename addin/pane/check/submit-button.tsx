import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
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

/** Findings that keep a table from being submitted: those to be corrected, and those to be explained. */
export type InTheWay = { wrong: number; open: number };

/**
 * Leads to 上报. What is in the way is said in numbers on the button, which then does nothing but can still be reached and
 * read, with the sentence that says what to do.
 */
export function SubmitButton({
  how,
  inTheWay: { wrong, open },
  onSubmit,
}: {
  how: "submit" | "revise";
  inTheWay: InTheWay;
  onSubmit: () => void;
}) {
  const words = useTexts(checkTexts);
  const styles = useStyles();
  const why = useId();
  const left = wrong > 0 ? (open > 0 ? "Both" : "Wrong") : open > 0 ? "Open" : null;
  if (left === null) return <Button onClick={onSubmit}>{words(how)}</Button>;
  return (
    <>
      <Button className={styles.button} disabledFocusable aria-describedby={why}>
        {words("withLeft", { button: words(how), left: words(`left${left}`, { wrong, open }) })}
      </Button>
      <p id={why} className={styles.why}>
        {words(`do${left}`)}
      </p>
    </>
  );
}
