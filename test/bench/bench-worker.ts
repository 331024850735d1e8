import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundleWorker } from "../real-worker.ts";

export type BenchWorker = { address: { host: string; port: number }; stop: () => Promise<void> };

/**
 * The bench entry on real workerd with an empty local D1. The socket is the Worker's own: through Miniflare's usual
 * one every request would pay for a router that no deployment has, and ratios would look better than they are.
 */
export async function startBenchWorker(): Promise<BenchWorker> {
  const contents = await bundleWorker("test/bench/worker-entry.ts");
  const workerd = new Miniflare({
    telemetry: { enabled: false },
    cf: false,
    // The product's log line a request; read and dropped.
    handleStructuredLogs: () => {},
    workers: [
      {
        config: {
          name: "bench",
          compatibilityDate: "2026-10-01",
          compatibilityFlags: ["nodejs_compat"],
          manifest: { mainModule: "worker.mjs", modules: { "worker.mjs": { type: "esm", contents } } },
          env: {
            DB: { type: "d1" },
            TOKEN_SECRET: { type: "text", value: "for-benchmarks-only-0123456789abcdef0123456789" },
          },
        },
        dev: { unsafeDirectSockets: [{}] },
      },
    ],
  });
  await workerd.ready;
  const database = await workerd.getD1Database("DB");
  for (const statement of migrationStatements()) await database.prepare(statement).run();
  const { hostname, port } = await workerd.unsafeGetDirectURL();
  return { address: { host: hostname, port: Number(port) }, stop: () => workerd.dispose() };
}

/** Statements of all migrations in order; our migrations hold no semicolon inside a statement. */
function migrationStatements(): string[] {
  const folder = join(import.meta.dirname, "..", "..", "worker", "migrations");
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
