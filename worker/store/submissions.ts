import * as z from "zod";
import type { SubmissionState } from "../../shared/schema/round.ts";
import { stateOf, unitEventKind } from "./events.ts";
import { allRows, oneRow, type Query, type TenantScope } from "./query.ts";

/** A unit's submission with where it stands; texts are stored JSON and passed on as they are. */
export type StoredSubmission = {
  revision: number;
  base: number | null;
  person: string;
  sha256: string;
  receipt: string;
  findings: string;
  /** Null when the asker has this very state already (`knownEtag`). */
  document: string | null;
  seq: number;
  state: SubmissionState;
  reason: string | null;
};

const row = z
  .object({
    revision: z.number(),
    base: z.number().nullable(),
    person: z.string(),
    sha256: z.string(),
    receipt: z.string(),
    findings: z.string(),
    document: z.string().nullable(),
    seq: z.number(),
    kind: unitEventKind,
    reason: z.string().nullable(),
  })
  .transform(({ kind, ...found }): StoredSubmission => ({ ...found, state: stateOf(kind) }));

/**
 * A unit's latest submission, or the one of `revision`, with the last event about it. Where "r<revision>-e<seq>"
 * equals `knownEtag` the document stays in the database.
 */
export const submissionQuery = (
  { db, tenant }: TenantScope,
  at: { round: string; org: string; revision?: number },
  knownEtag = "",
): Query<StoredSubmission | null> =>
  oneRow(
    db,
    `SELECT s.revision, s.base, s.person, s.sha256, s.receipt, s.findings,
       CASE WHEN '"r' || e.revision || '-e' || e.seq || '"' = ?4 THEN NULL ELSE s.document END AS document,
       e.seq, e.kind, e.reason
     FROM event e JOIN submission s
       ON s.tenant = e.tenant AND s.round = e.round AND s.org = e.org AND s.revision = e.revision
     WHERE e.tenant = ?1 AND e.round = ?2 AND e.org = ?3 ${at.revision === undefined ? "" : "AND e.revision = ?5"}
     ORDER BY e.seq DESC LIMIT 1`,
    [tenant, at.round, at.org, knownEtag, ...(at.revision === undefined ? [] : [at.revision])],
    row,
  );

export type NewSubmission = {
  round: string;
  org: string;
  revision: number;
  base: number | null;
  person: string;
  at: string;
  sha256: string;
  receipt: string;
  findings: string;
  document: string;
};

export const insertSubmission = (
  { db, tenant }: TenantScope,
  submission: NewSubmission,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO submission
         (tenant, round, org, revision, base, person, at, sha256, receipt, findings, document)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
    )
    .bind(
      tenant,
      submission.round,
      submission.org,
      submission.revision,
      submission.base,
      submission.person,
      submission.at,
      submission.sha256,
      submission.receipt,
      submission.findings,
      submission.document,
    );

const figuresRow = z.object({ org: z.string(), figures: z.string() });

/** Figures of every unit's latest submission, accepted or not: JSON arrays, for the city before it accepts. */
export const latestFigures = (
  { db, tenant }: TenantScope,
  round: string,
): Query<z.infer<typeof figuresRow>[]> =>
  allRows(
    db,
    `SELECT org, json_extract(document, '$.figures') AS figures FROM submission s
     WHERE tenant = ?1 AND round = ?2 AND revision =
       (SELECT max(revision) FROM submission l WHERE l.tenant = s.tenant AND l.round = s.round AND l.org = s.org)`,
    [tenant, round],
    figuresRow,
  );
