import { getPlatformProxy } from "wrangler";
import { loadDemo } from "../demo/load.ts";
import type { Env } from "../env.ts";

/** Loads the demo into the local D1 through the app itself; nothing happens when it is there already. */
const { env, dispose } = await getPlatformProxy<Env>();
try {
  await loadDemo(env);
} finally {
  await dispose();
}
