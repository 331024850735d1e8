import * as z from "zod";
import type { Drawers } from "./drawers.ts";

const keptWorkbook = z.strictObject({
  fileName: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** Instant of the last change that is in it. */
  at: z.iso.datetime(),
});
export type KeptWorkbook = z.infer<typeof keptWorkbook>;

/** The workbook that is open with changes nobody has saved yet, so that a closed page loses nothing. */
export type WorkbookStore = {
  load(): Promise<KeptWorkbook | null>;
  save(kept: KeptWorkbook): Promise<void>;
  clear(): Promise<void>;
};

/** One for each server; the page that changed its workbook last has it. A damaged one counts as none. */
export const workbookStore = (drawers: Drawers, server: string): WorkbookStore => ({
  load: async () => keptWorkbook.safeParse(await drawers.read("workbooks", [server])).data ?? null,
  save: (kept) => drawers.write("workbooks", [server], kept),
  clear: () => drawers.remove("workbooks", [server]),
});
