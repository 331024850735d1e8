import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach } from "vitest";
import { emptyDatabase } from "./empty-database.ts";
import { captureLog } from "./log-capture.ts";

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);

// Files share one database (isolate: false), so that every test begins with an empty one of its own making.
beforeEach(async () => {
  await emptyDatabase(env.DB);
  captureLog();
});
