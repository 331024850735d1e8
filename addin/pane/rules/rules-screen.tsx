import { Button, Field, Select } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FormVersionRef } from "../../../shared/schema/form.ts";
import { type FormRule, ruleState } from "../../../shared/schema/form-rule.ts";
import { printVersion } from "../../flow/form-of.ts";
import { type RulesAtHand, rulesAtHand } from "../../flow/form-rules.ts";
import { ruleStateLabels } from "../../text/rule-texts.ts";
import { useListLook } from "../board/list-look.ts";
import { LookupLine } from "../board/lookup-line.tsx";
import { OutcomeMessage } from "../board/outcome-message.tsx";
import type { JourneyCall } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { RuleItem, type RuleOutcome } from "./rule-item.tsx";
import { rulesTexts } from "./rules-texts.ts";

/** `from` null: a new rule. */
type Writing = { from: FormRule | null };
type Done = { outcome: RuleOutcome | "draftDone"; rule: Pick<FormRule, "id" | "version">; times: number };

/** 审核关系: the rules of a form, to look at, try, write and take through their life. For the city. */
export function RulesScreen({ shown, onBack }: { shown: boolean; onBack: () => void }) {
  const { desk } = usePane();
  const words = useTexts(rulesTexts);
  const [form, chooseForm] = useState<FormVersionRef | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [filter, setFilter] = useState<Filter>("current");
  const ask = useCallback<JourneyCall<RulesAtHand>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      const { client, form: atHand } = await desk();
      return rulesAtHand(client.cancelledBy(signal), form, atHand);
    },
    [desk, form],
  );
  const lookup = useLookup(shown, ask);
  const say = (outcome: Done["outcome"], { id, version }: Done["rule"]) => {
    setDone((before) => ({ outcome, rule: { id, version }, times: (before?.times ?? 0) + 1 }));
    lookup.again();
  };
  const write = (from: FormRule | null) => {
    setDone(null);
    setWriting({ from });
  };
  if (writing !== null && lookup.latest !== null)
    return (
      <RuleEditor
        form={lookup.latest.form}
        rules={lookup.latest.rules}
        from={writing.from}
        onSaved={(rule) => {
          setWriting(null);
          setFilter("current");
          say("draftDone", rule);
        }}
        onLeave={() => setWriting(null)}
      />
    );
  const told = done && words(done.outcome, { which: words("which", done.rule) });
  return (
    <RulesPage onBack={onBack} onRefresh={lookup.again} told={told} times={done?.times ?? 0}>
      <LookupLine lookup={lookup} />
      {lookup.latest && (
        <RuleLines
          found={lookup.latest}
          filter={filter}
          onFilter={setFilter}
          onForm={chooseForm}
          onWrite={write}
          onStep={say}
        />
      )}
    </RulesPage>
  );
}

function RulesPage({
  onBack,
  onRefresh,
  told,
  times,
  children,
}: {
  onBack: () => void;
  onRefresh: () => void;
  /** What the last step has led to. */
  told: string | null;
  times: number;
  children: React.ReactNode;
}) {
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const heading = useRef<HTMLHeadingElement>(null);
  // the button that led here is gone; what is told takes the focus itself
  const isTold = useRef(told !== null);
  useEffect(() => {
    if (!isTold.current) heading.current?.focus();
  }, []);
  return (
    <div className={look.screen}>
      <div className={look.actions}>
        <Button size="small" onClick={onBack}>
          {words("back")}
        </Button>
        <Button size="small" onClick={onRefresh}>
          {words("refresh")}
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>
        {words("title")}
      </h2>
      <p className={look.quiet}>{words("lead")}</p>
      {told !== null && <OutcomeMessage key={times}>{told}</OutcomeMessage>}
      {children}
    </div>
  );
}

/** `current`: all that are not retired. */
const filters = ["current", ...ruleState.options, "all"] as const;
type Filter = (typeof filters)[number];

const passes = ({ state }: FormRule, filter: Filter): boolean =>
  filter === "all" || (filter === "current" ? state !== "retired" : state === filter);

type RuleLinesProps = {
  found: RulesAtHand;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onForm: (form: FormVersionRef) => void;
  onWrite: (from: FormRule | null) => void;
  onStep: (outcome: RuleOutcome, rule: FormRule) => void;
};

function RuleLines({ found, filter, onFilter, onForm, onWrite, onStep }: RuleLinesProps) {
  const { locale, person } = usePane();
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const { forms, form, rules } = found;
  const isAdmin = person?.role === "cityAdmin";
  const lines = rules.filter((rule) => passes(rule, filter));
  const labelOf = (one: Filter): string => {
    const count = rules.filter((rule) => passes(rule, one)).length;
    if (one === "current" || one === "all") return words(one, { count });
    return words("state", { state: ruleStateLabels[one][locale], count });
  };
  return (
    <>
      {forms.length > 1 && (
        <Field label={words("form")}>
          <Select
            value={printVersion(form)}
            onChange={(_, { value }) => {
              const chosen = forms.find((one) => printVersion(one) === value);
              if (chosen) onForm({ id: chosen.id, version: chosen.version });
            }}
          >
            {forms.map((one) => (
              <option key={printVersion(one)} value={printVersion(one)}>
                {words("formOption", { title: one.title, version: one.version })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={words("filter")}>
        <Select
          value={filter}
          onChange={(_, { value }) => onFilter(filters.find((one) => one === value) ?? filter)}
        >
          {filters.map((one) => (
            <option key={one} value={one}>
              {labelOf(one)}
            </option>
          ))}
        </Select>
      </Field>
      {isAdmin ? (
        <div>
          <Button appearance="primary" onClick={() => onWrite(null)}>
            {words("write")}
          </Button>
        </div>
      ) : (
        <p className={look.quiet}>{words("onlyAdmin")}</p>
      )}
      {lines.length === 0 ? (
        <p className={look.text}>{words("none")}</p>
      ) : (
        <LimitedList items={lines}>
          {(rule) => (
            <RuleItem
              key={`${printVersion(form)} ${rule.id} ${rule.version}`}
              form={form}
              rule={rule}
              isAdmin={isAdmin}
              onRewrite={() => onWrite(rule)}
              onStep={(outcome) => onStep(outcome, rule)}
            />
          )}
        </LimitedList>
      )}
    </>
  );
}
