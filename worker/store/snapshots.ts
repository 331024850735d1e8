import * as z from "zod";
import { allRows, type Query, type TenantScope } from "./query.ts";

/** Who may read a snapshot row: the city, every participant, or one unit alone. '@' cannot begin a unit's id. */
export type Audience = "@city" | "@full" | (string & {});

export type NewSnapshot = { round: string; audience: Audience; sha256: string; document: string };

export const insertSnapshot = (
  { db, tenant }: TenantScope,
  { round, audience, sha256, document }: NewSnapshot,
): D1PreparedStatement =>
  db
    .prepare("INSERT INTO snapshot (tenant, round, audience, sha256, document) VALUES (?1, ?2, ?3, ?4, ?5)")
    .bind(tenant, round, audience, sha256, document);

const row = z.object({
  round: z.string(),
  /** The round exists and the reader may know of it. */
  known: z.number().transform((value) => value === 1),
  sha256: z.string().nullable(),
  document: z.string().nullable(),
});
export type FoundSnapshot = z.infer<typeof row>;

/** Who asks: a unit sees rounds it takes part in, the city (unit null) all of them. */
export type SnapshotReader = { unit: string | null };

const joined = `
  FROM json_each(?2) asked
    LEFT JOIN snapshot s ON s.tenant = ?1 AND s.round = asked.value AND s.audience IN (?3, ?4)
      AND (?5 = '' OR EXISTS (SELECT 1 FROM participant p WHERE p.tenant = ?1 AND p.round = s.round AND p.org = ?5))`;

/**
 * The frozen texts of the named rounds in their order. Where their common ETag is `knownEtag`, no document leaves the
 * database: that is what makes a 304 cheap. `document` is null, too, for what is not published.
 */
export const snapshotsQuery = (
  { db, tenant }: TenantScope,
  rounds: readonly string[],
  reader: SnapshotReader,
  knownEtag: string,
): Query<FoundSnapshot[]> =>
  allRows(
    db,
    `WITH tag AS (
       SELECT '"' || group_concat(substr(sha256, 1, 32), '-') || '"' AS etag
       FROM (SELECT s.sha256 ${joined} ORDER BY asked.key))
     SELECT asked.value AS round,
       EXISTS (SELECT 1 FROM round r WHERE r.tenant = ?1 AND r.id = asked.value AND (?5 = '' OR
         EXISTS (SELECT 1 FROM participant p WHERE p.tenant = ?1 AND p.round = r.id AND p.org = ?5)
         AND EXISTS (SELECT 1 FROM event e WHERE e.tenant = ?1 AND e.round = r.id AND e.org = ''))) AS known,
       s.sha256, CASE WHEN ?6 = (SELECT etag FROM tag) THEN NULL ELSE s.document END AS document
     ${joined} ORDER BY asked.key`,
    [
      tenant,
      JSON.stringify(rounds),
      reader.unit === null ? "@city" : "@full",
      reader.unit ?? "@city",
      reader.unit ?? "",
      knownEtag,
    ],
    row,
  );

/** ETag of one or several snapshots pulled together; the query above builds the same text. */
export const snapshotEtag = (sha256s: readonly string[]): string =>
  `"${sha256s.map((sha256) => sha256.slice(0, 32)).join("-")}"`;
