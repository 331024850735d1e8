import { releaseCases } from "../../shared/schema/release.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { submitReply } from "../../shared/schema/submission.ts";
import { call, newKey } from "./call.ts";
import { units } from "./city.ts";
import { document } from "./document.ts";
import { draft, step } from "./form-rules.ts";

/** The unit that has not submitted yet. */
export const unit = units[2];
export const releasesPath = `rounds/r2024/releases/${unit}`;

/** Makes the big firms a 准强制性 rule, which `document` violates. */
export async function strictRule(): Promise<void> {
  await draft("FORM-51", { severity: "releasable" });
  await step({ step: "trial" });
  await step({ step: "activate", hits: 2 });
}

/** The fingerprint of the finding of that rule in a document. */
export async function fingerprintOf(sent: SubmissionDocument): Promise<string> {
  const path = `rounds/r2024/submissions/${sent.org}?dryRun=true`;
  const { body } = await call("PUT", path, { as: `p${sent.org}`, body: sent });
  const found = submitReply.parse(body).findings.find(({ rule }) => rule.id === "FORM-51");
  if (found === undefined) throw new Error("the document keeps the rule");
  return found.fingerprint;
}

export const reason = "三家大企业由上级新认定，文件附后";

/** Asks for the finding of the document, or for another fingerprint. */
export async function ask({
  sent = document(unit),
  as = `p${unit}`,
  text = reason,
  fingerprint,
  headers = newKey(),
  db,
}: {
  sent?: SubmissionDocument;
  as?: string;
  text?: string;
  fingerprint?: string;
  headers?: Record<string, string>;
  db?: D1Database;
} = {}) {
  const about = fingerprint ?? (await fingerprintOf(sent));
  const body = { document: sent, explanation: { fingerprint: about, category: "officialFigure", text } };
  return call("POST", releasesPath, { as, body, headers, ...(db === undefined ? {} : { db }) });
}

export async function decide(
  decision: "release" | "decline",
  {
    as = "city",
    seq = 1,
    db,
    reason: why = "文件已核，同意",
  }: { as?: string; seq?: number; db?: D1Database; reason?: string } = {},
) {
  const fingerprint = await fingerprintOf(document(unit));
  const body = { decision, fingerprint, seq, reason: why };
  return call("POST", `${releasesPath}/decisions`, {
    as,
    body,
    headers: newKey(),
    ...(db === undefined ? {} : { db }),
  });
}

/** State, seq and words of every request that `as` sees, of the unit or the round. */
export async function casesSeen(as: string, path = releasesPath) {
  const { cases } = releaseCases.parse((await call("GET", path, { as })).body);
  return cases.map(({ org, state, seq, asked, reason: why }) => [org, state, seq, asked.text, why]);
}
