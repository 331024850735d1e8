import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Result, succeed } from "../../shared/result.ts";
import { type Form, formVersionRef } from "../../shared/schema/form.ts";
import type { ApiClient } from "../api/client.ts";
import { stopped } from "../flow/failure.ts";
import { formOf } from "../flow/form-of.ts";
import type { Failure } from "./tell.ts";

/**
 * "id" is the form that comes with the program, so that checking and templates need no server; "id@2" that very
 * version, asked of the server where it has to be.
 */
export async function formAtHand(
  client: Pick<ApiClient, "form">,
  named: string | undefined,
): Promise<Result<Form, Failure>> {
  if (named === undefined || named === yearlyForm.id) return succeed(yearlyForm);
  const [id, version] = named.split("@");
  const ref = formVersionRef.safeParse({ id, version: Number(version) });
  return ref.success
    ? formOf(client, ref.data, yearlyForm)
    : stopped("form-unknown", { form: named, known: yearlyForm.id });
}
