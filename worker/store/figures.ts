import * as z from "zod";
import { figure, figureKind } from "../../shared/schema/figure.ts";
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

/** Sorts a year behind its quarters and months: it ends with the last of them. */
const ending = (table: string): string =>
  `(${table}.period || CASE length(${table}.period) WHEN 4 THEN '~' ELSE '' END)`;

const heldRow = z.object({ held: z.string() });

/** A figure as it was accepted; `figure` null where that acceptance took it away. */
const heldFigures = z.array(
  z
    .tuple([z.string(), z.int(), z.string(), z.string(), figureKind, figure.nullable(), z.string()])
    .transform(([round, revision, acceptedAt, roundPeriod, roundKind, held, key]) => ({
      round,
      revision,
      acceptedAt,
      roundPeriod,
      roundKind,
      figure: held,
      key,
    })),
);
export type AcceptedFigure = z.output<typeof heldFigures>[number];

/**
 * All a unit was accepted with in other rounds that a round may ask for: actuals of periods before its own, targets of its year
 * and the year after. Rounds from four years back, real ones for a real round and rehearsals for a rehearsal. Every
 * acceptance is there; which one counts is the service's matter. Keys as in `earlierFigures`: one scan for each round.
 */
export const figuresHeld = (
  { db, tenant }: TenantScope,
  round: string,
  org: string,
): Query<AcceptedFigure[]> =>
  mapQuery(
    oneRow(
      db,
      `SELECT json_group_array(json_array(r.id, f.revision, f.accepted_at, r.period, r.kind, json(f.figure),
         f.indicator || '/' || f.kind || '/' || f.period || '/' || f.scope)) AS held
       FROM round own CROSS JOIN round r ON r.tenant = own.tenant AND r.id <> own.id
           AND r.rehearsal = own.rehearsal
           AND r.period >= CAST(CAST(substr(own.period, 1, 4) AS INTEGER) - 4 AS TEXT)
         CROSS JOIN figure f ON f.tenant = r.tenant AND f.round = r.id AND f.org = ?3
           AND CASE f.kind
             WHEN 'actual' THEN ${ending("f")} < ${ending("own")}
             ELSE f.period IN (substr(own.period, 1, 4), CAST(CAST(substr(own.period, 1, 4) AS INTEGER) + 1 AS TEXT)) END
       WHERE own.tenant = ?1 AND own.id = ?2`,
      [tenant, round, org],
      heldRow,
    ),
    (found) => heldFigures.parse(JSON.parse(found?.held ?? "[]")),
  );
