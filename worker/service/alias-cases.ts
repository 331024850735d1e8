import type * as z from "zod";
import { aliasConflicts } from "../../shared/catalogue/alias-conflicts.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { AcceptedAlias, AliasCase, aliasCases } from "../../shared/schema/alias.ts";
import type { Form } from "../../shared/schema/form.ts";
import {
  acceptedQuery,
  type DecisionRow,
  decisionsQuery,
  type OfferRow,
  offersQuery,
} from "../store/aliases.ts";
import { formThere, latestForms } from "../store/forms.ts";
import type { Caller } from "./caller.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";
import { type Tagged, tagged } from "./tagged.ts";

/** The names in force for a form besides its own; not-found for a form the city does not have. */
export async function showAliases(
  caller: Caller,
  form: string,
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    aliases: acceptedQuery(caller.scope, form),
    form: formThere(caller.scope, form),
  });
  if (!read.ok) return read;
  if (!read.value.form) return refuse({ code: "not-found" });
  const body = JSON.stringify({ aliases: read.value.aliases });
  return succeed(tagged(body, knownEtag));
}

/** Every name offered or decided about, the latest first, with what speaks against it. */
export async function listAliasCases(caller: Caller): Promise<Result<z.infer<typeof aliasCases>, Refusal>> {
  const read = await readAs(caller, {
    offers: offersQuery(caller.scope, null),
    decisions: decisionsQuery(caller.scope, null),
    forms: latestForms(caller.scope, null),
  });
  if (!read.ok) return read;
  const { offers, decisions, forms } = read.value;
  const cases = forms.flatMap((form) =>
    casesOf(
      form,
      offers.filter((one) => one.form === form.id),
      decisions.filter((one) => one.form === form.id),
    ),
  );
  return succeed({ cases: cases.sort((one, other) => (latest(one) < latest(other) ? 1 : -1)) });
}

const latestOf = (instants: readonly string[]): string | null => [...instants].sort().at(-1) ?? null;
const latest = ({ offeredAt, decidedAt }: AliasCase): string =>
  latestOf([offeredAt ?? "", decidedAt ?? ""]) ?? "";

/** The names of one form: those offered or decided about, each with each of the indicators it was meant for. */
export function casesOf(
  form: Form,
  offers: readonly OfferRow[],
  decisions: readonly DecisionRow[],
): AliasCase[] {
  const conflictsOf = aliasConflicts(form, inForce(decisions), offers);
  const cases = new Map<string, { offered: OfferRow[]; decided: DecisionRow | null }>();
  const at = ({ indicator, name_key }: OfferRow | DecisionRow) => {
    const id = `${indicator} ${name_key}`;
    const found = cases.get(id) ?? { offered: [], decided: null };
    cases.set(id, found);
    return found;
  };
  for (const offer of offers) at(offer).offered.push(offer);
  for (const decision of decisions) at(decision).decided = decision;
  return [...cases.values()].flatMap(({ offered, decided }) => {
    const first = offered[0] ?? decided;
    if (first === null) return [];
    const name = mostCommon(offered.map((one) => one.name)) ?? first.name;
    const units = [...new Set(offered.flatMap(({ unit }) => unit ?? []))];
    const indicator = form.indicators.find(({ code }) => code === first.indicator);
    return [
      {
        form: form.id,
        indicator: first.indicator,
        indicatorName: indicator?.name ?? first.indicator,
        indicatorUnit: indicator?.unit ?? "",
        name,
        units,
        orgs: offered.map(({ org }) => org),
        rows: offered.reduce((sum, { rows }) => sum + rows, 0),
        offeredAt: latestOf(offered.map(({ at }) => at)),
        state: decided?.decision ?? "open",
        reason: decided?.reason ?? null,
        decidedAt: decided?.at ?? null,
        conflicts: conflictsOf({ indicator: first.indicator, name, units }),
      },
    ];
  });
}

export const inForce = (decisions: readonly DecisionRow[]): AcceptedAlias[] =>
  decisions
    .filter(({ decision }) => decision === "accepted")
    .map(({ indicator, name }) => ({ indicator, name }));

/** Of spellings that are the same name the one most units use. */
function mostCommon(names: readonly string[]): string | undefined {
  const times = (name: string) => names.filter((other) => other === name).length;
  return [...names].sort((one, other) => times(other) - times(one))[0];
}
