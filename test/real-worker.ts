import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

const root = join(import.meta.dirname, "..");

/** Signs the access tokens of every worker a test starts. */
export const tokenSecret = "for-tests-only-0123456789abcdef0123456789";

/** A TypeScript entry as one ES module for workerd, as wrangler bundles it. */
export async function bundleWorker(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*"],
    logLevel: "error",
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error(`Nothing was built from ${entry}`);
  return bundle.text;
}

export type RealWorker = {
  /** fetch that reaches the Worker under any address. */
  fetch: typeof fetch;
  database: D1Database;
  /** Where it also listens on loopback. */
  url: URL;
  stop: () => Promise<void>;
};

/** The given entry on real workerd with an empty local D1, migrations applied. `demo`: as npm start runs it. */
export async function startWorker(
  entry = "worker/index.ts",
  { demo = false }: { demo?: boolean } = {},
): Promise<RealWorker> {
  const workerd = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundleWorker(entry),
      compatibilityDate: "2026-10-01",
      compatibilityFlags: ["nodejs_compat"],
      d1Databases: ["DB"],
      handleStructuredLogs: () => {}, // the request log is no part of a test's output
      bindings: { TOKEN_SECRET: tokenSecret, ...(demo ? { DEMO: "1" } : {}) },
    }),
  );
  const url = await workerd.ready;
  const database = await workerd.getD1Database("DB");
  for (const statement of migrationStatements()) await database.prepare(statement).run();
  const reach: typeof fetch = (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    return fetch(new URL(asked.pathname + asked.search, url), input instanceof Request ? input : init);
  };
  return { fetch: reach, database, url, stop: () => workerd.dispose() };
}

/** Statements of all migrations in order; our migrations hold no semicolon inside a statement. */
function migrationStatements(): string[] {
  const folder = join(root, "worker", "migrations");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .replace(/^\s*--.*$/gm, "")
        .split(";"),
    )
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}
