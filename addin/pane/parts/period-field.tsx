import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useEffect, useRef } from "react";
import type { FlowFailure } from "../../flow/failure.ts";
import { isPeriodAsked } from "../../flow/period-asked.ts";
import { flowFailureSentence } from "../../text/flow-failure-sentence.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { focusField } from "./focus-field.ts";
import { partsTexts } from "./parts-texts.ts";

const useStyles = makeStyles({ form: { marginBottom: tokens.spacingVerticalM } });

export type PeriodFieldProps = {
  /** What stopped the last try; said beside the field where it is the period. */
  failure: FlowFailure | null;
  /** The Enter key does what the screen's button does. */
  onEnter: () => void;
};

/** The place to say the period where the sheet does not: it has no button of its own. */
export function PeriodField({ failure, onEnter }: PeriodFieldProps) {
  const { locale, period, statePeriod } = usePane();
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  const asked = failure !== null && isPeriodAsked(failure) ? failure : null;
  useEffect(() => {
    if (asked) focusField(form.current, "period");
  }, [asked]);
  const enter = (event: FormEvent) => {
    event.preventDefault();
    onEnter();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={enter} noValidate>
      <Field
        label={words("period")}
        hint={words("periodHint")}
        required
        validationMessage={asked && flowFailureSentence(asked, window.location.origin, locale)}
      >
        <Input name="period" value={period} onChange={(_, { value }) => statePeriod(value)} />
      </Field>
    </form>
  );
}
