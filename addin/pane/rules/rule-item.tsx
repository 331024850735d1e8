import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { succeed } from "../../../shared/result.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { FormRule, RuleStep } from "../../../shared/schema/form-rule.ts";
import {
  activateRule,
  type RuleTrial,
  refusalOf,
  ruleSteps,
  stepRule,
  tryRule,
} from "../../flow/form-rules.ts";
import { severityLabels } from "../../text/labels.ts";
import { missingLabels, ruleStateLabels } from "../../text/rule-texts.ts";
import { ConfirmStep } from "../board/confirm-step.tsx";
import { useListLook } from "../board/list-look.ts";
import { type JourneyCall, useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { SeveritySign } from "../parts/severity-sign.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { printedRule } from "./rule-reading.ts";
import { TrialRounds } from "./rule-trial.tsx";
import { rulesTexts } from "./rules-texts.ts";

/** What became of a step; `moved`: somebody else was there before. */
export type RuleOutcome = `${RuleStep["step"]}Done` | "moved";

export type RuleItemProps = {
  form: Form;
  rule: FormRule;
  /** May write, and take the steps. */
  isAdmin: boolean;
  onRewrite: () => void;
  onStep: (outcome: RuleOutcome) => void;
};

/** What is open below a rule; `changed`: other units are hit than the person had seen. */
type Open =
  | { kind: "tried"; trial: RuleTrial }
  | { kind: "activate"; trial: RuleTrial; changed: boolean }
  | { kind: "trial" | "retire" };

/** One version of a rule: what it says and why, whom it hits, and its steps, each asked about in place. */
export function RuleItem({ form, rule, isAdmin, onRewrite, onStep }: RuleItemProps) {
  const { locale } = usePane();
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const [open, setOpen] = useState<Open | null>(null);
  const { state, run, cancel } = useJourney<null>();
  const which = words("which", { id: rule.id, version: rule.version });
  const calls = useRuleCalls({ form, rule, setOpen, onStep });
  const ask = (step: RuleStep["step"]) => {
    if (step === "activate") run(calls.look("activate"));
    else setOpen({ kind: step });
  };
  return (
    <li className={look.row}>
      <div className={look.section}>
        <div>
          <div className={look.name}>{which}</div>
          <p className={look.quiet}>
            <SeveritySign kind={rule.severity} /> {severityLabels[rule.severity][locale]} ·{" "}
            {ruleStateLabels[rule.state][locale]}
          </p>
          <p className={look.text}>{printedRule(form, rule.text) ?? rule.text}</p>
          <p className={look.quiet}>{words("reasonOf", { reason: rule.reason })}</p>
          <p className={look.quiet}>{words("missingOf", { missing: missingLabels[rule.missing][locale] })}</p>
        </div>
        {state.kind === "failed" && <FailureMessage failure={state.failure} />}
        {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
        {open?.kind === "tried" && <Tried which={which} trial={open.trial} onClose={() => setOpen(null)} />}
        {open !== null && open.kind !== "tried" && state.kind !== "running" && (
          <StepQuestion
            key={`${open.kind} ${"changed" in open && open.changed ? open.trial.hits : ""}`}
            open={open}
            rule={rule}
            onConfirm={() => run(calls.take(open))}
            onDismiss={() => setOpen(null)}
          />
        )}
        {(open === null || open.kind === "tried") && state.kind !== "running" && (
          <div className={look.actions}>
            <Button
              size="small"
              aria-label={words("tryOf", { which })}
              onClick={() => run(calls.look("tried"))}
            >
              {words("try")}
            </Button>
            {isAdmin && (
              <>
                {ruleSteps(rule).map((step) => (
                  <Button
                    key={step}
                    size="small"
                    aria-label={words(`${step}Of`, { which })}
                    onClick={() => ask(step)}
                  >
                    {words(step)}
                  </Button>
                ))}
                <Button size="small" aria-label={words("rewriteOf", { which })} onClick={onRewrite}>
                  {words("rewrite")}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

type Calls = Pick<RuleItemProps, "form" | "rule" | "onStep"> & { setOpen: (open: Open | null) => void };

/** What a rule's buttons ask of the server. */
function useRuleCalls({ form, rule, setOpen, onStep }: Calls) {
  const { desk } = usePane();
  const at = { form: { id: form.id, version: form.version }, rule: rule.id, version: rule.version };
  const look =
    (kind: "tried" | "activate"): JourneyCall<null> =>
    async ({ signal, onStep: tell }) => {
      tell("asking");
      setOpen(null);
      const tried = await tryRule((await desk()).client.cancelledBy(signal), at);
      if (!tried.ok) return tried;
      setOpen(kind === "tried" ? { kind, trial: tried.value } : { kind, trial: tried.value, changed: false });
      return succeed(null);
    };
  const take =
    (open: Exclude<Open, { kind: "tried" }>): JourneyCall<null> =>
    async ({ signal, onStep: tell }) => {
      tell("asking");
      const { client, randomUuid } = await desk();
      const deps = { client: client.cancelledBy(signal), randomUuid };
      const done =
        open.kind === "activate"
          ? await activateRule(deps, at, open.trial.hits)
          : await stepRule(deps, at, { step: open.kind });
      if (done.ok && "kind" in done.value && done.value.kind === "changed") {
        setOpen({ kind: "activate", trial: done.value.trial, changed: true });
        return succeed(null);
      }
      if (!done.ok && refusalOf(done.error)?.code !== "wrong-state") return done;
      setOpen(null);
      onStep(done.ok ? `${open.kind}Done` : "moved");
      return succeed(null);
    };
  return { look, take };
}

/** The trial as it was asked for; the focus goes there, for the button was gone while it was made. */
function Tried({ which, trial, onClose }: { which: string; trial: RuleTrial; onClose: () => void }) {
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={look.section} aria-label={words("tryOf", { which })}>
      <h3 ref={heading} tabIndex={-1} className={look.subheading}>
        {words("tried", { which, count: trial.hits })}
      </h3>
      <TrialRounds trial={trial} />
      <div>
        <Button size="small" onClick={onClose}>
          {words("closeTrial")}
        </Button>
      </div>
    </section>
  );
}

function StepQuestion({
  open,
  rule,
  onConfirm,
  onDismiss,
}: {
  open: Exclude<Open, { kind: "tried" }>;
  rule: FormRule;
  onConfirm: () => void;
  onDismiss: () => void;
}) {
  const { locale } = usePane();
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const which = words("which", { id: rule.id, version: rule.version });
  const asked = open.kind === "activate" && open.changed ? "changedAsk" : (`${open.kind}Ask` as const);
  return (
    <ConfirmStep
      question={words(asked, { which, count: open.kind === "activate" ? open.trial.hits : 0 })}
      confirm={words(open.kind)}
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    >
      {open.kind === "activate" && <TrialRounds trial={open.trial} />}
      <p className={look.text}>
        {words(`${open.kind}Told`, { severity: severityLabels[rule.severity][locale] })}
      </p>
    </ConfirmStep>
  );
}
