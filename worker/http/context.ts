import type { Context } from "hono";
import type { Env } from "../env.ts";
import type { Caller } from "../service/caller.ts";

/** What middleware leaves for the routes. */
export type Bound = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** The request's instant, the only clock reading of it. */
    now: Date;
    env: Env;
    /** Absent on routes that anyone may call. */
    caller: Caller | undefined;
  };
};

export type Ctx = Context<Bound>;

/** Who asks, on a route that needs sign-in. */
export function callerOf(c: Ctx): Caller {
  const caller = c.get("caller");
  if (caller === undefined) throw new Error("a route that anyone may call asks for the caller");
  return caller;
}
