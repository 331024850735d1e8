import * as z from "zod";

const env = z.object({
  DB: z.custom<D1Database>((value) => typeof value === "object" && value !== null && "prepare" in value, {
    error: "the D1 binding DB is missing",
  }),
  /** Signs access tokens (HMAC-SHA-256); shorter ones could be guessed. */
  TOKEN_SECRET: z.string().min(32),
});

/** What the Worker is given from outside. */
export type Env = z.infer<typeof env>;

/** Throws on a deployment that lacks a binding, naming it, instead of failing later at its first use. */
export const parseEnv = (bindings: unknown): Env => env.parse(bindings);
