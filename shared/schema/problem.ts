import * as z from "zod";
import { explanationFault, finding } from "./finding.ts";
import { ruleProblem } from "./form-rule.ts";
import { cellDifference } from "./submission.ts";

/** Every refusal of the API, one code each; the sentence for it lives at the client. */
export const problemCode = z.enum([
  "malformed", // 400 body or parameter does not fit the schema
  "not-json", // 400
  "unauthenticated", // 401 no or unreadable token
  "session-expired", // 401 token over or session ended
  "wrong-credentials", // 401
  "forbidden", // 403
  "not-found", // 404, also for what the person may not know of
  "method-not-allowed", // 405
  "wrong-state", // 409 round not open, nothing to accept …
  "form-closed", // 409 form version is not the round's
  "name-ambiguous", // 409 a name would stand for two indicators, or does already
  "too-many-offers", // 409 a unit has told of as many names, or tables of its own, as it may
  "stale", // 412 If-Match does not fit; carries the difference
  "body-too-large", // 413
  "unsupported-media-type", // 415
  "key-reused", // 422 same idempotency key, other body
  "findings-block", // 422 findings that block
  "rule-unfit", // 422 a rule of a form that cannot be published
  "explanations-needed", // 422 核实性 findings without a good explanation, or explanations of nothing found
  "precondition-required", // 428
  "too-many-attempts", // 429
  "internal", // 500
  "unavailable", // 503
]);
export type ProblemCode = z.infer<typeof problemCode>;

/** application/problem+json (RFC 9457) */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: problemCode,
  requestId: z.string(),
  /** Where in the body or query it is wrong: JSON Pointers. */
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string() })).optional(),
  findings: z.array(finding).optional(),
  /** On explanations-needed: what is wrong with which. */
  explanations: z.array(explanationFault).optional(),
  /** On stale: what the server has now. */
  current: z.strictObject({ revision: z.int().min(0), etag: z.string().nullable() }).optional(),
  difference: z.array(cellDifference).optional(),
  ruleProblems: z.array(ruleProblem).optional(),
  retryAfterSeconds: z.int().min(1).optional(),
});
export type Problem = z.infer<typeof problem>;
