import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import type { TableAnswers } from "../table/binding/table-answers.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";
import { readBinding } from "./binding.ts";
import { type CheckReport, judged, unitNames } from "./check.ts";
import { earlierOf } from "./earlier-figures.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";
import { formInForce } from "./form-in-force.ts";
import { formDiffers, formOf, sameVersion } from "./form-of.ts";
import type { HeldByCity } from "./held-by-city.ts";
import { ownOrg } from "./own-org.ts";
import { pickRound, wantedFor } from "./pick-round.ts";
import { recallAnswers } from "./recall-answers.ts";
import { checkStated } from "./stated-period.ts";
import type { TableMemory } from "./table-memory.ts";

/** `answers`: what is known of an own table; `aliases`: names it was read with. */
export type Prepared = {
  report: CheckReport;
  round: RoundSummary;
  answers: TableAnswers;
  aliases: Awaited<ReturnType<AcceptedNames>>;
};

type Client = Pick<ApiClient, "person" | "orgs" | "rounds" | "form">;

/**
 * Finds unit, period and round of a workbook, and checks it with the form version that round uses. `form` is what
 * the table is looked for with where no round is named; `period` is the person's word where the sheet says none.
 */
export async function prepareSubmission(
  client: Client,
  { form, sheet, period, round: named }: { form: Form; sheet?: string; period?: string; round?: string },
  {
    tables,
    names,
    held,
    signal,
  }: {
    tables?: TableMemory;
    names?: AcceptedNames;
    held?: Pick<HeldByCity, "rules" | "compared">;
    signal?: AbortSignal | undefined;
  },
  snapshot: WorkbookSnapshot,
): Promise<Result<Prepared, FlowFailure>> {
  const person = await client.person();
  if (!person) return apiFailed({ kind: "unauthenticated", why: "no-session" });
  const [orgs, rounds] = await Promise.all([client.orgs(), client.rounds()]);
  if (!orgs.ok) return apiFailed(orgs.error);
  if (!rounds.ok) return apiFailed(rounds.error);
  const finding = await formToFindWith(client, snapshot, { rounds: rounds.value, named, sheet, form });
  if (!finding.ok) return finding;
  const units = { orgs: orgs.value, own: person.org };
  const wanted = { form: finding.value, sheet, ...unitNames(units), signal };
  const [answers, aliases] = await Promise.all([
    recallAnswers(snapshot, tables, wanted),
    names?.(finding.value.id, signal),
  ]);
  const options = { ...units, answers, aliases, ...(sheet === undefined ? {} : { sheet }) };
  const first = checkStated(snapshot, { ...options, form: finding.value }, period);
  if (!first.ok) return first;
  const org = ownOrg(first.value, person);
  if (!org.ok) return org;
  const round = pickRound(rounds.value, { ...wantedFor(first.value, org.value), round: named });
  if (!round.ok) return round;
  const { form: ref } = round.value.round;
  const { madeFrom } = first.value;
  if (madeFrom && !sameVersion(madeFrom, ref)) return formDiffers(madeFrom, round.value.round);
  const roundForm = await client.form(ref);
  if (!roundForm.ok) return apiFailed(roundForm.error);
  const [inForce, compared] = await Promise.all([
    formInForce(held, roundForm.value, signal),
    held?.compared({ round: round.value.round.id, org: org.value }, signal),
  ]);
  const read = checkStated(snapshot, { ...options, form: inForce.form, org: org.value }, period);
  if (!read.ok) return read;
  const known = { earlier: earlierOf(compared ?? { why: "no-answer" }), rules: inForce.rules };
  return succeed({ report: judged(read.value, known), round: round.value, answers, aliases });
}

/** A named round says itself which form its tables have; else the workbook may. */
async function formToFindWith(
  client: Client,
  snapshot: WorkbookSnapshot,
  {
    rounds,
    named,
    sheet,
    form,
  }: {
    rounds: readonly RoundSummary[];
    named: string | undefined;
    sheet: string | undefined;
    form: Form;
  },
): Promise<Result<Form, FlowFailure>> {
  const found = rounds.find(({ round }) => round.id === named);
  const wanted = found?.round.form ?? readBinding(snapshot, sheet).form ?? form;
  return wanted.id === form.id ? succeed(form) : formOf(client, wanted, form);
}
