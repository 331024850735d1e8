import { env } from "cloudflare:workers";
import * as z from "zod";
import { role } from "../../shared/schema/session.ts";
import { issueAccessToken } from "../../worker/service/access-token.ts";
import { insertSession } from "../../worker/store/sessions.ts";
import { scopeOf } from "./city.ts";

const row = z.object({ org: z.string(), role });

/** An access token of a stored person with a session of its own, without the cost of a password. */
export async function tokenOf(person: string, tenant = "990100"): Promise<string> {
  return (await sessionOf(person, tenant)).token;
}

export async function sessionOf(
  person: string,
  tenant = "990100",
): Promise<{ token: string; session: string }> {
  const scope = scopeOf(env.DB, tenant);
  const found = await env.DB.prepare("SELECT org, role FROM person WHERE tenant = ?1 AND id = ?2")
    .bind(tenant, person)
    .first();
  const of = row.parse(found);
  const session = crypto.randomUUID();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 60_000).toISOString();
  await insertSession(scope, { id: session, person, at: now.toISOString(), expiresAt }).run();
  const { token } = await issueAccessToken(
    env.TOKEN_SECRET,
    { tenant: scope.tenant, session, person, ...of },
    now,
  );
  return { token, session };
}
