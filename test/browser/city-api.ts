import { session } from "../../shared/schema/session.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { demoDocument } from "../../worker/demo/demo-document.ts";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import { rehearsalTables } from "../../worker/demo/rehearsal-figures.ts";
import type { ServedPane } from "./serve-pane.ts";

/** 桐乡市's table of the rehearsal as it would send it; `newHighTech` in place of its KJ-13. */
export function tongxiangDocument(newHighTech?: string): SubmissionDocument {
  const table = rehearsalTables.find(({ org }) => org === "330483");
  if (!table) throw new Error("The rehearsal has no figures of 330483");
  const document = demoDocument(table);
  if (newHighTech === undefined) return document;
  const figures = document.figures.map((figure) =>
    figure.kind === "actual" && figure.indicator === "KJ-13" && figure.period === document.period
      ? { ...figure, value: newHighTech, typed: { text: newHighTech, unit: null } }
      : figure,
  );
  return { ...document, figures };
}

/** What a unit or the city does without a pane. */
export async function callApi(
  { address }: ServedPane,
  login: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
): Promise<Response> {
  const json = { "Content-Type": "application/json" };
  const signedIn = await fetch(`${address}/api/v1/sessions`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ login, password: demo.password }),
  });
  const { accessToken } = session.parse(await signedIn.json());
  return fetch(`${address}/api/v1/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${accessToken}`,
      "Idempotency-Key": crypto.randomUUID(),
      ...(body ? json : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
