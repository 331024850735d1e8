import type { Result } from "../../../shared/result.ts";
import { apiFailed, type FlowFailure } from "../../flow/failure.ts";
import type { Journey } from "../../flow/progress.ts";
import { type SubmitOptions, type SubmitOutcome, submitWorkbook } from "../../flow/submit.ts";
import type { Desk } from "../desk.ts";

/** The submission of whoever is signed in at this desk. */
export async function runSubmit(
  { workbook, client, form, storesOf, tables, randomUuid }: Desk,
  options: Omit<SubmitOptions, "form"> & Journey,
): Promise<Result<SubmitOutcome, FlowFailure>> {
  const person = await client.person();
  if (person === null) return apiFailed({ kind: "unauthenticated", why: "no-session" });
  const { outbox, seen } = storesOf(person);
  return submitWorkbook({ host: workbook, client, outbox, seen, tables, randomUuid }, { ...options, form });
}
