import * as z from "zod";
import { type AcceptedAlias, acceptedAlias } from "../../shared/schema/alias.ts";
import type { ApiClient } from "../api/client.ts";
import { keptReplies, type ReplyPorts } from "./kept-replies.ts";

/** Names accepted for a form, by its id; undefined where they are not known. Never fails. */
export type AcceptedNames = (
  form: string,
  signal?: AbortSignal,
) => Promise<readonly AcceptedAlias[] | undefined>;

/** As the city has them now or had them last: a name holds only in the city that accepted it. */
export function acceptedNames(ports: ReplyPorts<Pick<ApiClient, "person" | "aliases">>): AcceptedNames {
  const names = keptReplies(ports, {
    nameOf: (form: string) => ["aliases", form],
    shape: z.array(acceptedAlias),
    ask: (client, form, known) => client.aliases(form, known),
  });
  return async (form, signal) => {
    const reply = await names(form, signal);
    return "value" in reply ? reply.value : undefined;
  };
}
