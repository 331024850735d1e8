import * as z from "zod";
import { type Round, type RoundState, round as roundSchema } from "../../shared/schema/round.ts";
import { allRows, oneRow, type Query, type TenantScope } from "./query.ts";

/** A round as stored, with where it stands. */
export type StoredRound = {
  round: Round;
  state: RoundState;
  /** Sequence of the round's last event, 0 before the first. */
  seq: number;
  publishedAt: string | null;
};

export const roundEventKind = z.enum(["opened", "closed", "published", "archived"]);
export type RoundEventKind = z.infer<typeof roundEventKind>;

const stateAfter: Record<RoundEventKind, RoundState> = {
  opened: "open",
  closed: "closed",
  published: "published",
  archived: "archived",
};

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
    seq: z.number().nullable(),
    event: roundEventKind.nullable(),
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
      state: found.event === null ? "draft" : stateAfter[found.event],
      seq: found.seq ?? 0,
      publishedAt: found.published_at,
    }),
  );

const select = `
  SELECT r.id, r.name, r.form_id, r.form_version, r.kind, r.period, r.stage, r.due_at, r.visibility, r.rehearsal,
    (SELECT json_group_array(org) FROM
      (SELECT p.org FROM participant p WHERE p.tenant = r.tenant AND p.round = r.id ORDER BY p.position)) AS participants,
    e.seq, e.kind AS event,
    (SELECT max(at) FROM event p WHERE p.tenant = r.tenant AND p.round = r.id AND p.org = '' AND p.kind = 'published')
      AS published_at
  FROM round r LEFT JOIN event e ON e.tenant = r.tenant AND e.round = r.id AND e.org = ''
    AND e.seq = (SELECT max(l.seq) FROM event l WHERE l.tenant = r.tenant AND l.round = r.id AND l.org = '')`;

export const roundQuery = ({ db, tenant }: TenantScope, id: string): Query<StoredRound | null> =>
  oneRow(db, `${select} WHERE r.tenant = ?1 AND r.id = ?2`, [tenant, id], row);

/** All rounds of the city, the latest period first. */
export const roundsQuery = ({ db, tenant }: TenantScope): Query<StoredRound[]> =>
  allRows(db, `${select} WHERE r.tenant = ?1 ORDER BY r.period DESC, r.id`, [tenant], row);

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
