import * as z from "zod";

/** What a pull has put into a workbook: the ETag of the figures, and a hash of the sheet as it was left. */
export const pullMark = z.strictObject({ etag: z.string(), sheet: z.string(), contents: z.string() });
export type PullMark = z.infer<typeof pullMark>;

/** Remembers pulls by workbook (its path, or whatever names it at the host) and round. */
export interface PullMemory {
  load(workbook: string, round: string): Promise<PullMark | null>;
  save(workbook: string, round: string, mark: PullMark): Promise<void>;
}
