import * as z from "zod";
import { type TableAnswers, tableAnswers } from "../../shared/schema/table-answers.ts";
import { mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** A table as its unit knows it: by the heads it has, for one form. */
export type OwnTable = { org: string; form: string; fingerprint: string };

const row = z.object({ answers: z.string() });

/** What a unit said of a table; null where it said nothing. */
export const ownTableQuery = (
  { db, tenant }: TenantScope,
  { org, form, fingerprint }: OwnTable,
): Query<TableAnswers | null> =>
  mapQuery(
    oneRow(
      db,
      "SELECT answers FROM own_table WHERE tenant = ?1 AND org = ?2 AND form = ?3 AND fingerprint = ?4",
      [tenant, org, form, fingerprint],
      row,
    ),
    (found) => (found === null ? null : tableAnswers.parse(JSON.parse(found.answers))),
  );

const counted = z.object({ n: z.number() });

/** How many tables besides this one a unit has told of. */
export const otherTablesQuery = (
  { db, tenant }: TenantScope,
  { org, form, fingerprint }: OwnTable,
): Query<number> =>
  mapQuery(
    oneRow(
      db,
      `SELECT count(*) AS n FROM own_table
       WHERE tenant = ?1 AND org = ?2 AND NOT (form = ?3 AND fingerprint = ?4)`,
      [tenant, org, form, fingerprint],
      counted,
    ),
    (found) => found?.n ?? 0,
  );

/** Keeps what was said last; the very same words are left alone. */
export const keepOwnTable = (
  { db, tenant }: TenantScope,
  { org, form, fingerprint }: OwnTable,
  { version, answers, at }: { version: number; answers: TableAnswers; at: string },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO own_table (tenant, org, form, fingerprint, version, answers, at)
       VALUES (?1, ?2, ?3, ?4, CAST(?5 AS INTEGER), ?6, ?7)
       ON CONFLICT (tenant, org, form, fingerprint) DO UPDATE SET version = excluded.version,
         answers = excluded.answers, at = excluded.at
       WHERE answers != excluded.answers`,
    )
    .bind(tenant, org, form, fingerprint, version, JSON.stringify(answers), at);
