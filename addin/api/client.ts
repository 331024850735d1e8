import { aliasCalls } from "./alias-calls.ts";
import { createAsker } from "./asker.ts";
import { type Access, createAuthorised } from "./authorised.ts";
import { releaseCalls } from "./release-calls.ts";
import { roundCalls } from "./round-calls.ts";
import { ruleCalls } from "./rule-calls.ts";
import { sessionCalls } from "./session-calls.ts";
import { submissionCalls } from "./submission-calls.ts";
import { tableCalls } from "./table-calls.ts";

export type ApiClient = ReturnType<typeof callsOf> & {
  /** The same client, whose calls end as `cancelled` once the signal is given. */
  cancelledBy: (signal: AbortSignal) => ApiClient;
};

/**
 * The API (/api/v1) as functions. Every reply is parsed with the schema the server uses; every failure is a value
 * (ApiFailure). Whatever the platform gives is handed in, so that a test can hand in the server itself as `fetch`.
 */
export const createClient = (access: Access): ApiClient =>
  clientOf(access, createAuthorised(access), undefined);

type Send = ReturnType<typeof createAuthorised>;

/** All clients made from one share `send`, and with it the one renewal of the session. */
const clientOf = (access: Access, send: Send, signal: AbortSignal | undefined): ApiClient => ({
  ...callsOf(access, send, signal),
  cancelledBy: (another) => clientOf(access, send, signal ? AbortSignal.any([signal, another]) : another),
});

function callsOf(access: Access, send: Send, signal: AbortSignal | undefined) {
  const asker = createAsker((call) => send(signal ? { ...call, signal } : call));
  return {
    server: access.server,
    ...sessionCalls(access, signal),
    ...roundCalls(asker),
    ...submissionCalls(asker),
    ...aliasCalls(asker),
    ...tableCalls(asker),
    ...ruleCalls(asker),
    ...releaseCalls(asker),
  };
}
