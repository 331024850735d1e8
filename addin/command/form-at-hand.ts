import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type Form, type FormVersionRef, formVersionRef } from "../../shared/schema/form.ts";
import type { ApiClient } from "../api/client.ts";
import type { Failure } from "./tell.ts";

/** Forms that come with the program, so that checking and templates need no server. */
const bundled: readonly Form[] = [yearlyForm];

/** "id" is a form that comes with the program; "id@2" that very version, asked of the server where it has to be. */
export async function formAtHand(
  client: Pick<ApiClient, "form">,
  named: string | undefined,
): Promise<Result<Form, Failure>> {
  if (named === undefined) return succeed(yearlyForm);
  const [id = "", version] = named.split("@");
  const own = bundled.find(
    (form) => form.id === id && (version ?? String(form.version)) === String(form.version),
  );
  if (own) return succeed(own);
  const ref = formVersionRef.safeParse({ id, version: Number(version) });
  return ref.success ? formOfServer(client, ref.data) : refuse(unknown(named));
}

async function formOfServer(
  client: Pick<ApiClient, "form">,
  ref: FormVersionRef,
): Promise<Result<Form, Failure>> {
  const form = await client.form(ref);
  if (form.ok) return form;
  const missing = form.error.kind === "refused" && form.error.problem.code === "not-found";
  return refuse(missing ? unknown(`${ref.id}@${ref.version}`) : { kind: "api", failure: form.error });
}

const unknown = (form: string): Failure => ({
  kind: "stop",
  stop: { code: "form-unknown", detail: { form, known: bundled.map(({ id }) => id).join("、") } },
});
