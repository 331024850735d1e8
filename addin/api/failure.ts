import type { Problem } from "../../shared/schema/problem.ts";

/**
 * Why a call to the API gave nothing usable. Values, never thrown: each has one sentence (addin/text) that says what
 * to do. `refused` is the server's own word; the others come about on the way.
 */
export type ApiFailure =
  /** No network, no such host, connection refused or cut, or no answer within the time limit. */
  | { kind: "offline"; why: "unreachable" | "timeout" }
  /** By the person, before the answer was there. What had been sent may have arrived. */
  | { kind: "cancelled" }
  /** Nobody is signed in, or the session has ended and could not be renewed. */
  | { kind: "unauthenticated"; why: "no-session" | "session-ended" }
  /** application/problem+json */
  | { kind: "refused"; problem: Problem }
  /** A 5xx without a problem: a gateway or a crashed server. */
  | { kind: "server"; status: number }
  /** An answer that is not ours: HTML of a captive portal, a redirect, JSON that does not fit the schema. */
  | { kind: "unreadable"; status: number; what: "not-json" | "other-shape" };

const passingCodes: ReadonlySet<string> = new Set(["too-many-attempts", "internal", "unavailable"]);

/**
 * True where the same call may succeed later without the person changing anything, so that what was to be sent is
 * kept. A refusal on the merits is false.
 */
export function mayPass(failure: ApiFailure): boolean {
  if (failure.kind === "refused") return passingCodes.has(failure.problem.code);
  return true;
}
