import type { Form, FormList } from "../../shared/schema/form.ts";
import type { ApiClient } from "../api/client.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";

/** A form version a template can be made of, without its rows. */
export type FormSummary = FormList["forms"][number];

export type FormsAtHand = {
  /** At least one. */
  forms: FormSummary[];
  /** Why these are only the ones that come with the program; null where they are all published versions. */
  without: FlowFailure | null;
};

/** The published form versions; without sign-in or network the one that comes with the program (`atHand`). */
export async function formsAtHand(
  client: Pick<ApiClient, "person" | "forms">,
  { id, version, title, publishedOn }: Form,
): Promise<FormsAtHand> {
  const own = [{ id, version, title, publishedOn }];
  if ((await client.person()) === null)
    return { forms: own, without: apiFailed({ kind: "unauthenticated", why: "no-session" }).error };
  const listed = await client.forms();
  if (!listed.ok) return { forms: own, without: apiFailed(listed.error).error };
  return { forms: listed.value.length > 0 ? listed.value : own, without: null };
}
