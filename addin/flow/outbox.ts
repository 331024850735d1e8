import * as z from "zod";

/** A submission that was sent without an answer. Sent again, it goes under the same key and base. */
export const keptSubmission = z.strictObject({
  key: z.uuid(),
  base: z.union([z.literal("none"), z.strictObject({ etag: z.string() })]),
});
export type KeptSubmission = z.infer<typeof keptSubmission>;

/** Names one document of one unit in one round. */
export type OutboxId = { round: string; org: string; hash: string };

/** Where submissions wait that may or may not have arrived. Holds no figures: those stand in the workbook. */
export interface Outbox {
  load(id: OutboxId): Promise<KeptSubmission | null>;
  save(id: OutboxId, kept: KeptSubmission): Promise<void>;
  clear(id: OutboxId): Promise<void>;
  /** All that wait, of every round. */
  waiting(): Promise<OutboxId[]>;
}

/**
 * The last state of each submission that was shown to the person here, as its ETag: what has not been seen is not
 * overwritten, and what was reviewed is what gets accepted.
 */
export interface SeenStore {
  load(round: string, org: string): Promise<string | null>;
  save(round: string, org: string, etag: string): Promise<void>;
}
