import * as z from "zod";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import { type Round, type RoundState, round as roundSchema } from "../../shared/schema/round.ts";
import { allRows, oneRow, type Query, type TenantScope } from "./query.ts";

/** Where a round stands. */
type Standing = {
  state: RoundState;
  /** Sequence of the round's last event, 0 before the first. */
  seq: number;
  /** The unit that asks is among its participants. */
  takesPart: boolean;
};

/** A round as stored. */
export type StoredRound = Standing & { round: Round; publishedAt: string | null };

/** What a submission needs to know of its round, without its participants, of which there may be hundreds. */
export type RoundHead = Standing & { id: string; form: FormVersionRef; period: string };

export const roundEventKind = z.enum(["opened", "closed", "published", "archived"]);
export type RoundEventKind = z.infer<typeof roundEventKind>;

const stateAfter: Record<RoundEventKind, RoundState> = {
  opened: "open",
  closed: "closed",
  published: "published",
  archived: "archived",
};

const standingColumns = {
  seq: z.number().nullable(),
  event: roundEventKind.nullable(),
  takes_part: z.number(),
};

const standingOf = (found: z.infer<z.ZodObject<typeof standingColumns>>): Standing => ({
  state: found.event === null ? "draft" : stateAfter[found.event],
  seq: found.seq ?? 0,
  takesPart: found.takes_part === 1,
});

const row = z
  .object({
    id: z.string(),
    name: z.string(),
    form_id: z.string(),
    form_version: z.number(),
    kind: z.string(),
    period: z.string(),
    stage: z.string(),
    due_at: z.string(),
    visibility: z.string(),
    rehearsal: z.number(),
    participants: z.string(),
    ...standingColumns,
    published_at: z.string().nullable(),
  })
  .transform(
    (found): StoredRound => ({
      round: roundSchema.parse({
        id: found.id,
        name: found.name,
        form: { id: found.form_id, version: found.form_version },
        kind: found.kind,
        period: found.period,
        stage: found.stage,
        dueAt: found.due_at,
        visibility: found.visibility,
        rehearsal: found.rehearsal === 1,
        participants: JSON.parse(found.participants),
      }),
      ...standingOf(found),
      publishedAt: found.published_at,
    }),
  );

// ?2 is the unit that asks, "" for none.
const standing = `e.seq, e.kind AS event, EXISTS (SELECT 1 FROM participant t
    WHERE t.tenant = r.tenant AND t.round = r.id AND t.org = ?2) AS takes_part
  FROM round r LEFT JOIN event e ON e.tenant = r.tenant AND e.round = r.id AND e.org = ''
    AND e.seq = (SELECT max(l.seq) FROM event l WHERE l.tenant = r.tenant AND l.round = r.id AND l.org = '')`;

const select = `
  SELECT r.id, r.name, r.form_id, r.form_version, r.kind, r.period, r.stage, r.due_at, r.visibility, r.rehearsal,
    (SELECT json_group_array(org) FROM
      (SELECT p.org FROM participant p WHERE p.tenant = r.tenant AND p.round = r.id ORDER BY p.position)) AS participants,
    (SELECT max(at) FROM event p WHERE p.tenant = r.tenant AND p.round = r.id AND p.org = '' AND p.kind = 'published')
      AS published_at, ${standing}`;

/** `unit` is the one that asks; null for the city. */
export const roundQuery = (
  { db, tenant }: TenantScope,
  unit: string | null,
  id: string,
): Query<StoredRound | null> =>
  oneRow(db, `${select} WHERE r.tenant = ?1 AND r.id = ?3`, [tenant, unit ?? "", id], row);

/** All rounds of the city, the latest period first. */
export const roundsQuery = ({ db, tenant }: TenantScope, unit: string | null): Query<StoredRound[]> =>
  allRows(db, `${select} WHERE r.tenant = ?1 ORDER BY r.period DESC, r.id`, [tenant, unit ?? ""], row);

const headRow = z
  .object({
    id: z.string(),
    form_id: z.string(),
    form_version: z.number(),
    period: z.string(),
    ...standingColumns,
  })
  .transform(
    (found): RoundHead => ({
      id: found.id,
      form: { id: found.form_id, version: found.form_version },
      period: found.period,
      ...standingOf(found),
    }),
  );

export const roundHead = (
  { db, tenant }: TenantScope,
  unit: string | null,
  id: string,
): Query<RoundHead | null> =>
  oneRow(
    db,
    `SELECT r.id, r.form_id, r.form_version, r.period, ${standing} WHERE r.tenant = ?1 AND r.id = ?3`,
    [tenant, unit ?? "", id],
    headRow,
  );

/** A round begins as a draft: it has no event yet. */
export const insertRound = ({ db, tenant }: TenantScope, round: Round): D1PreparedStatement[] => [
  db
    .prepare(
      `INSERT INTO round
         (tenant, id, name, form_id, form_version, kind, period, stage, due_at, visibility, rehearsal)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
    )
    .bind(
      tenant,
      round.id,
      round.name,
      round.form.id,
      round.form.version,
      round.kind,
      round.period,
      round.stage,
      round.dueAt,
      round.visibility,
      round.rehearsal ? 1 : 0,
    ),
  db
    .prepare(
      `INSERT INTO participant (tenant, round, org, position)
       SELECT ?1, ?2, value, key FROM json_each(?3)`,
    )
    .bind(tenant, round.id, JSON.stringify(round.participants)),
];
