import * as z from "zod";
import { figure, figureKind, scope } from "./figure.ts";
import { explanation, explanationFault, finding, findingCounts } from "./finding.ts";
import { formVersionRef } from "./form.ts";
import { day, indicatorCode, instant, orgId, period, personId, roundId, sha256Hex } from "./identifiers.ts";
import { readingQuery } from "./reading-finding.ts";
import { submissionState } from "./round.ts";

/** 单位负责人, 统计负责人, 填表人, 联系电话, 报出日期; null is what the sheet left blank. */
export const signers = z.strictObject({
  unitHead: z.string().max(40).nullable(),
  statisticsHead: z.string().max(40).nullable(),
  preparer: z.string().max(40).nullable(),
  phone: z.string().max(40).nullable(),
  reportDate: day.nullable(),
});
export type Signers = z.infer<typeof signers>;

/** What a unit sends for a round: one document. */
export const submissionDocument = z.strictObject({
  form: formVersionRef,
  org: orgId,
  period,
  figures: z.array(figure).max(5000),
  explanations: z.array(explanation).max(2000),
  /** What the reading of its sheet asks to be verified, no two alike; left out where it asks nothing. */
  readingFindings: z.array(readingQuery).max(2000).optional(),
  signers,
});
export type SubmissionDocument = z.infer<typeof submissionDocument>;

/** 回执 */
export const receipt = z.strictObject({
  /** Printed on the 上报单: period, unit, revision and the first 8 digits of the hash. */
  number: z.string().max(80),
  round: roundId,
  org: orgId,
  revision: z.int().min(1),
  /** SHA-256 of the canonical JSON of the stored document. */
  hash: sha256Hex,
  receivedAt: instant,
  form: formVersionRef,
  figures: z.int().min(0),
  findings: findingCounts,
});
export type Receipt = z.infer<typeof receipt>;

/** 上报: immutable, numbered; a later revision points to its base. */
export const submission = z.strictObject({
  document: submissionDocument,
  receipt,
  base: z.int().min(1).nullable(),
  by: personId,
  /** Where it stands, and the event sequence the ETag is made of. */
  state: submissionState,
  seq: z.int().min(1),
  reason: z.string().nullable(),
  findings: z.array(finding),
});
export type Submission = z.infer<typeof submission>;

/** One figure's difference between two revisions; values are printed with their unit. */
export const cellDifference = z.strictObject({
  indicator: indicatorCode,
  kind: figureKind,
  period,
  scope,
  change: z.enum(["added", "changed", "removed"]),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type CellDifference = z.infer<typeof cellDifference>;

/** Reply to a submit; a dry run has no receipt. */
export const submitReply = z.strictObject({
  receipt: receipt.nullable(),
  findings: z.array(finding),
  /** What is still to be explained; of a dry run only, as nothing is received with it. */
  explanations: z.array(explanationFault),
  difference: z.array(cellDifference),
});
export type SubmitReply = z.infer<typeof submitReply>;

export const returnRequest = z.strictObject({ reason: z.string().trim().min(4).max(500) });

/** Reply to return and accept. */
export const transitionReply = z.strictObject({
  round: roundId,
  org: orgId,
  state: submissionState,
  revision: z.int().min(1),
  seq: z.int().min(1),
  at: instant,
});
export type TransitionReply = z.infer<typeof transitionReply>;

/** ETag of a unit's submission in a round: revision and last event. */
export const submissionEtag = (revision: number, seq: number): string => `"r${revision}-e${seq}"`;
