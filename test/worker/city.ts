import { tenantId } from "../../shared/schema/identifiers.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { Round } from "../../shared/schema/round.ts";
import type { Role } from "../../shared/schema/session.ts";
import { foundCity } from "../../worker/service/found-city.ts";
import type { NewPerson } from "../../worker/store/people.ts";
import type { TenantScope } from "../../worker/store/query.ts";
import { smallForm } from "./small-form.ts";

/** Six units of an invented city; five with data are needed before totals may be shown. */
export const units = ["990102", "990103", "990104", "990105", "990106", "990107"] as const;

const unit = (id: string): Org => ({
  id,
  code: id,
  name: `测试县${id.slice(-1)}`,
  shortName: `测${id.slice(-1)}`,
  kind: "county",
  countsIn: id,
  reference: false,
  validYears: { from: null, to: null },
});

/** A stored hash that no password fits; tests sign in with tokens, except those about signing in. */
export const unusablePassword = `scrypt$32768$8$1$${"B".repeat(22)}$${"B".repeat(43)}`;

export const person = (id: string, org: string, role: Role, more: Partial<NewPerson> = {}): NewPerson => ({
  id,
  org,
  name: `测试${id}`,
  role,
  login: id,
  password: unusablePassword,
  ...more,
});

export const round = (id: string, more: Partial<Round> = {}): Round => ({
  id,
  name: `测试任务 ${id}`,
  form: { id: smallForm.id, version: smallForm.version },
  kind: "actual",
  period: "2024",
  stage: "annual",
  dueAt: "2099-01-31T16:00:00.000Z",
  visibility: "full",
  rehearsal: true,
  participants: [...units],
  ...more,
});

export const scopeOf = (db: D1Database, tenant = "990100"): TenantScope => ({
  db,
  tenant: tenantId.parse(tenant),
});

/** An invented city with its units, one person of every role, the small form and the given rounds as drafts. */
export async function testCity(
  db: D1Database,
  { tenant = "990100", rounds = [round("r2024")] }: { tenant?: string; rounds?: Round[] } = {},
): Promise<TenantScope> {
  const scope = scopeOf(db, tenant);
  const own = (id: string) => (tenant === "990100" ? id : `${id}-${tenant}`);
  const [first, second] = units;
  await foundCity(scope, {
    name: "测试市",
    orgs: [{ ...unit(tenant), kind: "cityProper" }, ...units.map(unit)],
    people: [
      person(own("city"), tenant, "reviewer"),
      person(own("admin"), tenant, "cityAdmin"),
      ...units.map((id) => person(own(`p${id}`), id, "preparer")),
      person(own("section"), first, "section"),
      person(own("head"), first, "head"),
      person(own("section-b"), second, "section"),
    ],
    forms: [smallForm],
    rounds,
  });
  return scope;
}
