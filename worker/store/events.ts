import * as z from "zod";
import type { SubmissionState } from "../../shared/schema/round.ts";
import { allRows, mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";
import type { RoundEventKind } from "./rounds.ts";

export const unitEventKind = z.enum(["submitted", "returned", "accepted"]);
export type UnitEventKind = z.infer<typeof unitEventKind>;

/** The kinds of a unit's events are the states they lead to. */
export const stateOf = (kind: UnitEventKind | null): SubmissionState => kind ?? "none";

type Common = { round: string; seq: number; person: string; at: string };
export type NewEvent =
  | (Common & {
      of: "unit";
      org: string;
      kind: UnitEventKind;
      revision: number;
      reason: string | null;
      /** The round's own last seq as it was read: the write fails when the round has moved on meanwhile. */
      roundSeq: number;
    })
  | (Common & {
      of: "round";
      kind: RoundEventKind;
      /** Number of all events of the round as it was read: fails when a unit or another person was quicker. */
      events: number;
    });

/**
 * Must be the first statement of its batch: the primary key refuses a second writer of the same seq, and the guard
 * turns seq into NULL, which the table refuses too. An UPDATE that matches no row would let the batch go on.
 */
export const insertEvent = ({ db, tenant }: TenantScope, event: NewEvent): D1PreparedStatement => {
  const guard =
    event.of === "unit"
      ? "(SELECT coalesce(max(seq), 0) FROM event WHERE tenant = ?1 AND round = ?2 AND org = '')"
      : "(SELECT count(*) FROM event WHERE tenant = ?1 AND round = ?2)";
  return db
    .prepare(
      `INSERT INTO event (tenant, round, org, seq, kind, revision, reason, person, at)
       SELECT ?1, ?2, ?3, CASE WHEN ${guard} = ?4 THEN CAST(?5 AS INTEGER) END, ?6, ?7, ?8, ?9, ?10`,
    )
    .bind(
      tenant,
      event.round,
      event.of === "unit" ? event.org : "",
      event.of === "unit" ? event.roundSeq : event.events,
      event.seq,
      event.kind,
      event.of === "unit" ? event.revision : null,
      event.of === "unit" ? event.reason : null,
      event.person,
      event.at,
    );
};

const unitRow = z.object({
  org: z.string(),
  seq: z.number(),
  kind: unitEventKind,
  revision: z.number(),
  reason: z.string().nullable(),
  at: z.string(),
  first_at: z.string(),
});

/** A unit's last event in a round, and when it first submitted. */
export type UnitStanding = {
  org: string;
  seq: number;
  state: SubmissionState;
  revision: number;
  reason: string | null;
  at: string;
  firstSubmittedAt: string;
};

const standing = unitRow.transform(
  ({ kind, first_at, ...rest }): UnitStanding => ({
    ...rest,
    state: stateOf(kind),
    firstSubmittedAt: first_at,
  }),
);

// The first event of a unit is always its first submission. Beside max(), SQLite takes the other columns from the row
// that holds the maximum.
const standingColumns =
  "event.org, max(event.seq) AS seq, event.kind, event.revision, event.reason, event.at, (SELECT f.at FROM event f WHERE f.tenant = event.tenant AND f.round = event.round AND f.org = event.org AND f.seq = 1) AS first_at";

/** Where every unit of a round stands; units without any event are absent. */
export const standingsQuery = ({ db, tenant }: TenantScope, round: string): Query<UnitStanding[]> =>
  allRows(
    db,
    `SELECT ${standingColumns} FROM event WHERE tenant = ?1 AND round = ?2 AND org <> '' GROUP BY org`,
    [tenant, round],
    standing,
  );

export const standingQuery = (
  { db, tenant }: TenantScope,
  round: string,
  org: string,
): Query<UnitStanding | null> =>
  oneRow(
    db,
    `SELECT ${standingColumns} FROM event WHERE tenant = ?1 AND round = ?2 AND org = ?3 GROUP BY org`,
    [tenant, round, org],
    standing,
  );

/** Where one unit stands in all rounds, by round. CROSS JOIN: by the key, round after round, not through all events. */
export const standingByRound = (
  { db, tenant }: TenantScope,
  org: string,
): Query<ReadonlyMap<string, UnitStanding>> =>
  mapQuery(
    allRows(
      db,
      `SELECT event.round, ${standingColumns} FROM round r CROSS JOIN event
         ON event.tenant = r.tenant AND event.round = r.id AND event.org = ?2
       WHERE r.tenant = ?1 GROUP BY event.round`,
      [tenant, org],
      z.object({ round: z.string() }).and(standing),
    ),
    (rows) => new Map(rows.map(({ round, ...found }) => [round, found])),
  );

const extent = z.object({ events: z.number(), last_at: z.string().nullable() });

/** How many events a round has, its units' included, and when the last one was. */
export const roundExtent = (
  { db, tenant }: TenantScope,
  round: string,
): Query<{ events: number; lastAt: string | null }> =>
  mapQuery(
    oneRow(
      db,
      "SELECT count(*) AS events, max(at) AS last_at FROM event WHERE tenant = ?1 AND round = ?2",
      [tenant, round],
      extent,
    ),
    (found) => ({ events: found?.events ?? 0, lastAt: found?.last_at ?? null }),
  );
