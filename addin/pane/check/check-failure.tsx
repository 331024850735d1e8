import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useRef, useState } from "react";
import { period } from "../../../shared/schema/identifiers.ts";
import type { LiveCheckGiven } from "../../flow/check-live.ts";
import type { FlowFailure } from "../../flow/failure.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { focusField } from "../parts/focus-field.ts";
import { SheetChoice } from "../parts/sheet-choice.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
  },
});

export type CheckFailureProps = {
  failure: FlowFailure;
  given: LiveCheckGiven;
  /** Results of an earlier check stand below. */
  kept: boolean;
  onCheck: (given: LiveCheckGiven) => void;
};

/** Why there was no check, and where the workbook leaves something open, the place to say it. */
export function CheckFailure({ failure, given, kept, onCheck }: CheckFailureProps) {
  const words = useTexts("check", checkTexts);
  const periodMissing = failure.kind === "stop" && failure.stop.code === "period-unknown";
  return (
    <>
      <FailureMessage failure={failure} />
      {periodMissing && <PeriodForm onPeriod={(stated) => onCheck({ ...given, period: stated })} />}
      <SheetChoice
        failure={failure}
        label={words("sheetLabel")}
        onSheet={(sheet) => onCheck({ ...given, sheet })}
      />
      {kept && <p>{words("kept")}</p>}
    </>
  );
}

function PeriodForm({ onPeriod }: { onPeriod: (period: string) => void }) {
  const words = useTexts("check", checkTexts);
  const styles = useStyles();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = period.safeParse(text.trim().toUpperCase());
    setWrong(!parsed.success);
    if (parsed.success) onPeriod(parsed.data);
    else focusField(form.current, "period");
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={words("periodLabel")}
        hint={words("periodHint")}
        required
        validationMessage={wrong ? words("periodWrong") : null}
      >
        <Input name="period" value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
      <Button type="submit">{words("check")}</Button>
    </form>
  );
}
