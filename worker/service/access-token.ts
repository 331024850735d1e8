import { sign, verify } from "hono/jwt";
import { JwtTokenExpired } from "hono/utils/jwt/types";
import * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { orgId, personId, tenantId } from "../../shared/schema/identifiers.ts";
import { role } from "../../shared/schema/session.ts";

/** Short, so that a token that leaks is soon worth nothing; the session is looked up at every request besides. */
export const accessTokenMinutes = 15;

const claims = z.object({
  tenant: tenantId,
  session: z.string().min(1),
  person: personId,
  org: orgId,
  role,
});
export type TokenClaims = z.infer<typeof claims>;

/** JWT, HMAC-SHA-256. */
export async function issueAccessToken(
  secret: string,
  of: TokenClaims,
  now: Date,
): Promise<{ token: string; expiresAt: string }> {
  const issued = Math.floor(now.getTime() / 1000);
  const expires = issued + accessTokenMinutes * 60;
  const token = await sign({ ...of, iat: issued, exp: expires }, secret, "HS256");
  return { token, expiresAt: new Date(expires * 1000).toISOString() };
}

/** A tenant that comes from here has been signed by us: it may be used for store calls. */
export async function readAccessToken(
  secret: string,
  token: string,
): Promise<Result<TokenClaims, "unauthenticated" | "session-expired">> {
  const payload = await verify(token, secret, "HS256").catch((error: unknown) => error);
  if (payload instanceof Error)
    return refuse(payload instanceof JwtTokenExpired ? "session-expired" : "unauthenticated");
  const read = claims.safeParse(payload);
  return read.success ? succeed(read.data) : refuse("unauthenticated");
}
