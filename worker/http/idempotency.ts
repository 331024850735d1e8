import * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { sha256Hex } from "../service/hash.ts";
import { malformed, type Refusal } from "../service/refusal.ts";
import type { Attempt } from "../service/run-command.ts";
import type { Ctx } from "./context.ts";

const key = z.uuid();

/** The Idempotency-Key every write must carry, with a hash of what is asked under it. */
export function attemptOf(c: Ctx, bodyText: string): Result<Attempt, Refusal> {
  const given = key.safeParse(c.req.header("Idempotency-Key"));
  if (!given.success) return refuse(malformed("/headers/Idempotency-Key", "uuid"));
  const { pathname, search } = new URL(c.req.url);
  const request = sha256Hex([c.req.method, pathname + search, bodyText].join("\n"));
  return succeed({ key: given.data.toLowerCase(), request });
}
