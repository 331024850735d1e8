import * as z from "zod";
import { longestAlias, mayBeAlias } from "../codec/alias-key.ts";
import { formVersionRef } from "./form.ts";
import { formId, indicatorCode, instant, orgId } from "./identifiers.ts";

/** A name as tables write it, with the levels before it where it says nothing without them (新增孵化器/省级). */
export const aliasName = z
  .string()
  .min(1)
  .max(longestAlias)
  .refine(mayBeAlias, { error: "no name for an alias" });

/** "This name is that indicator", as one unit has answered of a table of its own. No figures, no persons. */
export const aliasOffer = z.strictObject({
  indicator: indicatorCode,
  name: aliasName,
  /** Written beside the name. */
  unit: z.string().min(1).max(20).nullable(),
  /** Rows of the table that bear it. */
  rows: z.int().min(1).max(2000),
});
export type AliasOffer = z.infer<typeof aliasOffer>;

/** Most names a unit may have offered for all its forms. */
export const mostOffers = 500;

/** Body of PUT alias-offers: what a unit calls the indicators of a form. */
export const aliasOffers = z.strictObject({
  form: formVersionRef,
  offers: z.array(aliasOffer).min(1).max(200),
});
export type AliasOffers = z.infer<typeof aliasOffers>;

/** How many names the unit has offered for this form by now. */
export const aliasOffersReply = z.strictObject({ standing: z.int().min(0) });

/** Names the city has accepted besides those of a form, for all its versions. */
export const acceptedAlias = z.strictObject({
  indicator: indicatorCode,
  name: z.string().min(1).max(longestAlias),
});
export type AcceptedAlias = z.infer<typeof acceptedAlias>;
export const acceptedAliases = z.strictObject({ aliases: z.array(acceptedAlias) });

/** What speaks against an alias. Those of `forbidding` (catalogue/alias-conflicts.ts) refuse it. */
export const aliasConflict = z.strictObject({
  kind: z.enum([
    "known", // is a name of this indicator already
    "unknown-indicator", // the latest version of the form has no such row
    "other-name", // is a name of another indicator
    "other-accepted", // was accepted for another indicator
    "other-offered", // units offer it for another indicator too
    "quantity", // 新增 against 总数, 累计
    "unit", // 家次 for an indicator in 家
  ]),
  /** The other indicator. */
  indicator: indicatorCode.nullable(),
});
export type AliasConflict = z.infer<typeof aliasConflict>;

export const aliasState = z.enum(["open", "accepted", "refused", "withdrawn"]);
export type AliasState = z.infer<typeof aliasState>;

/** One name that units have offered for one indicator, and what was decided about it last. */
export const aliasCase = z.strictObject({
  form: formId,
  indicator: indicatorCode,
  indicatorName: z.string(),
  indicatorUnit: z.string(),
  name: z.string(),
  /** Units of measure written beside it. */
  units: z.array(z.string()),
  orgs: z.array(orgId),
  rows: z.int().min(0),
  offeredAt: instant.nullable(),
  state: aliasState,
  reason: z.string().nullable(),
  decidedAt: instant.nullable(),
  conflicts: z.array(aliasConflict),
});
export type AliasCase = z.infer<typeof aliasCase>;
export const aliasCases = z.strictObject({ cases: z.array(aliasCase) });

const about = { form: formId, indicator: indicatorCode, name: aliasName };
/** A reason worth the name. */
export const aliasReason = z.string().trim().min(2).max(200);

export const aliasDecision = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept"), ...about }),
  z.strictObject({ decision: z.literal("refuse"), ...about, reason: aliasReason }),
  z.strictObject({ decision: z.literal("withdraw"), ...about, reason: aliasReason }),
]);
export type AliasDecision = z.infer<typeof aliasDecision>;
