import * as z from "zod";
import { type AcceptedAlias, acceptedAlias } from "../../shared/schema/alias.ts";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import { allRows, mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** A name as one unit has offered it. `key`: `aliasKey` of the name. */
export type StoredOffer = AcceptedAlias & { key: string; unit: string | null; rows: number };

const offerRow = z.object({
  form: z.string(),
  name_key: z.string(),
  org: z.string(),
  indicator: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  rows: z.number(),
  at: z.string(),
});
export type OfferRow = z.infer<typeof offerRow>;

/** All names offered in the city, or those for one form. */
export const offersQuery = ({ db, tenant }: TenantScope, form: string | null): Query<OfferRow[]> =>
  allRows(
    db,
    `SELECT form, name_key, org, indicator, name, unit, rows, at FROM alias_offer
     WHERE tenant = ?1 AND (?2 IS NULL OR form = ?2) ORDER BY form, name_key, org`,
    [tenant, form],
    offerRow,
  );

const ownRow = z.object({ form: z.string(), name_key: z.string() });

/** The names one unit has offered. */
export const ownOffersQuery = ({ db, tenant }: TenantScope, org: string): Query<z.infer<typeof ownRow>[]> =>
  allRows(db, "SELECT form, name_key FROM alias_offer WHERE tenant = ?1 AND org = ?2", [tenant, org], ownRow);

/** Stores what a unit offers; what it has offered in the very same words is left alone. */
export const insertOffers = (
  { db, tenant }: TenantScope,
  form: FormVersionRef,
  { org, at, offers }: { org: string; at: string; offers: readonly StoredOffer[] },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO alias_offer (tenant, form, version, org, at, name_key, indicator, name, unit, rows)
       SELECT ?1, ?2, ?3, ?4, ?5, value ->> 'key', value ->> 'indicator', value ->> 'name', value ->> 'unit',
         CAST(value ->> 'rows' AS INTEGER)
       FROM json_each(?6) WHERE true
       ON CONFLICT (tenant, form, name_key, org) DO UPDATE SET version = excluded.version,
         indicator = excluded.indicator, name = excluded.name, unit = excluded.unit, rows = excluded.rows,
         at = excluded.at
       WHERE (indicator, name, rows) != (excluded.indicator, excluded.name, excluded.rows)
         OR unit IS NOT excluded.unit`,
    )
    .bind(tenant, form.id, form.version, org, at, JSON.stringify(offers));

const decisionRow = z.object({
  form: z.string(),
  name_key: z.string(),
  seq: z.number(),
  indicator: z.string(),
  name: z.string(),
  decision: z.enum(["accepted", "refused", "withdrawn"]),
  reason: z.string().nullable(),
  at: z.string(),
});
export type DecisionRow = z.infer<typeof decisionRow>;

/**
 * The last decision about every name and indicator, of the whole city or of one form: beside MAX, SQLite takes the other
 * columns from the row that has it.
 */
export const decisionsQuery = ({ db, tenant }: TenantScope, form: string | null): Query<DecisionRow[]> =>
  allRows(
    db,
    `SELECT form, name_key, MAX(seq) AS seq, indicator, name, decision, reason, at FROM alias_decision
     WHERE tenant = ?1 AND (?2 IS NULL OR form = ?2) GROUP BY form, name_key, indicator ORDER BY form, name_key, seq`,
    [tenant, form],
    decisionRow,
  );

/** The names in force for a form. */
export const acceptedQuery = (scope: TenantScope, form: string): Query<AcceptedAlias[]> =>
  mapQuery(decisionsQuery(scope, form), (decisions) =>
    decisions
      .filter(({ decision }) => decision === "accepted")
      .map(({ indicator, name }) => acceptedAlias.parse({ indicator, name })),
  );

const last = z.object({ seq: z.number().nullable() });

/** Number of the last decision about a name; 0 where there is none. */
export const lastSeqQuery = ({ db, tenant }: TenantScope, form: string, key: string): Query<number> =>
  mapQuery(
    oneRow(
      db,
      "SELECT MAX(seq) AS seq FROM alias_decision WHERE tenant = ?1 AND form = ?2 AND name_key = ?3",
      [tenant, form, key],
      last,
    ),
    (found) => found?.seq ?? 0,
  );

export type NewDecision = Omit<DecisionRow, "name_key"> & { key: string; person: string };

/** Collides where somebody has decided about the name meanwhile. */
export const insertDecision = ({ db, tenant }: TenantScope, made: NewDecision): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO alias_decision (tenant, form, name_key, seq, indicator, name, decision, reason, person, at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
    )
    .bind(
      tenant,
      made.form,
      made.key,
      made.seq,
      made.indicator,
      made.name,
      made.decision,
      made.reason,
      made.person,
      made.at,
    );
