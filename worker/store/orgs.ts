import * as z from "zod";
import { type Org, org as orgSchema } from "../../shared/schema/org.ts";
import { allRows, type Query, type TenantScope } from "./query.ts";

const row = z
  .object({
    id: z.string(),
    code: z.string().nullable(),
    name: z.string(),
    short_name: z.string(),
    kind: z.string(),
    counts_in: z.string(),
    reference: z.number(),
    valid_from: z.number().nullable(),
    valid_to: z.number().nullable(),
  })
  .transform(
    (found): Org =>
      orgSchema.parse({
        id: found.id,
        code: found.code,
        name: found.name,
        shortName: found.short_name,
        kind: found.kind,
        countsIn: found.counts_in,
        reference: found.reference === 1,
        validYears: { from: found.valid_from, to: found.valid_to },
      }),
  );

/** All units of the city, in its own order. */
export const orgsQuery = ({ db, tenant }: TenantScope): Query<Org[]> =>
  allRows(
    db,
    `SELECT id, code, name, short_name, kind, counts_in, reference, valid_from, valid_to
     FROM org WHERE tenant = ?1 ORDER BY position, id`,
    [tenant],
    row,
  );

export const insertOrg = ({ db, tenant }: TenantScope, org: Org, position: number): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO org (tenant, id, code, name, short_name, kind, counts_in, reference, valid_from, valid_to, position)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
    )
    .bind(
      tenant,
      org.id,
      org.code,
      org.name,
      org.shortName,
      org.kind,
      org.countsIn,
      org.reference ? 1 : 0,
      org.validYears.from,
      org.validYears.to,
      position,
    );
