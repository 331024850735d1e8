import * as z from "zod";
import type { EarlierValue } from "../../shared/validate/context.ts";
import { allRows, mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** What a unit is accepted with: the submission of this revision. */
export type Acceptance = { round: string; org: string; revision: number; at: string };

/**
 * Adds the figures of a submission as facts, straight from the stored document: only those that differ from what the
 * unit has accepted in this round already, and a NULL for those that are gone. One statement whatever the number.
 */
export const insertAcceptedFigures = (
  { db, tenant }: TenantScope,
  { round, org, revision, at }: Acceptance,
): D1PreparedStatement =>
  db
    .prepare(
      `WITH sent AS (
         SELECT f.value ->> '$.indicator' AS indicator, f.value ->> '$.kind' AS kind, f.value ->> '$.period' AS period,
           CASE f.value ->> '$.scope.kind' WHEN 'whole' THEN 'whole'
             ELSE (f.value ->> '$.scope.kind') || ':' || (f.value ->> '$.scope.name') END AS scope,
           coalesce(f.value ->> '$.stage', '') AS stage, f.value ->> '$.value' AS value, f.value AS figure
         FROM submission s, json_each(s.document, '$.figures') f
         WHERE s.tenant = ?1 AND s.round = ?2 AND s.org = ?3 AND s.revision = ?4
       ), known AS (
         SELECT indicator, kind, period, scope, stage, figure, max(revision) FROM figure
         WHERE tenant = ?1 AND round = ?2 AND org = ?3 GROUP BY indicator, kind, period, scope
       )
       INSERT INTO figure
         (tenant, round, org, indicator, kind, period, scope, stage, revision, accepted_at, value, figure)
       SELECT ?1, ?2, ?3, indicator, kind, period, scope, sent.stage, ?4, ?5, value, sent.figure
       FROM sent LEFT JOIN known USING (indicator, kind, period, scope)
       WHERE known.figure IS NOT sent.figure
       UNION ALL
       SELECT ?1, ?2, ?3, indicator, kind, period, scope, known.stage, ?4, ?5, NULL, NULL
       FROM known LEFT JOIN sent USING (indicator, kind, period, scope)
       WHERE known.figure IS NOT NULL AND sent.figure IS NULL`,
    )
    .bind(tenant, round, org, revision, at);

const unitFigures = z.object({ org: z.string(), figures: z.string() });

/** Accepted figures of a round as they count now, a JSON array for each unit. */
export const acceptedFigures = (
  { db, tenant }: TenantScope,
  round: string,
): Query<z.infer<typeof unitFigures>[]> =>
  allRows(
    db,
    `SELECT org, '[' || group_concat(figure) || ']' AS figures FROM (
       SELECT org, figure, max(revision) FROM figure WHERE tenant = ?1 AND round = ?2
       GROUP BY org, indicator, kind, period, scope)
     WHERE figure IS NOT NULL GROUP BY org`,
    [tenant, round],
    unitFigures,
  );

const earlierRow = z.object({ earlier: z.string() });
const earlierValues = z.array(z.tuple([z.string(), z.string(), z.string()]));

/**
 * A unit's earlier accepted numbers: of every indicator named in `before` the latest whose period lies before the one
 * given there. Rehearsals are left out, and rounds from before `since`. CROSS JOIN keeps SQLite to the order of the
 * key; left to itself it reads all figures of the city. One row of nothing but what is compared: every submission
 * reads it, and whole figures in rows of their own cost more than all the other reading.
 */
export const earlierActuals = (
  { db, tenant }: TenantScope,
  org: string,
  before: ReadonlyMap<string, string>,
  since: string,
): Query<EarlierValue[]> =>
  mapQuery(
    oneRow(
      db,
      `SELECT json_group_array(json_array(indicator, period, value)) AS earlier FROM (
       SELECT indicator, value, max(period) AS period FROM (
         SELECT f.indicator, f.period, f.value, max(f.accepted_at)
         FROM round r CROSS JOIN json_each(?3) b CROSS JOIN figure f
           ON f.tenant = r.tenant AND f.round = r.id AND f.org = ?2 AND f.indicator = b.key AND f.kind = 'actual'
             AND f.period < b.value AND f.scope = 'whole'
         WHERE r.tenant = ?1 AND r.rehearsal = 0 AND r.period >= ?4
         GROUP BY f.indicator, f.period)
       WHERE value IS NOT NULL GROUP BY indicator)`,
      [tenant, org, JSON.stringify(Object.fromEntries(before)), since],
      earlierRow,
    ),
    (found) =>
      earlierValues
        .parse(JSON.parse(found?.earlier ?? "[]"))
        .map(([indicator, period, value]) => ({ indicator, period, value })),
  );
