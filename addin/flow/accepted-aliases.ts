import * as z from "zod";
import { type AcceptedAlias, acceptedAlias } from "../../shared/schema/alias.ts";
import type { ApiClient } from "../api/client.ts";

/** The names a city has accepted for a form, as they were last asked for. */
export const keptAliases = z.strictObject({ etag: z.string().nullable(), aliases: z.array(acceptedAlias) });
export type KeptAliases = z.infer<typeof keptAliases>;

/** Remembers them by form for one person, whose city they hold in. */
export interface AliasMemory {
  load(form: string): Promise<KeptAliases | null>;
  keep(form: string, kept: KeptAliases): Promise<void>;
}

/** Names accepted for a form, by its id; undefined where they are not known. Never fails. */
export type AcceptedNames = (
  form: string,
  signal?: AbortSignal,
) => Promise<readonly AcceptedAlias[] | undefined>;

/** Checking goes on without them after so long. */
const patienceMs = 4000;

/**
 * Asks the server of whoever is signed in, what has not changed not again; where it does not answer, what was known last
 * holds. Signed out nothing is known: a name holds only in the city that accepted it.
 */
export const acceptedNames =
  (
    client: Pick<ApiClient, "person" | "aliases" | "cancelledBy">,
    memoryOf: (person: { id: string }) => AliasMemory,
  ): AcceptedNames =>
  async (form, signal) => {
    const person = await client.person();
    if (person === null) return undefined;
    const memory = memoryOf(person);
    const known = await memory.load(form);
    const soon = AbortSignal.timeout(patienceMs);
    const asking = client.cancelledBy(signal ? AbortSignal.any([signal, soon]) : soon);
    const asked = await asking.aliases(form, known?.etag ?? null);
    if (!asked.ok || asked.value.kind === "unchanged") return known?.aliases;
    const { aliases, etag } = asked.value;
    await memory.keep(form, { aliases, etag });
    return aliases;
  };
