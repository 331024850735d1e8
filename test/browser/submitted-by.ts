import * as z from "zod";
import { type SubmissionDocument, submission } from "../../shared/schema/submission.ts";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import type { RealWorker } from "../real-worker.ts";

/** What stands on the server as the last that a unit has submitted to the rehearsal. */
export async function submittedBy(
  { fetch, url }: Pick<RealWorker, "fetch" | "url">,
  { login, org }: { login: string; org: string },
): Promise<SubmissionDocument> {
  const at = (path: string) => new URL(`/api/v1/${path}`, url);
  const signedIn = await fetch(at("sessions"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ login, password: demo.password }),
  });
  const { accessToken } = z.object({ accessToken: z.string() }).parse(await signedIn.json());
  const reply = await fetch(at(`rounds/2025-rehearsal/submissions/${org}`), {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  return submission.parse(await reply.json()).document;
}
