import { type Result, succeed } from "../../shared/result.ts";
import type { Figure } from "../../shared/schema/figure.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { WorkbookPlan } from "../table/layout-plan.ts";
import { planTemplate, type TemplateContext } from "../table/plan/template-plan.ts";
import { apiFailed, type FlowFailure, stopped } from "./failure.ts";

export type TemplateOptions = {
  /** Used where no round is named. */
  form: Form;
  /** Unit the template is for; null for one that anybody may fill. */
  org: string | null;
  /** Its name where no round is named and it is known; else the code stands in its place. */
  orgName?: string;
  /** Given by the person, or null for the round's. */
  period: string | null;
  round?: string;
};

export type TemplateClient = Pick<ApiClient, "round" | "form" | "orgs" | "history">;

export type Template = { plan: WorkbookPlan; form: Form; context: TemplateContext };

/** "科技创新主要指标年报表-第2版-2024-330481.xlsx"; the first version goes without its number. */
export function templateFileName({ form, context }: Template): string {
  const version = form.version > 1 ? `第${form.version}版` : "";
  const parts = [form.title, version, context.period, context.org?.id ?? ""];
  return `${parts.filter(Boolean).join("-")}.xlsx`;
}

/** The template of a form for a unit and period, without any server; a round's template asks for the round. */
export async function makeTemplate(
  client: TemplateClient,
  options: TemplateOptions,
): Promise<Result<Template, FlowFailure>> {
  if (options.round !== undefined) return roundTemplate(client, options.round, options);
  if (options.period === null) return stopped("period-unknown", { sheet: options.form.title });
  const { form, org, period, orgName } = options;
  const named = org === null ? null : { id: org, code: null, name: orgName ?? org };
  return succeed(
    templateOf(form, { org: named, period, roundId: null, roundName: null, rehearsal: false, prefill: [] }),
  );
}

async function roundTemplate(
  client: TemplateClient,
  id: string,
  { org, period }: TemplateOptions,
): Promise<Result<Template, FlowFailure>> {
  const [round, orgs] = await Promise.all([client.round(id), client.orgs()]);
  if (!round.ok) return apiFailed(round.error);
  if (!orgs.ok) return apiFailed(orgs.error);
  const { form: ref, name, period: due } = round.value.round;
  if (period !== null && period !== due)
    return stopped("period-differs", { sheet: period, round: due, name });
  const form = await client.form(ref);
  if (!form.ok) return apiFailed(form.error);
  const unit = orgs.value.find((known) => known.id === org || known.code === org);
  if (org !== null && unit === undefined) return stopped("org-unknown", { sheet: org, own: "" });
  // Last year's numbers stand beside the cells to fill in (traps A13), issued targets in their own.
  const known = unit && (await client.history(id, unit.id));
  if (known && !known.ok) return apiFailed(known.error);
  const prefill = known?.value.figures.map(({ figure }) => figure) ?? [];
  return succeed(templateOf(form.value, contextOf(round.value, unit ?? null, prefill)));
}

const contextOf = ({ round }: RoundSummary, org: Org | null, prefill: Figure[]): TemplateContext => ({
  org: org && { id: org.id, code: org.code, name: org.name },
  period: round.period,
  roundId: round.id,
  roundName: round.name,
  rehearsal: round.rehearsal,
  prefill,
});

const templateOf = (form: Form, context: TemplateContext): Template => ({
  plan: planTemplate(form, context),
  form,
  context,
});
