import * as z from "zod";
import { succeed } from "../../shared/result.ts";
import { toldTable } from "../../shared/schema/table-answers.ts";
import type { ApiClient } from "../api/client.ts";
import { sameAnswers, tableAnswers } from "../table/binding/table-answers.ts";
import { keptReplies, type ReplyMemory, type ReplyPorts } from "./kept-replies.ts";
import { isCity } from "./status.ts";
import type { MachineTables, TableMemory } from "./table-memory.ts";

type Client = Pick<ApiClient, "person" | "ownTable" | "tellOwnTable">;
type Heads = Parameters<ApiClient["ownTable"]>[1];

/** Keeping waits so long for the server, in milliseconds; what has not reached it by then goes along with a submission. */
const usualTellingMs = 2000;

/**
 * What this machine and, for whoever is signed in, the unit's server know of tables. What was said here and has not reached the
 * server comes first; else the unit's latest word holds, as it was last heard where the server does not answer soon. Only
 * tables whose workbooks hold no hidden sheet are spoken of. Never fails.
 */
export function unitTables(
  machine: MachineTables,
  { tellingMs = usualTellingMs, ...ports }: Omit<ReplyPorts<Client>, "memoryOf"> & { tellingMs?: number },
): TableMemory {
  const { client } = ports;
  const unitsWord = keptReplies(
    { ...ports, memoryOf: () => heardOn(machine) },
    {
      nameOf: ({ org, form, fingerprint }: Heads & { org: string }) => [org, form.id, fingerprint],
      shape: tableAnswers.nullable(),
      ask: async (asking, { org, ...heads }) => {
        const reply = await asking.ownTable(org, heads);
        return reply.ok ? succeed({ kind: "changed", value: reply.value, etag: null }) : reply;
      },
    },
  );
  return {
    recall: async ({ form, fingerprint, bound }, signal) => {
      const kept = await machine.recall(fingerprint);
      const isOwnWord = kept !== null && kept.told === undefined;
      const person = bound || isOwnWord ? null : await client.person();
      if (person === null || isCity(person)) return kept;
      const reply = await unitsWord({ org: person.org, form, fingerprint }, signal);
      return "value" in reply && reply.value !== null ? { answers: reply.value, over: null } : null;
    },

    keep: async ({ form, fingerprint, bound }, kept) => {
      const person = bound ? null : await client.person();
      const before = await machine.recall(fingerprint);
      const isHeard = person !== null && before?.told === person.org;
      if (isHeard && sameAnswers(before.answers, kept.answers)) return "server";
      await machine.keep(fingerprint, kept);
      const told = toldTable.safeParse({ version: form.version, answers: kept.answers });
      if (person === null || isCity(person) || !told.success) return "machine";
      const telling = client.cancelledBy(AbortSignal.timeout(tellingMs));
      const reply = await telling.tellOwnTable(person.org, { form, fingerprint }, told.data);
      if (!reply.ok) return "machine";
      await machine.keep(fingerprint, { ...kept, told: person.org });
      return "server";
    },

    forget: ({ fingerprint }) => machine.forget(fingerprint),
  };
}

const heard = z.object({ value: tableAnswers.nullable() });

/** Replies about a unit's tables where the machine holds its tables, and never in place of what was said on it. */
const heardOn = (machine: MachineTables): ReplyMemory => ({
  load: async ([org, , fingerprint = ""]) => {
    const kept = await machine.recall(fingerprint);
    return kept !== null && kept.told === org ? { etag: null, value: kept.answers } : null;
  },
  keep: async ([org = "", , fingerprint = ""], reply) => {
    const { value } = heard.parse(reply);
    const kept = await machine.recall(fingerprint);
    const isOwnWord = kept !== null && kept.told === undefined;
    if (value === null || isOwnWord) return;
    if (kept?.told !== org || !sameAnswers(kept.answers, value))
      await machine.keep(fingerprint, { answers: value, over: null, told: org });
  },
  // answers are words, and stay on the machine with those that were given on it
  forget: async () => {},
});
