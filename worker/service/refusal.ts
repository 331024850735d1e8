import type { Problem, ProblemCode } from "../../shared/schema/problem.ts";

/** Why a request is refused, as a value. HTTP gives it its status and its request id. */
export type Refusal = { code: ProblemCode } & Pick<
  Problem,
  "errors" | "findings" | "explanations" | "ruleProblems" | "current" | "difference" | "retryAfterSeconds"
>;

/** A part of the request that does not fit: JSON Pointer into the body, "/query/…" or "/headers/…". */
export const malformed = (pointer: string, code: string): Refusal => ({
  code: "malformed",
  errors: [{ pointer, code }],
});
