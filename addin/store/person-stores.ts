import * as z from "zod";
import type { ReplyMemory } from "../flow/kept-replies.ts";
import { keptSubmission, type Outbox, type SeenStore } from "../flow/outbox.ts";
import { type PullMemory, pullMark } from "../flow/pull-memory.ts";
import { peerSelection } from "../table/plan/peer-selection.ts";
import type { ChoiceStore } from "./choice-store.ts";
import type { Drawers } from "./drawers.ts";

/** What one person has done on this machine, and what the server last gave them. No tokens. */
export type PersonStores = {
  outbox: Outbox;
  seen: SeenStore;
  pulls: PullMemory;
  choices: ChoiceStore;
  /** Among it the unit's accepted figures: gone when the person signs out. */
  replies: ReplyMemory;
};

const text = z.string();

/**
 * The memory of one person at one server. What is damaged counts as absent: at worst something is shown, pulled or
 * chosen once more.
 */
export function personStores(drawers: Drawers, server: string, person: string): PersonStores {
  const own = (...parts: string[]) => [server, person, ...parts];
  return {
    outbox: {
      load: async ({ round, org, hash }) =>
        keptSubmission.safeParse(await drawers.read("outbox", own(round, org, hash))).data ?? null,
      save: ({ round, org, hash }, kept) => drawers.write("outbox", own(round, org, hash), kept),
      clear: ({ round, org, hash }) => drawers.remove("outbox", own(round, org, hash)),
      waiting: async () => {
        const keys = await drawers.keys("outbox", own());
        return keys.flatMap(([, , round, org, hash]) => (round && org && hash ? [{ round, org, hash }] : []));
      },
    },
    seen: {
      load: async (round, org) => text.safeParse(await drawers.read("seen", own(round, org))).data ?? null,
      save: (round, org, etag) => drawers.write("seen", own(round, org), etag),
    },
    pulls: {
      load: async (workbook, round) =>
        pullMark.safeParse(await drawers.read("pulls", own(workbook, round))).data ?? null,
      save: (workbook, round, mark) => drawers.write("pulls", own(workbook, round), mark),
    },
    choices: {
      peers: async (round) =>
        peerSelection.safeParse(await drawers.read("choices", own("peers", round))).data ?? null,
      keepPeers: (round, selection) => drawers.write("choices", own("peers", round), selection),
      offersNames: async () =>
        z.boolean().safeParse(await drawers.read("choices", own("names"))).data ?? null,
      keepOffersNames: (offers) => drawers.write("choices", own("names"), offers),
    },
    replies: {
      load: (name) => drawers.read("replies", own(...name)),
      keep: (name, reply) => drawers.write("replies", own(...name), reply),
      forget: async () => {
        for (const key of await drawers.keys("replies", own())) await drawers.remove("replies", key);
      },
    },
  };
}
