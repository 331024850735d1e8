import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Form, FormVersionRef } from "../../shared/schema/form.ts";
import type {
  FormRule,
  RuleDraft,
  RuleList,
  RulePast,
  RuleState,
  RuleStep,
} from "../../shared/schema/form-rule.ts";
import { draftProblems } from "../../shared/validate/form-rules/draft-problems.ts";
import { rulesInForce, runningRules } from "../../shared/validate/form-rules/rules-in-force.ts";
import { pastSubmissions, type RuleLines, ruleLines } from "../store/form-rules.ts";
import { formQuery } from "../store/forms.ts";
import { type Caller, isCity } from "./caller.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";
import { hitsIn, ruleInPast } from "./rule-past.ts";
import { type Attempt, type Decision, type Reply, runCommand } from "./run-command.ts";
import { type Tagged, tagged } from "./tagged.ts";

/** A version of a rule of a form version. */
export type RuleRef = { form: FormVersionRef; rule: string; version: number };

const queriesOf = ({ scope }: Caller, form: FormVersionRef) => ({
  form: formQuery(scope, form),
  standing: ruleLines(scope, form),
});

/** The rules of a form version as they stand: those that run, and for the city drafts and retired ones too. */
export async function showRules(
  caller: Caller,
  ref: FormVersionRef,
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, queriesOf(caller, ref));
  if (!read.ok) return read;
  const { form, standing } = read.value;
  if (form === null) return refuse({ code: "not-found" });
  const rules = rulesInForce(form.rules, standing.lines);
  const reply: RuleList = { rules: isCity(caller) ? rules : runningRules(rules) };
  const body = JSON.stringify(reply);
  return succeed(tagged(body, knownEtag));
}

/** What a rule would have said of the latest rounds of its form. */
export async function showRulePast(caller: Caller, ref: RuleRef): Promise<Result<RulePast, Refusal>> {
  const read = await readAs(caller, {
    ...queriesOf(caller, ref.form),
    past: pastSubmissions(caller.scope, ref.form.id),
  });
  if (!read.ok) return read;
  const { form, standing, past } = read.value;
  const rule = form && find(rulesInForce(form.rules, standing.lines), ref);
  return form && rule ? succeed({ rounds: ruleInPast(form, rule, past) }) : refuse({ code: "not-found" });
}

/** Writes a new version of a rule, as a draft. One that cannot be published is refused with what is wrong. */
export const draftRule = (
  caller: Caller,
  attempt: Attempt,
  { form: ref, rule: id, draft }: { form: FormVersionRef; rule: string; draft: RuleDraft },
): Promise<Result<Reply, Refusal>> =>
  runCommand(caller, attempt, {
    queries: queriesOf(caller, ref),
    decide: ({ form, standing }) => {
      if (form === null) return refuse({ code: "not-found" });
      const rules = rulesInForce(form.rules, standing.lines);
      const latest = Math.max(0, ...rules.flatMap((rule) => (rule.id === id ? [rule.version] : [])));
      const rule: FormRule = { id, version: latest + 1, state: "draft", ...draft };
      const problems = draftProblems(form, rules, rule);
      if (problems.length > 0) return refuse({ code: "rule-unfit", ruleProblems: problems });
      return succeed(decided(caller, { form, standing, rules: [rule] }));
    },
  });

const before: Record<RuleStep["step"], readonly RuleState[]> = {
  trial: ["draft"],
  activate: ["trial"],
  retire: ["draft", "trial", "active"],
};
const after: Record<RuleStep["step"], RuleState> = { trial: "trial", activate: "active", retire: "retired" };

/** draft → trial → active → retired. A version that is activated takes the place of the one that was active. */
export const moveRule = (
  caller: Caller,
  attempt: Attempt,
  ref: RuleRef,
  step: RuleStep,
): Promise<Result<Reply, Refusal>> =>
  runCommand(caller, attempt, {
    queries: { ...queriesOf(caller, ref.form), past: pastSubmissions(caller.scope, ref.form.id) },
    decide: ({ form, standing, past }) => {
      if (form === null) return refuse({ code: "not-found" });
      const rules = rulesInForce(form.rules, standing.lines);
      const rule = find(rules, ref);
      if (rule === undefined) return refuse({ code: "not-found" });
      if (!before[step.step].includes(rule.state)) return refuse({ code: "wrong-state" });
      // whom it would hit is what the person decided by
      if (step.step === "activate" && hitsIn(ruleInPast(form, rule, past)) !== step.hits)
        return refuse({ code: "stale" });
      const replaced = rules.filter(({ id, state }) => id === rule.id && state === "active");
      const moved: FormRule[] = [
        ...(step.step === "activate" ? replaced.map((one): FormRule => ({ ...one, state: "retired" })) : []),
        { ...rule, state: after[step.step] },
      ];
      return succeed(decided(caller, { form, standing, rules: moved }));
    },
  });

const find = (rules: readonly FormRule[], { rule, version }: RuleRef): FormRule | undefined =>
  rules.find((one) => one.id === rule && one.version === version);

function decided(
  caller: Caller,
  { form, standing, rules }: { form: Form; standing: RuleLines; rules: readonly FormRule[] },
): Decision {
  const reply: RuleList = { rules: rulesInForce(form.rules, [...standing.lines, ...rules]) };
  const { id, version } = form;
  const lines = {
    form: { id, version },
    seq: standing.seq + 1,
    person: caller.person,
    at: caller.now,
    rules,
  };
  return {
    reply: { status: 200, etag: null, body: JSON.stringify(reply) },
    write: { rules: lines, rest: [] },
  };
}
