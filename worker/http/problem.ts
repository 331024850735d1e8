import type { Problem, ProblemCode } from "../../shared/schema/problem.ts";
import type { Refusal } from "../service/refusal.ts";
import type { Ctx } from "./context.ts";

/** The one table of refusals: status, and a title for people who read the wire. Sentences live in the client. */
export const problems = {
  malformed: [400, "The request does not fit its schema"],
  "not-json": [400, "The body is not JSON"],
  unauthenticated: [401, "Sign-in is required"],
  "session-expired": [401, "The session is over"],
  "wrong-credentials": [401, "Login or password is wrong"],
  forbidden: [403, "This person may not do this"],
  "not-found": [404, "There is nothing here"],
  "method-not-allowed": [405, "This address does not take this method"],
  "wrong-state": [409, "Not possible in this state"],
  "form-closed": [409, "The form version is not the round's"],
  "name-ambiguous": [409, "The name is another indicator's, or one of the form already"],
  "too-many-offers": [409, "The unit has told of as many names or tables as it may"],
  stale: [412, "Somebody else has changed it meanwhile"],
  "body-too-large": [413, "The body is too large"],
  "unsupported-media-type": [415, "The body must be application/json"],
  "key-reused": [422, "The Idempotency-Key was used for another request"],
  "findings-block": [422, "Findings block the submission"],
  "rule-unfit": [422, "The rule cannot be published"],
  "explanations-needed": [422, "Findings are not explained"],
  "precondition-required": [428, "If-Match or If-None-Match is required"],
  "too-many-attempts": [429, "Too many attempts"],
  internal: [500, "An error of the server"],
  unavailable: [503, "The database is not available"],
} as const satisfies Record<ProblemCode, readonly [number, string]>;

export const problemType = (code: ProblemCode): string => `urn:zhibao:problem:${code}`;

/** A refusal as application/problem+json (RFC 9457). */
export function problemResponse(c: Ctx, refusal: Refusal, headers: Record<string, string> = {}): Response {
  const [status, title] = problems[refusal.code];
  const { code, ...members } = refusal;
  const body: Problem = {
    type: problemType(code),
    title,
    status,
    code,
    requestId: c.get("requestId"),
    ...members,
  };
  const { retryAfterSeconds, current } = refusal;
  return c.body(JSON.stringify(body), status, {
    "Content-Type": "application/problem+json",
    ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
    ...(current?.etag ? { ETag: current.etag } : {}),
    ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
    ...headers,
  });
}
