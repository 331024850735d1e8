import type { Form } from "../schema/form.ts";
import { rulesOfForm } from "./form-rules/form-rules.ts";
import type { Rule } from "./rule.ts";
import { standardRules } from "./standard-rules.ts";

/** Forms do not change: their rules are read once. */
const read = new WeakMap<Form, readonly Rule[]>();

/** Every rule a document of this form is checked with: those that hold for all forms, and the form's own. */
export function rulesFor(form: Form): readonly Rule[] {
  const known = read.get(form);
  if (known) return known;
  const rules = [...standardRules, ...rulesOfForm(form, form.rules)];
  read.set(form, rules);
  return rules;
}
