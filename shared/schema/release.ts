import * as z from "zod";
import { explanation, finding, saying } from "./finding.ts";
import { instant, orgId, roundId } from "./identifiers.ts";
import { submissionDocument } from "./submission.ts";

/** asked: waits for the city · released: blocks no more · declined: blocks on, and may be asked for anew */
export const releaseState = z.enum(["asked", "released", "declined"]);
export type ReleaseState = z.infer<typeof releaseState>;

/** 放行: a 准强制性 finding of one unit in one round, why the unit asks to let it pass, and what the city has said. */
export const releaseCase = z.strictObject({
  org: orgId,
  /** As the server found it when it was asked for. */
  finding,
  asked: saying,
  askedBy: z.string(),
  askedAt: instant,
  state: releaseState,
  /** Of the city's decision; null while it waits. */
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Number of what was said last; whoever decides names what they have read. */
  seq: z.int().min(1),
});
export type ReleaseCase = z.infer<typeof releaseCase>;

/** Where a request stands, without the finding's figures: what a unit keeps of it. */
export const releaseStanding = z.strictObject({
  fingerprint: explanation.shape.fingerprint,
  ...releaseCase.omit({ org: true, finding: true }).shape,
});
export type ReleaseStanding = z.infer<typeof releaseStanding>;

export const standingOf = ({
  org: _org,
  finding: { fingerprint },
  ...rest
}: ReleaseCase): ReleaseStanding => ({
  fingerprint,
  ...rest,
});

/** Those of a round or of one unit in it, the latest request first. */
export const releaseCases = z.strictObject({ round: roundId, cases: z.array(releaseCase) });
export type ReleaseCases = z.infer<typeof releaseCases>;

/** Body of a request: the document as it would be submitted, and why one of its findings should pass. */
export const releaseRequest = z.strictObject({ document: submissionDocument, explanation });
export type ReleaseRequest = z.infer<typeof releaseRequest>;

/** A reason worth the name. */
export const releaseReason = z.string().trim().min(4).max(500);

export const releaseDecision = z.strictObject({
  decision: z.enum(["release", "decline"]),
  fingerprint: explanation.shape.fingerprint,
  seq: releaseCase.shape.seq,
  reason: releaseReason,
});
export type ReleaseDecision = z.infer<typeof releaseDecision>;

/** Where a finding stands after it was asked about or decided. */
export const releaseReply = z.strictObject({
  round: roundId,
  org: orgId,
  fingerprint: explanation.shape.fingerprint,
  state: releaseState,
  seq: releaseCase.shape.seq,
});
export type ReleaseReply = z.infer<typeof releaseReply>;
