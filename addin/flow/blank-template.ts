import type { Result } from "../../shared/result.ts";
import type { Form, FormVersionRef } from "../../shared/schema/form.ts";
import type { ApiClient } from "../api/client.ts";
import type { FlowFailure } from "./failure.ts";
import { formOf } from "./form-of.ts";
import { periodOfForm } from "./period-of-form.ts";
import { makeTemplate, type Template, type TemplateClient } from "./template.ts";

export type BlankTemplateWanted = {
  form: FormVersionRef;
  /** As the person has typed it. */
  period: string;
  /** The unit it is for; null for a template that any unit may fill. */
  unit: { id: string; name: string } | null;
};

/** The template of a published form version, for no round. `atHand` comes with the program and needs no server. */
export async function blankTemplate(
  client: TemplateClient & Pick<ApiClient, "form">,
  { form: wanted, period: typed, unit }: BlankTemplateWanted,
  atHand: Form,
): Promise<Result<Template, FlowFailure>> {
  const form = await formOf(client, wanted, atHand);
  if (!form.ok) return form;
  const period = periodOfForm(typed, form.value);
  if (!period.ok) return period;
  const named = unit === null ? { org: null } : { org: unit.id, orgName: unit.name };
  return makeTemplate(client, { form: form.value, period: period.value, ...named });
}
