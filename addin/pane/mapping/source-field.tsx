import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { TableAnswers } from "../../table/binding/table-answers.ts";
import { useListLook } from "../board/list-look.ts";
import { useTexts } from "../texts/use-texts.ts";
import { mappingTexts } from "./mapping-texts.ts";

const useStyles = makeStyles({
  form: { marginTop: tokens.spacingVerticalM },
  line: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS, minWidth: 0 },
  input: { minWidth: 0, flexGrow: 1, flexShrink: 1 },
  button: { flexShrink: 0, minWidth: 0 },
});

/** As much as a figure's source takes. */
const longest = 200;

export type SourceFieldProps = { answers: TableAnswers; onAnswers: (answers: TableAnswers) => void };

/** Where the numbers of the whole table come from, named once; a row that names its own source keeps it. */
export function SourceField({ answers, onAnswers }: SourceFieldProps) {
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const look = useListLook();
  const { source: named = "", ...others } = answers;
  const [typed, setTyped] = useState(named);
  const [seen, setSeen] = useState(named);
  if (seen !== named) {
    setSeen(named);
    setTyped(named);
  }
  const source = typed.trim();
  const isNamed = source === named;
  const name = (event: FormEvent) => {
    event.preventDefault();
    if (!isNamed) onAnswers(source === "" ? others : { ...others, source });
  };
  return (
    <form className={styles.form} onSubmit={name} noValidate aria-label={words("source")}>
      <h4 className={look.subheading}>{words("source")}</h4>
      <Field hint={words("sourceHint")}>
        <div className={styles.line}>
          <Input
            className={styles.input}
            aria-label={words("source")}
            placeholder={words("sourceExample")}
            maxLength={longest}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
          <Button type="submit" className={styles.button} disabledFocusable={isNamed}>
            {words(named === "" ? "nameSource" : "changeSource")}
          </Button>
        </div>
      </Field>
      {named !== "" && (
        <p role="status" className={look.quiet}>
          {words("sourceNamed", { source: named })}
        </p>
      )}
    </form>
  );
}
