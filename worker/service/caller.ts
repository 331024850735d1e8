import type { Role } from "../../shared/schema/session.ts";
import type { TenantScope } from "../store/query.ts";
import type { SessionClaims } from "../store/sessions.ts";

/** Who asks, as a verified access token says, and the rows the answer may come from. */
export type Caller = SessionClaims & {
  scope: TenantScope;
  /** Instant of the request; everything it writes carries it. */
  now: string;
};

const cityRoles: readonly Role[] = ["reviewer", "cityAdmin"];

/** True for the people of the city bureau, who see all units. */
export const isCity = ({ role }: { role: Role }): boolean => cityRoles.includes(role);

/** The unit whose eyes the caller sees with; null for the city. */
export const unitOf = (caller: Caller): string | null => (isCity(caller) ? null : caller.org);
