import { createAsker } from "./asker.ts";
import { type Access, createAuthorised } from "./authorised.ts";
import { roundCalls } from "./round-calls.ts";
import { sessionCalls } from "./session-calls.ts";
import { submissionCalls } from "./submission-calls.ts";

export type ApiClient = ReturnType<typeof createClient>;

/**
 * The API (/api/v1) as functions. Every reply is parsed with the schema the server uses; every failure is a value
 * (ApiFailure). Whatever the platform gives is handed in, so that a test can hand in the server itself as `fetch`.
 */
export function createClient(access: Access) {
  const asker = createAsker(createAuthorised(access));
  return {
    server: access.server,
    ...sessionCalls(access, asker),
    ...roundCalls(asker),
    ...submissionCalls(asker),
  };
}
