import type * as z from "zod";
import { aliasKey } from "../../shared/codec/alias-key.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type AliasOffers, type aliasOffersReply, mostOffers } from "../../shared/schema/alias.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import { insertOffers, ownOffersQuery, type StoredOffer } from "../store/aliases.ts";
import { formQuery } from "../store/forms.ts";
import type { Caller } from "./caller.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Keeps what a unit calls the indicators of a form. Sent again it is the same; a name that now means another indicator
 * to the unit replaces what it meant before.
 */
export async function offerAliases(
  caller: Caller,
  org: string,
  { form: ref, offers }: AliasOffers,
): Promise<Result<z.infer<typeof aliasOffersReply>, Refusal>> {
  const read = await readAs(caller, {
    form: formQuery(caller.scope, ref),
    standing: ownOffersQuery(caller.scope, org),
  });
  if (!read.ok) return read;
  const { form, standing } = read.value;
  if (form === null) return refuse({ code: "not-found" });
  const codes = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const errors = offers.flatMap(({ indicator }, index) =>
    codes.has(indicator) ? [] : [{ pointer: `/offers/${index}/indicator`, code: "not-of-the-form" }],
  );
  if (errors.length > 0) return refuse({ code: "malformed", errors });
  // of two lines with one name the last one holds
  const byKey = new Map(
    offers.map((offer): [string, StoredOffer] => {
      const key = aliasKey(offer.name);
      return [key, { ...offer, key }];
    }),
  );
  const before = standing.filter((one) => one.form === ref.id).map(({ name_key }) => name_key);
  const fresh = [...byKey.keys()].filter((key) => !before.includes(key)).length;
  if (standing.length + fresh > mostOffers) return refuse({ code: "too-many-offers" });
  await insertOffers(caller.scope, ref, { org, at: caller.now, offers: [...byKey.values()] }).run();
  return succeed({ standing: before.length + fresh });
}
