import type { AliasOffer } from "../../shared/schema/alias.ts";
import { type Answered, call, newKey } from "./call.ts";

/** What one county calls KJ-901 of the small form. */
export const firms: AliasOffer = { indicator: "KJ-901", name: "本县企业口径", unit: "家", rows: 1 };

export const offer = (org: string, offers: readonly AliasOffer[], as = `p${org}`): Promise<Answered> =>
  call("PUT", `orgs/${org}/alias-offers`, { as, body: { form: { id: "small", version: 1 }, offers } });

/** As the city, about `firms` unless told otherwise. */
export const decide = (
  decision: "accept" | "refuse" | "withdraw",
  {
    as = "city",
    tenant,
    indicator = firms.indicator,
    name = firms.name,
    reason = "不是同一口径",
    headers = newKey(),
  }: Partial<Record<"as" | "tenant" | "indicator" | "name" | "reason", string>> & {
    headers?: Record<string, string>;
  } = {},
): Promise<Answered> =>
  call("POST", "alias-offers/decisions", {
    as,
    ...(tenant === undefined ? {} : { tenant }),
    headers,
    body: { decision, form: "small", indicator, name, ...(decision === "accept" ? {} : { reason }) },
  });
