import * as z from "zod";
import { form } from "../../shared/schema/form.ts";
import { tenantId } from "../../shared/schema/identifiers.ts";
import type { Org } from "../../shared/schema/org.ts";
import { round } from "../../shared/schema/round.ts";
import type { Role } from "../../shared/schema/session.ts";
import type { Env } from "../../worker/env.ts";
import { issueAccessToken } from "../../worker/service/access-token.ts";
import { foundCity } from "../../worker/service/found-city.ts";
import type { NewPerson } from "../../worker/store/people.ts";
import { insertSession } from "../../worker/store/sessions.ts";
import { bareTables } from "./bare-routes.ts";

/** What the measuring side asks for, and gets back to sign its requests with. */
export const cityRequest = z.strictObject({ units: z.array(z.string()), form, rounds: z.array(round) });
export type CityRequest = z.infer<typeof cityRequest>;
export const cityReply = z.strictObject({ tokens: z.record(z.string(), z.string()) });
export type CityReply = z.infer<typeof cityReply>;

const tenant = tenantId.parse("990100");

/** The person of the city bureau; a preparer's id is that of the unit. */
export const reviewer = "city";

const unit = (id: string): Org => ({
  id,
  code: id,
  name: `测速县${id.slice(-3)}`,
  shortName: `测${id.slice(-3)}`,
  kind: "county",
  countsIn: id,
  reference: false,
  validYears: { from: null, to: null },
});

/** A stored hash that no password fits: the measured requests come with tokens, as they do in use. */
const unusablePassword = `scrypt$32768$8$1$${"B".repeat(22)}$${"B".repeat(43)}`;

const person = (id: string, org: string, role: Role): NewPerson => ({
  id,
  org,
  name: `测速${id}`,
  role,
  login: id,
  password: unusablePassword,
});

/** An invented city in the empty database: units with a signed-in preparer each, a reviewer, rounds as drafts. */
export async function foundBenchCity(env: Env, asked: CityRequest): Promise<CityReply> {
  const scope = { db: env.DB, tenant };
  const people = [
    person(reviewer, tenant, "reviewer"),
    ...asked.units.map((id) => person(id, id, "preparer")),
  ];
  await env.DB.batch(bareTables.map((sql) => env.DB.prepare(sql)));
  await foundCity(scope, {
    name: "测速市",
    orgs: [{ ...unit(tenant), kind: "cityProper" }, ...asked.units.map(unit)],
    people,
    forms: [asked.form],
    rounds: asked.rounds,
  });
  const now = new Date();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + 3_600_000).toISOString();
  await env.DB.batch(people.map(({ id }) => insertSession(scope, { id, person: id, at, expiresAt })));
  const tokens: Record<string, string> = {};
  for (const { id, org, role } of people) {
    const claims = { tenant, session: id, person: id, org, role };
    tokens[id] = (await issueAccessToken(env.TOKEN_SECRET, claims, now)).token;
  }
  return { tokens };
}
