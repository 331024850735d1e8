import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import { succeed } from "../../../shared/result.ts";
import type { Person } from "../../../shared/schema/session.ts";
import { blankTemplate } from "../../flow/blank-template.ts";
import { type FlowFailure, isSignedOut } from "../../flow/failure.ts";
import { printVersion } from "../../flow/form-of.ts";
import { type FormsAtHand, formsAtHand } from "../../flow/forms-at-hand.ts";
import { insertTemplate } from "../../flow/insert-template.ts";
import { isCity } from "../../flow/status.ts";
import { templateFileName } from "../../flow/template.ts";
import { flowFailureSentence } from "../../text/flow-failure-sentence.ts";
import { type JourneyCall, useJourney } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { focusField } from "../parts/focus-field.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { blankTemplateTexts } from "./blank-template-texts.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  line: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What can be chosen from at this desk. */
type Offer = FormsAtHand & {
  /** The report for a year is made after its end. */
  lastYear: string;
  /** Files can be opened beside the pane. */
  opensFiles: boolean;
};

/** Asks which forms there are, then for the template. */
export function BlankTemplate({ shown }: { shown: boolean }) {
  const { desk } = usePane();
  const ask = useCallback<JourneyCall<Offer>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      const { client, form, now, openTemplate } = await desk();
      const found = await formsAtHand(client.cancelledBy(signal), form);
      const lastYear = String(now().getFullYear() - 1);
      return succeed({ ...found, lastYear, opensFiles: openTemplate !== undefined });
    },
    [desk],
  );
  const { latest, state, again, cancel } = useLookup(shown, ask);
  if (latest === null)
    return <ProgressLine step={state.kind === "running" ? state.step : null} onCancel={cancel} />;
  return <TemplateForm offer={latest} onRetry={again} />;
}

type Made = { kind: "inserted"; sheet: string } | { kind: "opened"; file: string };

function TemplateForm({ offer, onRetry }: { offer: Offer; onRetry: () => void }) {
  const { desk, locale, person } = usePane();
  const words = useTexts(blankTemplateTexts);
  const styles = useStyles();
  const place = useRef<HTMLFormElement>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [period, setPeriod] = useState(offer.lastYear);
  const [named, setNamed] = useState(true);
  const { state, run, cancel } = useJourney<Made>();
  const form = offer.forms.find((one) => printVersion(one) === chosen) ?? offer.forms[0];
  const failure = state.kind === "failed" ? state.failure : null;
  const ofPeriod = failure !== null && isOfPeriod(failure) ? failure : null;
  useEffect(() => {
    if (ofPeriod) focusField(place.current, "template-period");
  }, [ofPeriod]);
  if (form === undefined) return null;
  const unit = named ? unitOf(person) : null;
  const make = (where: "here" | "file") =>
    run(async (way) => {
      const { workbook, client, form: atHand, openTemplate } = await desk();
      const wanted = { form: { id: form.id, version: form.version }, period, unit };
      const template = () => blankTemplate(client.cancelledBy(way.signal), wanted, atHand);
      if (where === "here" || openTemplate === undefined) {
        const inserted = await insertTemplate({ workbook, make: template }, way);
        return inserted.ok ? succeed({ kind: "inserted", ...inserted.value }) : inserted;
      }
      way.onStep("asking");
      const made = await template();
      if (!made.ok) return made;
      const file = templateFileName(made.value);
      openTemplate({ fileName: file, plan: made.value.plan });
      return succeed({ kind: "opened", file });
    });
  const busy = state.kind === "running";
  return (
    <form
      ref={place}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make("here");
      }}
    >
      {unitOf(person) && <p className={styles.line}>{words("forTask")}</p>}
      <Field label={words("form")}>
        <Select value={printVersion(form)} onChange={(_, { value }) => choose(value)}>
          {offer.forms.map((one) => (
            <option key={printVersion(one)} value={printVersion(one)}>
              {words("formOption", { title: one.title, version: one.version, day: one.publishedOn })}
            </option>
          ))}
        </Select>
      </Field>
      {offer.without !== null && <OnlyOwn without={offer.without} onRetry={onRetry} />}
      <Field
        label={words("period")}
        hint={words("periodHint")}
        required
        validationMessage={ofPeriod && flowFailureSentence(ofPeriod, window.location.origin, locale)}
      >
        <Input name="template-period" value={period} onChange={(_, { value }) => setPeriod(value)} />
      </Field>
      {person && unitOf(person) && (
        <Checkbox
          label={words("unit", { org: person.orgName })}
          checked={named}
          onChange={(_, { checked }) => setNamed(checked === true)}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words("insert")}
        </Button>
        {offer.opensFiles && (
          <Button disabledFocusable={busy} onClick={() => make("file")}>
            {words("open")}
          </Button>
        )}
      </div>
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      {failure !== null && ofPeriod === null && <FailureMessage failure={failure} />}
      {state.kind === "done" && (
        <p role="status">
          {state.value.kind === "inserted"
            ? words("inserted", { sheet: state.value.sheet })
            : words("opened", { file: state.value.file })}
        </p>
      )}
    </form>
  );
}

/** Why there is only the form that comes with the program. */
function OnlyOwn({ without, onRetry }: { without: FlowFailure; onRetry: () => void }) {
  const words = useTexts(blankTemplateTexts);
  const styles = useStyles();
  if (isSignedOut(without)) return <p className={styles.line}>{words("signedOut")}</p>;
  return (
    <>
      <p className={styles.line}>{words("onlyOwn")}</p>
      <FailureMessage failure={without} />
      <div>
        <Button size="small" onClick={onRetry}>
          {words("retry")}
        </Button>
      </div>
    </>
  );
}

/** The city reports nothing itself. */
const unitOf = (person: Person | null): { id: string; name: string } | null =>
  person === null || isCity(person) ? null : { id: person.org, name: person.orgName };

const isOfPeriod = (failure: FlowFailure): boolean =>
  failure.kind === "stop" &&
  (failure.stop.code === "period-unreadable" || failure.stop.code === "period-not-of-form");
