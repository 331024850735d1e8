import * as z from "zod";
import type { Result } from "../../shared/result.ts";
import type { TaggedReply } from "../api/asker.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import { untilCancelled } from "../api/until-cancelled.ts";

/** Names a reply: what it is, then of what ("compared", "y2024", "330481"). */
export type ReplyName = readonly string[];

/**
 * What the server last gave one person, on this machine. What is loaded may be of another version or damaged: whoever
 * loads it checks it.
 */
export interface ReplyMemory {
  load(name: ReplyName): Promise<unknown>;
  keep(name: ReplyName, reply: unknown): Promise<void>;
  /** All of it, when the person signs out. */
  forget(): Promise<void>;
}

/** As the server has it now, or as it was last given; or why it is not known. */
export type Reply<T> = Known<T> | { why: "signed-out" | "no-answer" };
export type Known<T> = { value: T; asOf: "now" | "before" };

export type ReplyPorts<Client> = {
  client: Client & { cancelledBy: (signal: AbortSignal) => Client };
  memoryOf: (person: { id: string }) => ReplyMemory;
  /** dropped: a late answer is given up, so that a program that has done its work may end. */
  lateReplies: "kept" | "dropped";
  /** How long checking waits for an answer, in milliseconds: where an earlier one is kept, and where none is. */
  patience?: { kept: number; none: number };
};

const usualPatience = { kept: 1500, none: 4000 };

export type ReplySource<Client, Of, T> = {
  nameOf: (of: Of) => ReplyName;
  shape: z.ZodType<T>;
  /** `known` is the ETag of what is kept. */
  ask: (client: Client, of: Of, known: string | null) => Promise<Result<TaggedReply<T>, ApiFailure>>;
};

/**
 * Asks the server of whoever is signed in, what has not changed not again; where it does not answer soon, what it gave
 * last holds, and the answer that is late is kept for the next time. Nobody waits twice for the same late answer. Signed
 * out nothing is known: what a city says holds in that city.
 */
export function keptReplies<Client extends Pick<ApiClient, "person">, Of, T>(
  { client, memoryOf, lateReplies, patience = usualPatience }: ReplyPorts<Client>,
  { nameOf, shape, ask }: ReplySource<Client, Of, T>,
): (of: Of, signal?: AbortSignal) => Promise<Reply<T>> {
  const kept = z.object({ etag: z.string().nullable(), value: shape });
  const underWay = new Map<string, Promise<T | undefined>>();
  const late = new Set<string>();
  return async (of, signal) => {
    const person = await client.person();
    if (person === null) return { why: "signed-out" };
    const name = nameOf(of);
    const memory = memoryOf(person);
    const before = kept.safeParse(await memory.load(name)).data;
    const call = JSON.stringify([person.id, ...name]);
    const answer = async (): Promise<T | undefined> => {
      const asking = lateReplies === "kept" ? client : client.cancelledBy(AbortSignal.timeout(patience.none));
      const asked = await ask(asking, of, before?.etag ?? null);
      if (!asked.ok) return undefined;
      if (asked.value.kind === "unchanged") return before?.value;
      const { value, etag } = asked.value;
      // whoever has signed out by now leaves nothing behind
      if ((await client.person())?.id === person.id) await memory.keep(name, { value, etag });
      return value;
    };
    const asking =
      underWay.get(call) ??
      answer().finally(() => {
        underWay.delete(call);
        late.delete(call);
      });
    underWay.set(call, asking);
    const wait = late.has(call) ? 0 : before === undefined ? patience.none : patience.kept;
    const soon = AbortSignal.timeout(wait);
    const value = await untilCancelled(asking, signal ? AbortSignal.any([signal, soon]) : soon);
    if (value !== "cancelled" && value !== undefined) return { value, asOf: "now" };
    if (underWay.has(call) && !signal?.aborted) late.add(call);
    return before === undefined ? { why: "no-answer" } : { value: before.value, asOf: "before" };
  };
}
