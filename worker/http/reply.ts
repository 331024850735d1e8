import type { Result } from "../../shared/result.ts";
import type { Refusal } from "../service/refusal.ts";
import type { Reply } from "../service/run-command.ts";
import type { Tagged } from "../service/tagged.ts";
import type { Ctx } from "./context.ts";
import { problemResponse } from "./problem.ts";

const json = "application/json";

/** A value as JSON, or the problem. */
export const answer = (c: Ctx, result: Result<object, Refusal>): Response =>
  result.ok
    ? c.body(JSON.stringify(result.value), 200, { "Content-Type": json })
    : problemResponse(c, result.error);

/** The reply to a write, as text. */
export function answerWrite(c: Ctx, result: Result<Reply, Refusal>): Response {
  if (!result.ok) return problemResponse(c, result.error);
  const { status, etag, body } = result.value;
  return c.body(body, status, { "Content-Type": json, ...(etag === null ? {} : { ETag: etag }) });
}

/** Text with its ETag, or 304. The browser keeps it but has to ask again each time. */
export function answerTagged(c: Ctx, result: Result<Tagged, Refusal>): Response {
  if (!result.ok) return problemResponse(c, result.error);
  const { etag, body } = result.value;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache", Vary: "Authorization" };
  return body === null ? c.body(null, 304, headers) : c.body(body, 200, { ...headers, "Content-Type": json });
}
