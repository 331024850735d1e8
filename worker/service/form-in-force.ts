import type { Form } from "../../shared/schema/form.ts";
import { rulesInForce, runningRules, withRules } from "../../shared/validate/form-rules/rules-in-force.ts";
import type { RuleLines } from "../store/form-rules.ts";

/** The last one made of each form, so that its rules are not read anew for every submission. */
const made = new WeakMap<Form, { seq: number; form: Form }>();

/** A published form with the rules that run now in the place of those it was published with. */
export function formInForce(published: Form, { seq, lines }: RuleLines): Form {
  if (seq === 0) return published;
  const known = made.get(published);
  if (known?.seq === seq) return known.form;
  const form = withRules(published, runningRules(rulesInForce(published.rules, lines)));
  made.set(published, { seq, form });
  return form;
}
