import type { Form } from "../../shared/schema/form.ts";
import type { FormRule } from "../../shared/schema/form-rule.ts";
import { parseRule } from "../../shared/validate/form-rules/parse-rule.ts";
import { ruleNames } from "../../shared/validate/form-rules/rule-names.ts";
import type { RuleTree } from "../../shared/validate/form-rules/rule-tree.ts";

/** The rules of a form and what they say; one that cannot be read is an error. */
export function readRules(form: Form): { rule: FormRule; tree: RuleTree }[] {
  const names = ruleNames(form);
  return form.rules.map((rule) => {
    const read = parseRule(rule.text, names);
    if (!read.ok) throw new Error(`${rule.id} ${rule.text}: ${read.error.code}`);
    return { rule, tree: read.value };
  });
}
