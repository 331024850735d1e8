import { type Result, succeed } from "../../shared/result.ts";
import {
  type AcceptedAlias,
  type AliasCase,
  type AliasDecision,
  type AliasOffers,
  acceptedAliases,
  aliasCases,
  aliasOffersReply,
} from "../../shared/schema/alias.ts";
import { type Asker, etagOf, mapValue, parseReply, segment } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

export type AliasesReply =
  | { kind: "unchanged" }
  | { kind: "changed"; aliases: AcceptedAlias[]; etag: string | null };

/** What units call the indicators, and what the city has accepted of it. */
export const aliasCalls = ({ send, ask, get }: Asker) => ({
  /** Names accepted for a form. `known` is the ETag of what the caller already has. Not repeated: nothing waits for it. */
  aliases: async (form: string, known: string | null): Promise<Result<AliasesReply, ApiFailure>> => {
    const reply = await send({
      method: "GET",
      path: `forms/${segment(form)}/aliases`,
      ...(known === null ? {} : { headers: { "If-None-Match": known } }),
      repeatable: false,
    });
    if (reply.ok && reply.value.status === 304) return succeed({ kind: "unchanged" });
    return mapValue(parseReply(reply, acceptedAliases), ({ aliases }) => ({
      kind: "changed",
      aliases,
      etag: etagOf(reply),
    }));
  },

  /** Sent twice it is the same. */
  offerAliases: (org: string, offers: AliasOffers) =>
    ask(
      { method: "PUT", path: `orgs/${segment(org)}/alias-offers`, body: offers, repeatable: true },
      aliasOffersReply,
    ),

  aliasCases: async (): Promise<Result<AliasCase[], ApiFailure>> =>
    mapValue(await get("alias-offers", aliasCases), ({ cases }) => cases),

  /** Refused with name-ambiguous, wrong-state, not-found. Gives the names then accepted for the form. */
  decideAlias: (decision: AliasDecision, key: string) =>
    ask(
      {
        method: "POST",
        path: "alias-offers/decisions",
        body: decision,
        headers: { "Idempotency-Key": key },
        repeatable: true,
      },
      acceptedAliases,
    ),
});
