import * as z from "zod";
import { figureKind, stage } from "./figure.ts";
import { formVersionRef } from "./form.ts";
import { instant, orgId, period, roundId } from "./identifiers.ts";

/** draft → open → closed → published → archived */
export const roundState = z.enum(["draft", "open", "closed", "published", "archived"]);
export type RoundState = z.infer<typeof roundState>;

/** 同级可见范围: all values | own with median and quartiles | own with rank. */
export const peerVisibility = z.enum(["full", "quartiles", "rank"]);
export type PeerVisibility = z.infer<typeof peerVisibility>;

/** 报送任务 */
export const round = z.strictObject({
  id: roundId,
  name: z.string().min(1).max(60),
  form: formVersionRef,
  kind: figureKind,
  period,
  stage,
  dueAt: instant,
  visibility: peerVisibility,
  /** 演练: figures are invented; said wherever they are shown. */
  rehearsal: z.boolean(),
  participants: z.array(orgId).min(1).max(500),
});
export type Round = z.infer<typeof round>;

/** 未报 | 已上报 | 已退回 | 已验收 */
export const submissionState = z.enum(["none", "submitted", "returned", "accepted"]);
export type SubmissionState = z.infer<typeof submissionState>;

/** A round as a signed-in person sees it; `mine` is absent for the city. */
export const roundSummary = z.strictObject({
  round,
  state: roundState,
  publishedAt: instant.nullable(),
  mine: z
    .strictObject({
      state: submissionState,
      revision: z.int().min(0),
      at: instant.nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type RoundSummary = z.infer<typeof roundSummary>;

/** Reply to GET rounds: rounds the person may know of, the latest period first. */
export const roundList = z.strictObject({ rounds: z.array(roundSummary) });
export type RoundList = z.infer<typeof roundList>;

/** One unit on the city's board. */
export const boardEntry = z.strictObject({
  org: orgId,
  state: submissionState,
  revision: z.int().min(0),
  /** Time of the last step, and of the first submission, to tell on time from late. */
  at: instant.nullable(),
  firstSubmittedAt: instant.nullable(),
  late: z.boolean(),
  etag: z.string().nullable(),
});
export type BoardEntry = z.infer<typeof boardEntry>;
export const board = z.strictObject({ round: roundSummary, entries: z.array(boardEntry) });
export type Board = z.infer<typeof board>;
