import * as z from "zod";
import type { Person, Role } from "../../shared/schema/session.ts";
import { role } from "../../shared/schema/session.ts";
import { oneRow, type Query, type TenantScope } from "./query.ts";

export type NewPerson = {
  id: string;
  org: string;
  name: string;
  role: Role;
  /** Trimmed and lower case; unique over all cities. */
  login: string;
  /** As hashPassword made it. */
  password: string;
};

export const insertPerson = ({ db, tenant }: TenantScope, person: NewPerson): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO person (tenant, id, org, name, role, login, password, active)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)`,
    )
    .bind(tenant, person.id, person.org, person.name, person.role, person.login, person.password);

const row = z.object({ id: z.string(), name: z.string(), role, org: z.string(), orgName: z.string() });

/** The person as a session shows it; null when unknown or no longer active. */
export const personQuery = ({ db, tenant }: TenantScope, id: string): Query<Person | null> =>
  oneRow(
    db,
    `SELECT p.id, p.name, p.role, p.org, o.name AS orgName
     FROM person p JOIN org o ON o.tenant = p.tenant AND o.id = p.org
     WHERE p.tenant = ?1 AND p.id = ?2 AND p.active = 1`,
    [tenant, id],
    row,
  );
