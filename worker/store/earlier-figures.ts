import * as z from "zod";
import { periodYearBefore } from "../../shared/codec/period.ts";
import { figureKind, stage } from "../../shared/schema/figure.ts";
import type { ComparedFigures } from "../../shared/schema/history.ts";
import { target } from "../../shared/schema/target.ts";
import { endsBefore, historyYears, type PeerChange } from "../../shared/validate/history.ts";
import { countingFigures, type HeldAcceptance } from "./counting-figures.ts";
import { mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** The round a document is for, and the unit it speaks of. */
export type Asking = { round: string; org: string };

/** `due`: the round's period; null where nothing is held. */
const earlierRow = z.object({ due: z.string().nullable(), earlier: z.string() });
/** Of a target what is compared; what else it says is left aside. */
const issued = target.pick({ requirement: true, number: true, unit: true, text: true }).strip();
/** Of an acceptance: its round, revision and instant, and of the figure what is compared. */
const heldRow = z.tuple([
  z.string(), // the round
  figureKind, // its kind
  z.string(), // its period
  z.int(), // revision
  z.string(), // accepted at
  z.string(), // indicator
  z.string(), // period
  figureKind,
  stage.or(z.literal("")),
  z.string().nullable(), // value of an actual
  issued.nullable(), // what a target asks
]);
type HeldRow = z.infer<typeof heldRow>;
const heldRows = z.array(heldRow);

/**
 * What a unit was accepted with in other rounds, as far as rules compare a document with it: numbers of earlier periods, and
 * targets of its year and the next. Of real rounds for a real round and of rehearsals for a rehearsal, from `historyYears`
 * back. Every submission reads this, so it is one scan of keys (CROSS JOIN keeps SQLite to their order; left to itself it
 * reads all figures of the city), and sorting out is done here.
 */
export const earlierFigures = ({ db, tenant }: TenantScope, { round, org }: Asking): Query<ComparedFigures> =>
  mapQuery(
    oneRow(
      db,
      `SELECT own.period AS due, json_group_array(json_array(r.id, r.kind, r.period, f.revision, f.accepted_at, f.indicator, f.period, f.kind, f.stage, f.value,
         f.figure -> '$.target')) AS earlier
       FROM round own CROSS JOIN round r ON r.tenant = own.tenant AND r.id <> own.id
           AND r.rehearsal = own.rehearsal AND r.period >= ${yearOfRound(-historyYears)}
         CROSS JOIN figure f ON f.tenant = r.tenant AND f.round = r.id AND f.org = ?3
       WHERE own.tenant = ?1 AND own.id = ?2 AND f.scope = 'whole'
         AND CASE f.kind WHEN 'actual' THEN f.period < own.period OR f.period LIKE own.period || '_%'
           ELSE f.period IN (${yearOfRound(0)}, ${yearOfRound(1)}) END`,
      [tenant, round, org],
      earlierRow,
    ),
    (found) => heldBefore(heldRows.parse(JSON.parse(found?.earlier ?? "[]")), found?.due ?? ""),
  );

/** The year of the round's period, or so many years after it. */
const yearOfRound = (years: number): string =>
  `CAST(CAST(substr(own.period, 1, 4) AS INTEGER) + ${years} AS TEXT)`;

function heldBefore(rows: readonly HeldRow[], due: string): ComparedFigures {
  const held = countingFigures(rows, acceptanceOf);
  return {
    accepted: held.flatMap(([, , , , , indicator, period, , stage, value]) =>
      value === null || stage === "" || !endsBefore(period, due) ? [] : [{ indicator, period, value, stage }],
    ),
    targets: held.flatMap(([, , , , , indicator, period, , , , asked]) =>
      asked === null ? [] : [{ indicator, period, target: asked }],
    ),
  };
}

/** A number that is gone and one that was never there are the same to who compares. */
const acceptanceOf = (row: HeldRow): HeldAcceptance => {
  const [round, roundKind, roundPeriod, revision, acceptedAt, indicator, period, kind, , value, asked] = row;
  const key = `${kind}/${indicator}/${period}`;
  const gone = kind === "target" ? asked === null : value === null;
  return { key, kind, round, roundKind, roundPeriod, revision, acceptedAt, gone, blank: false };
};

const peerRow = z.object({ peers: z.string() });
/** Unit, indicator, period, revision, value. */
const peerNumbers = z.array(z.tuple([z.string(), z.string(), z.string(), z.int(), z.string().nullable()]));

/** Units whose changes are looked at; a city has some twenty, and a median of so many tells enough. */
const mostPeers = 24;

/** What other units of a round are accepted with in it for its period and the year before. */
export const peerChanges = ({ db, tenant }: TenantScope, { round, org }: Asking): Query<PeerChange[]> =>
  mapQuery(
    oneRow(
      db,
      `SELECT json_group_array(json_array(f.org, f.indicator, f.period, f.revision, f.value)) AS peers
       FROM (SELECT org FROM participant WHERE tenant = ?1 AND round = ?2 AND org <> ?3 ORDER BY position LIMIT ?4) peer
         CROSS JOIN figure f ON f.tenant = ?1 AND f.round = ?2 AND f.org = peer.org
       WHERE f.kind = 'actual' AND f.scope = 'whole'`,
      [tenant, round, org, mostPeers],
      peerRow,
    ),
    (found) => changesOf(peerNumbers.parse(JSON.parse(found?.peers ?? "[]"))),
  );

/** Pairs of a number and that of a year before, of one unit and indicator; of several revisions the last. */
function changesOf(rows: z.infer<typeof peerNumbers>): PeerChange[] {
  const held = new Map<string, { revision: number; value: string | null }>();
  const keyOf = (org: string, indicator: string, period: string) => `${org}/${indicator}/${period}`;
  for (const [org, indicator, period, revision, value] of rows) {
    const key = keyOf(org, indicator, period);
    if (revision >= (held.get(key)?.revision ?? 0)) held.set(key, { revision, value });
  }
  const numberOf = (key: string) => held.get(key)?.value ?? null;
  const pairs = new Map(
    rows.map(([org, indicator, period]) => [
      keyOf(org, indicator, period),
      {
        indicator,
        before: numberOf(keyOf(org, indicator, periodYearBefore(period))),
        now: numberOf(keyOf(org, indicator, period)),
      },
    ]),
  );
  return [...pairs.values()].flatMap(({ indicator, before, now }) =>
    before === null || now === null ? [] : [{ indicator, before, now }],
  );
}
