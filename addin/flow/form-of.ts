import { type Result, succeed } from "../../shared/result.ts";
import type { Form, FormVersionRef } from "../../shared/schema/form.ts";
import type { Round } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import { apiFailed, type FlowFailure, stopped } from "./failure.ts";

/** A version of a form. The server is asked only for one that does not come with the program (`atHand`). */
export async function formOf(
  client: Pick<ApiClient, "form">,
  ref: FormVersionRef,
  atHand: Form,
): Promise<Result<Form, FlowFailure>> {
  if (sameVersion(ref, atHand)) return succeed(atHand);
  const asked = await client.form(ref);
  return asked.ok ? asked : notAtHand(asked.error, ref, atHand);
}

export const sameVersion = (a: FormVersionRef, b: FormVersionRef): boolean =>
  a.id === b.id && a.version === b.version;

/** "sti-yearly@2" */
export const printVersion = ({ id, version }: FormVersionRef): string => `${id}@${version}`;

/** A template is handed in only for rounds with its own version. */
export const formDiffers = (madeFrom: FormVersionRef, { form, name }: Pick<Round, "form" | "name">) =>
  stopped("form-differs", { sheet: printVersion(madeFrom), round: printVersion(form), name });

/** What is needed to get the version, where that is known: only then can a person do something about it. */
function notAtHand(failure: ApiFailure, ref: FormVersionRef, atHand: Form): Result<never, FlowFailure> {
  const form = printVersion(ref);
  switch (failure.kind) {
    case "unauthenticated":
      return stopped("form-not-at-hand", { form, why: "signed-out" });
    case "offline":
      return stopped("form-not-at-hand", { form, why: "offline" });
    case "refused":
      return failure.problem.code === "not-found"
        ? stopped("form-unknown", { form, known: atHand.id })
        : apiFailed(failure);
    default:
      return apiFailed(failure);
  }
}
