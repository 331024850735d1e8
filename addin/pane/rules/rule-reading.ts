import type { Form } from "../../../shared/schema/form.ts";
import type { FormRule, RuleProblem } from "../../../shared/schema/form-rule.ts";
import { draftProblems } from "../../../shared/validate/form-rules/draft-problems.ts";
import { figurePrinter } from "../../../shared/validate/form-rules/form-rules.ts";
import { parseRule } from "../../../shared/validate/form-rules/parse-rule.ts";
import { printRule } from "../../../shared/validate/form-rules/print-rule.ts";
import { foldName, ruleNames } from "../../../shared/validate/form-rules/rule-names.ts";

/**
 * What a text was understood as, null where it was not, and what is wrong with it. `half`: it may only not be finished
 * yet, so nothing is to be said against it while it is being written.
 */
export type RuleReading = { printed: string | null; problems: RuleProblem[]; half: boolean };

/** Reads a rule as the server will, among the form's other rules. */
export function readRule(form: Form, rules: readonly FormRule[], rule: FormRule): RuleReading {
  if (rule.text.trim() === "") return { printed: null, problems: [], half: true };
  const problems = draftProblems(form, rules, rule);
  const [first] = problems;
  return {
    printed: printedRule(form, rule.text),
    problems,
    half: first !== undefined && isHalf(form, first, rule.text),
  };
}

/** A rule in the form's names; null where it cannot be read. */
export function printedRule(form: Form, text: string): string | null {
  const parsed = parseRule(text, ruleNames(form));
  return parsed.ok ? printRule(parsed.value, figurePrinter(form)) : null;
}

/** It ends where something more must come, or with the beginning of a name. */
function isHalf(form: Form, problem: RuleProblem, text: string): boolean {
  if (problem.code === "syntax") return problem.near === "";
  if (problem.code !== "unknown-name") return false;
  const word = foldName(problem.word);
  return foldName(text).endsWith(word) && ruleNames(form).names.some(({ name }) => name.startsWith(word));
}
