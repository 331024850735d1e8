import type { Result } from "../../../shared/result.ts";
import type { SayingsOf } from "../../flow/explaining.ts";
import { placeOf, settleSayings } from "../../flow/explanation-drafts.ts";
import { apiFailed, type FlowFailure } from "../../flow/failure.ts";
import { offerAliases } from "../../flow/offer-aliases.ts";
import type { Journey } from "../../flow/progress.ts";
import { type SubmitOptions, type SubmitOutcome, submitWorkbook } from "../../flow/submit.ts";
import { sayingsInWorkbook } from "../../table/results-in-workbook.ts";
import { ownTexts } from "../../text/own-texts.ts";
import type { Desk } from "../desk.ts";

/** The submission of whoever is signed in at this desk. */
export async function runSubmit(
  { workbook, client, form, storesOf, tables, names, held, explanations, randomUuid }: Desk,
  options: Omit<SubmitOptions, "form"> & Journey,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  const person = await client.person();
  if (person === null) return apiFailed({ kind: "unauthenticated", why: "no-session" });
  const { outbox, seen, choices } = storesOf(person);
  const sayings: SayingsOf = async (snapshot, report) =>
    settleSayings(await explanations.load(placeOf(workbook.workbookId, report)), sayingsInWorkbook(snapshot));
  const ports = { host: workbook, client, outbox, seen, tables, names, held, sayings, ownTexts, randomUuid };
  const outcome = await submitWorkbook(ports, { ...options, form });
  const sent = outcome.ok && (outcome.value.kind === "submitted" || outcome.value.kind === "unchanged");
  // nobody waits for it: the receipt is there
  if (sent && !options.dryRun && (await choices.offersNames()))
    void offerAliases({ client, names }, outcome.value.report);
  return outcome;
}
