import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { MergedTable } from "../../shared/schema/merged.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import type { Counted } from "../table/plan/peer-columns.ts";
import { apiFailed, cancelled, type FlowFailure, stopped } from "./failure.ts";
import { isCity } from "./status.ts";

/** Merged figures with the form they follow; `ownOrg` is the reader's unit, null for the city. */
export type MergedFigures = { table: MergedTable; etag: string | null; form: Form; ownOrg: string | null };

/** The merged figures of a round as far as the reader may see them; null where they are those of the ETag. */
export async function askMerged(
  client: Pick<ApiClient, "merged" | "form" | "person">,
  round: string,
  { etag: known, counted }: { etag: string | null; counted: Counted },
): Promise<Result<MergedFigures | null, FlowFailure>> {
  const merged = await client.merged(round, known, counted);
  if (!merged.ok) {
    return isUnpublished(merged.error) ? stopped("not-published", { name: round }) : unanswered(merged.error);
  }
  if (merged.value.kind === "unchanged") return succeed(null);
  const { table, etag } = merged.value;
  const form = await client.form(table.round.form);
  if (!form.ok) return unanswered(form.error);
  const person = await client.person();
  const ownOrg = person && !isCity(person) ? person.org : null;
  return succeed({ table, etag, form: form.value, ownOrg });
}

/** Nothing was to be stored at the server: a call that was cancelled has left everything as it was. */
export const unanswered = (failure: ApiFailure): Result<never, FlowFailure> =>
  failure.kind === "cancelled" ? cancelled : apiFailed(failure);

/** Of a round that is not out there is nothing to be had, whatever else is right. */
const isUnpublished = (failure: ApiFailure): boolean =>
  failure.kind === "refused" && failure.problem.code === "wrong-state";
