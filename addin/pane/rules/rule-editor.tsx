import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { succeed } from "../../../shared/result.ts";
import { type Severity, severity } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import {
  type FormRule,
  formRule,
  type MissingMode,
  missingMode,
  type RuleProblem,
  ruleDraft,
} from "../../../shared/schema/form-rule.ts";
import { refusalOf, writeRule } from "../../flow/form-rules.ts";
import { severityLabels } from "../../text/labels.ts";
import { missingLabels, ruleProblemSentence } from "../../text/rule-texts.ts";
import { useListLook } from "../board/list-look.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { focusField } from "../parts/focus-field.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { ruleExamples } from "./rule-examples.ts";
import { type RuleReading, readRule } from "./rule-reading.ts";
import { rulesTexts } from "./rules-texts.ts";

export type RuleEditorProps = {
  form: Form;
  rules: readonly FormRule[];
  /** The version that is rewritten; null for a new rule. */
  from: FormRule | null;
  onSaved: (rule: Pick<FormRule, "id" | "version">) => void;
  onLeave: () => void;
};

type Written = { id: string; text: string; reason: string; severity: Severity; missing: MissingMode };

/** Writes a new version of a rule, read while it is written. */
export function RuleEditor({ form, rules, from, onSaved, onLeave }: RuleEditorProps) {
  const { desk } = usePane();
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const place = useRef<HTMLFormElement>(null);
  const [written, setWritten] = useState<Written>(() => beginning(rules, from));
  const [tried, setTried] = useState(false);
  const { state, run, cancel } = useJourney<null>();
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }));
  const settled = useSettled(written.text);
  const about = (text: string): FormRule => ({ ...written, text, version: 1, state: "draft" });
  // the id says which rules are the others
  const reading = useMemo(
    () =>
      readRule(form, rules, {
        ...beginning(rules, from),
        id: written.id,
        text: settled,
        version: 1,
        state: "draft",
      }),
    [form, rules, from, written.id, settled],
  );
  const faults = faultsOf(written, from === null ? rules : []);
  const save = () => {
    setTried(true);
    const unfit = readRule(form, rules, about(written.text)).problems.length > 0;
    const wrong = faults.id
      ? "rule-id"
      : faults.text || unfit
        ? "rule-text"
        : faults.reason
          ? "rule-reason"
          : null;
    if (wrong !== null) return focusField(place.current, wrong);
    run(async ({ signal, onStep }) => {
      onStep("asking");
      const { client, randomUuid } = await desk();
      const { id, ...rest } = written;
      const at = { form: { id: form.id, version: form.version }, rule: id };
      const saved = await writeRule(
        { client: client.cancelledBy(signal), randomUuid },
        at,
        ruleDraft.parse(rest),
      );
      if (!saved.ok) return saved;
      onSaved({ id, version: Math.max(...saved.value.map((one) => (one.id === id ? one.version : 1))) });
      return succeed(null);
    });
  };
  return (
    <form
      ref={place}
      className={look.section}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <EditorHeading from={from} />
      {from === null && (
        <Field
          label={words("id")}
          required
          hint={words("idHint")}
          validationMessage={tried && faults.id ? words(faults.id, { id: written.id }) : null}
        >
          <Input
            name="rule-id"
            value={written.id}
            onChange={(_, { value }) => change({ id: value.trim().toUpperCase() })}
          />
        </Field>
      )}
      <RelationField
        text={written.text}
        reading={settled === written.text ? reading : null}
        short={faults.text}
        tried={tried}
        onChange={(text) => change({ text })}
      />
      <Choices written={written} onChange={change} />
      <Field
        label={words("reason")}
        required
        hint={words("reasonHint")}
        validationMessage={tried && faults.reason ? words("reasonShort") : null}
      >
        <Textarea
          name="rule-reason"
          rows={2}
          resize="vertical"
          value={written.reason}
          onChange={(_, { value }) => change({ reason: value })}
        />
      </Field>
      {state.kind === "failed" && <FailureMessage failure={state.failure} />}
      {state.kind === "failed" && <Problems problems={refusalOf(state.failure)?.ruleProblems ?? []} />}
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      <div className={look.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={state.kind === "running"}>
          {words("save")}
        </Button>
        <Button onClick={onLeave}>{words("leave")}</Button>
      </div>
    </form>
  );
}

function beginning(rules: readonly FormRule[], from: FormRule | null): Written {
  if (from === null)
    return { id: nextId(rules), text: "", reason: "", severity: "query", missing: "skipIfAnyMissing" };
  const { id, text, reason, severity, missing } = from;
  return { id, text, reason, severity, missing };
}

/** FORM-14 after FORM-13. */
function nextId(rules: readonly FormRule[]): string {
  const numbers = rules.flatMap(({ id }) => {
    const digits = /^FORM-(\d{1,6})$/.exec(id)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  return `FORM-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

type Faults = { id: "idWrong" | "idTaken" | null; text: boolean; reason: boolean };

/** By the server's own bounds. */
const faultsOf = ({ id, text, reason }: Written, taken: readonly FormRule[]): Faults => ({
  id: !formRule.shape.id.safeParse(id).success
    ? "idWrong"
    : taken.some((rule) => rule.id === id)
      ? "idTaken"
      : null,
  text: !ruleDraft.shape.text.safeParse(text).success,
  reason: !ruleDraft.shape.reason.safeParse(reason).success,
});

/** Between two keys of somebody who writes on. */
const pauseMs = 400;

/** A text once its writer pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), pauseMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}

function EditorHeading({ from }: { from: FormRule | null }) {
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const heading = useRef<HTMLHeadingElement>(null);
  // the button that led here is gone
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>
        {from === null ? words("newTitle") : words("rewriteTitle", { id: from.id })}
      </h2>
      {from !== null && <p className={look.quiet}>{words("rewriteTold")}</p>}
    </>
  );
}

type RelationFieldProps = {
  text: string;
  /** null while it is being written. */
  reading: RuleReading | null;
  short: boolean;
  tried: boolean;
  onChange: (text: string) => void;
};

/** The relation, and beneath it what it was understood as. What is wrong is an error only once the field was left. */
function RelationField({ text, reading, short, tried, onChange }: RelationFieldProps) {
  const { locale } = usePane();
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const [left, setLeft] = useState(false);
  const problems = reading?.problems ?? [];
  const sentence = problems.map((problem) => ruleProblemSentence(problem, locale)).join(" ");
  const loud = left || tried;
  const fault = sentence === "" && short && (tried || (left && text !== "")) ? words("textShort") : sentence;
  return (
    <>
      <Field
        label={words("text")}
        required
        hint={words("textHint")}
        validationMessage={loud && reading !== null && fault !== "" ? fault : null}
      >
        <Textarea
          name="rule-text"
          rows={3}
          resize="vertical"
          value={text}
          onChange={(_, { value }) => {
            setLeft(false);
            onChange(value);
          }}
          onBlur={() => setLeft(true)}
        />
      </Field>
      <div role="status" className={look.section}>
        {reading?.printed != null && (
          <p className={look.text}>{words("understood", { printed: reading.printed })}</p>
        )}
        {!loud && sentence !== "" && (
          <p className={look.quiet}>{reading?.half === true ? words("unfinished") : sentence}</p>
        )}
      </div>
      <details className={look.fold}>
        <summary className={look.summary}>{words("examples")}</summary>
        <ul className={look.list}>
          {ruleExamples.map((example) => (
            <li key={example.text} className={look.row}>
              {example.text}
              <span className={`${look.below} ${look.quiet}`}>{example.means[locale]}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Choices({ written, onChange }: { written: Written; onChange: (part: Partial<Written>) => void }) {
  const { locale } = usePane();
  const words = useTexts(rulesTexts);
  return (
    <>
      <Field label={words("severity")}>
        <Select
          value={written.severity}
          onChange={(_, { value }) =>
            onChange({ severity: severity.options.find((one) => one === value) ?? written.severity })
          }
        >
          {severity.options.map((one) => (
            <option key={one} value={one}>
              {severityLabels[one][locale]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words("missing")}>
        <Select
          value={written.missing}
          onChange={(_, { value }) =>
            onChange({ missing: missingMode.options.find((one) => one === value) ?? written.missing })
          }
        >
          {missingMode.options.map((one) => (
            <option key={one} value={one}>
              {missingLabels[one][locale]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** What the server has against it: others may have written rules meanwhile. */
function Problems({ problems }: { problems: readonly RuleProblem[] }) {
  const { locale } = usePane();
  const look = useListLook();
  return problems.map((problem) => (
    <p key={`${problem.rule} ${problem.code}`} className={look.text}>
      {problem.rule}：{ruleProblemSentence(problem, locale)}
    </p>
  ));
}
