import type { Form } from "../../schema/form.ts";
import type { FormRule, RuleProblem } from "../../schema/form-rule.ts";
import { ruleProblems } from "./rule-problems.ts";

/** What is wrong with a new version of a rule among the form's others (`rules`), of which retired ones say nothing. */
export function draftProblems(
  form: Pick<Form, "indicators" | "rows">,
  rules: readonly FormRule[],
  rule: FormRule,
): RuleProblem[] {
  const others = rules.filter(({ id, state }) => id !== rule.id && state !== "retired");
  // a circle is told at one of its rules, which may be another one
  return ruleProblems(form, [...oneEach(others), rule]).filter(
    (problem) => problem.rule === rule.id || problem.code === "circular",
  );
}

/** Of several versions of a rule the latest. */
const oneEach = (rules: readonly FormRule[]): FormRule[] => [
  ...new Map(rules.map((rule) => [rule.id, rule])).values(),
];
