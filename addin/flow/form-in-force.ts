import type { Form } from "../../shared/schema/form.ts";
import type { FormRule } from "../../shared/schema/form-rule.ts";
import { rulesInForce, runningRules, withRules } from "../../shared/validate/form-rules/rules-in-force.ts";
import type { HeldByCity } from "./held-by-city.ts";
import type { Known } from "./kept-replies.ts";

/** "published": the city's rules of now are not known, those the form was published with are taken. */
export type RulesAsOf = Known<unknown>["asOf"] | "published";

/** A form with the rules that run now in the place of those it was published with. */
export async function formInForce(
  held: Pick<HeldByCity, "rules"> | undefined,
  published: Form,
  signal?: AbortSignal,
): Promise<{ form: Form; rules: RulesAsOf }> {
  const reply = await held?.rules(published, signal);
  if (reply === undefined || "why" in reply) return { form: published, rules: "published" };
  return { form: withRunning(published, runningRules(reply.value)), rules: reply.asOf };
}

/** The last one made of each form: its rules need not be read anew at every check, nor its names. */
const made = new WeakMap<Form, { text: string; form: Form }>();

function withRunning(published: Form, rules: readonly FormRule[]): Form {
  const text = JSON.stringify(rules);
  if (text === JSON.stringify(runningRules(rulesInForce(published.rules, [])))) return published;
  const known = made.get(published);
  if (known?.text === text) return known.form;
  const form = withRules(published, rules);
  made.set(published, { text, form });
  return form;
}
