import * as z from "zod";
import type { Drawers } from "./drawers.ts";

/** Fields a later version may add are passed over; what the first version did not have yet may be missing. */
const keptWorkbook = z.object({
  fileName: z.string().min(1),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0),
  /** Instant of the last change that is in it. */
  at: z.iso.datetime(),
  /** Names the workbook it was made of; null where it was kept by a page that did not say. */
  workbookId: z.string().nullable().default(null),
});
export type KeptWorkbook = z.infer<typeof keptWorkbook>;

/** A place for the unsaved changes of one open file. Each page has its own: none overwrites what another keeps. */
export type Slot = string;

/** Workbooks that are open with changes nobody has saved yet, so that a closed page loses nothing. */
export type WorkbookStore = {
  /** What is kept, the latest change first. `damaged`: slots of which nothing can be read. */
  all(): Promise<{ kept: (KeptWorkbook & { slot: Slot })[]; damaged: Slot[] }>;
  /** False where the browser does not keep it: no room, a private window, storage that is blocked. */
  save(slot: Slot, kept: KeptWorkbook): Promise<boolean>;
  clear(slot: Slot): Promise<void>;
};

/** `durable`: whether the drawers outlast the page. */
export const workbookStore = (drawers: Drawers, server: string, durable: boolean): WorkbookStore => ({
  all: async () => {
    const kept: (KeptWorkbook & { slot: Slot })[] = [];
    const damaged: Slot[] = [];
    for (const [, slot = noSlot] of await drawers.keys("workbooks", [server])) {
      const { data } = keptWorkbook.safeParse(await drawers.read("workbooks", keyOf(server, slot)));
      if (data) kept.push({ ...data, slot });
      else damaged.push(slot);
    }
    return { kept: kept.sort((one, other) => other.at.localeCompare(one.at)), damaged };
  },
  save: async (slot, kept) => {
    try {
      await drawers.write("workbooks", keyOf(server, slot), kept);
      return durable;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  },
  clear: (slot) => drawers.remove("workbooks", keyOf(server, slot)),
});

/** The first version kept one workbook for each server, without a slot. */
const noSlot: Slot = "";

const keyOf = (server: string, slot: Slot): string[] => (slot === noSlot ? [server] : [server, slot]);
