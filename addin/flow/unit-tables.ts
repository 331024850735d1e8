import { toldTable } from "../../shared/schema/table-answers.ts";
import type { ApiClient } from "../api/client.ts";
import { sameAnswers } from "../table/binding/table-answers.ts";
import { isCity } from "./status.ts";
import type { MachineTables, TableMemory } from "./table-memory.ts";

type Client = Pick<ApiClient, "person" | "ownTable" | "tellOwnTable" | "cancelledBy">;

/**
 * The server is waited for no longer than this, and always together with the names it has accepted, which may take longer: nobody
 * waits for it.
 */
const patienceMs = 2000;

/**
 * What this machine and, for whoever is signed in, the unit's server know of tables. What was said here and has not reached the
 * server comes first; else the unit's latest word holds, as it was last heard where the server does not answer. Only tables
 * whose workbooks hold no hidden sheet are spoken of. Never fails.
 */
export const unitTables = (
  machine: MachineTables,
  client: Client,
  enough: () => AbortSignal = () => AbortSignal.timeout(patienceMs),
): TableMemory => {
  const soon = (signal?: AbortSignal) =>
    client.cancelledBy(signal ? AbortSignal.any([signal, enough()]) : enough());
  return {
    recall: async ({ form, fingerprint, bound }, signal) => {
      const kept = await machine.recall(fingerprint);
      const isOwnWord = kept !== null && kept.told === undefined;
      const person = bound || isOwnWord ? null : await client.person();
      if (person === null || isCity(person)) return kept;
      const ofUnit = kept?.told === person.org ? kept : null;
      const asked = await soon(signal).ownTable(person.org, { form, fingerprint });
      if (!asked.ok) return ofUnit;
      if (asked.value === null) return null;
      const heard = { answers: asked.value, over: null, told: person.org };
      if (ofUnit === null || !sameAnswers(ofUnit.answers, heard.answers))
        await machine.keep(fingerprint, heard);
      return heard;
    },

    keep: async ({ form, fingerprint, bound }, kept) => {
      const person = bound ? null : await client.person();
      const before = await machine.recall(fingerprint);
      const isHeard = person !== null && before?.told === person.org;
      if (isHeard && sameAnswers(before.answers, kept.answers)) return "server";
      await machine.keep(fingerprint, kept);
      const told = toldTable.safeParse({ version: form.version, answers: kept.answers });
      if (person === null || isCity(person) || !told.success) return "machine";
      const reply = await soon().tellOwnTable(person.org, { form, fingerprint }, told.data);
      if (!reply.ok) return "machine";
      await machine.keep(fingerprint, { ...kept, told: person.org });
      return "server";
    },

    forget: ({ fingerprint }) => machine.forget(fingerprint),
  };
};
