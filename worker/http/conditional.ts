import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Precondition } from "../service/precondition.ts";
import type { Refusal } from "../service/refusal.ts";
import type { Ctx } from "./context.ts";

/** A proxy that compresses may weaken an ETag on its way; the content it names is still the same. */
const strong = (etag: string): string => etag.trim().replace(/^W\//, "");

const isEtag = (text: string): boolean => /^"[^"]*"$/.test(text);

/** If-None-Match of a read; "" where the asker has nothing yet. */
export const knownEtag = (c: Ctx): string => strong(c.req.header("If-None-Match") ?? "");

/** What a first submission or a change must state: If-None-Match: * or If-Match. */
export function preconditionOf(c: Ctx): Result<Precondition, Refusal> {
  if (c.req.header("If-None-Match")?.trim() === "*") return succeed({ kind: "none-yet" });
  return etagPrecondition(c);
}

/** If-Match with one ETag, for steps on what is there. */
export function etagPrecondition(c: Ctx): Result<Precondition, Refusal> {
  const given = strong(c.req.header("If-Match") ?? "");
  return isEtag(given) ? succeed({ kind: "etag", etag: given }) : refuse({ code: "precondition-required" });
}
