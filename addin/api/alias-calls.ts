import type { Result } from "../../shared/result.ts";
import {
  type AcceptedAlias,
  type AliasCase,
  type AliasDecision,
  type AliasOffers,
  acceptedAliases,
  aliasCases,
  aliasOffersReply,
} from "../../shared/schema/alias.ts";
import { type Asker, mapTagged, mapValue, segment, type TaggedReply } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

/** What units call the indicators, and what the city has accepted of it. */
export const aliasCalls = ({ ask, get, getTagged }: Asker) => ({
  /** Names accepted for a form. `known` is the ETag of what the caller already has. */
  aliases: async (
    form: string,
    known: string | null,
  ): Promise<Result<TaggedReply<AcceptedAlias[]>, ApiFailure>> =>
    mapTagged(
      await getTagged(`forms/${segment(form)}/aliases`, known, acceptedAliases),
      ({ aliases }) => aliases,
    ),

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
