import * as z from "zod";

const env = z.object({
  DB: z.custom<D1Database>((value) => typeof value === "object" && value !== null && "prepare" in value, {
    error: "the D1 binding DB is missing",
  }),
  /** Signs access tokens (HMAC-SHA-256); shorter ones could be guessed. */
  TOKEN_SECRET: z.string().min(32),
  /** The built pages, where the platform serves them. */
  ASSETS: z
    .custom<Pick<Fetcher, "fetch">>(
      (value) => typeof value === "object" && value !== null && "fetch" in value,
    )
    .optional(),
  /** "1" where npm start has loaded the demo: its accounts are then offered to everybody. Never set elsewhere. */
  DEMO: z.string().optional(),
});

/** What the Worker is given from outside. */
export type Env = z.infer<typeof env>;

/** Throws on a deployment that lacks a binding, naming it, instead of failing later at its first use. */
export const parseEnv = (bindings: unknown): Env => env.parse(bindings);
