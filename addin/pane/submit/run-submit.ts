import type { Result } from "../../../shared/result.ts";
import { apiFailed, type FlowFailure } from "../../flow/failure.ts";
import { offerAliases } from "../../flow/offer-aliases.ts";
import type { Journey } from "../../flow/progress.ts";
import { type SubmitOptions, type SubmitOutcome, submitWorkbook } from "../../flow/submit.ts";
import type { Desk } from "../desk.ts";

/** The submission of whoever is signed in at this desk. */
export async function runSubmit(
  { workbook, client, form, storesOf, tables, names, randomUuid }: Desk,
  options: Omit<SubmitOptions, "form"> & Journey,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  const person = await client.person();
  if (person === null) return apiFailed({ kind: "unauthenticated", why: "no-session" });
  const { outbox, seen, choices } = storesOf(person);
  const ports = { host: workbook, client, outbox, seen, tables, names, randomUuid };
  const outcome = await submitWorkbook(ports, { ...options, form });
  const sent = outcome.ok && (outcome.value.kind === "submitted" || outcome.value.kind === "unchanged");
  // nobody waits for it: the receipt is there
  if (sent && !options.dryRun && (await choices.offersNames()))
    void offerAliases({ client, names }, outcome.value.report);
  return outcome;
}
