import * as z from "zod";
import { mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** A new city: the first row of everything that is its. */
export const insertTenant = ({ db, tenant }: TenantScope, name: string): D1PreparedStatement =>
  db.prepare("INSERT INTO tenant (id, name) VALUES (?1, ?2)").bind(tenant, name);

export const tenantExists = ({ db, tenant }: TenantScope): Query<boolean> =>
  mapQuery(oneRow(db, "SELECT 1 FROM tenant WHERE id = ?1", [tenant], z.unknown()), (row) => row !== null);
