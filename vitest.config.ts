import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const at = (path: string) => join(import.meta.dirname, path);

/** Real workerd with a real local D1; bindings as in wrangler.toml, the secret for tests only. */
const workerd = () =>
  cloudflareTest(async () => ({
    main: at("worker/index.ts"),
    wrangler: { configPath: at("wrangler.toml") },
    miniflare: {
      bindings: {
        TOKEN_SECRET: "for-tests-only-0123456789abcdef0123456789",
        TEST_MIGRATIONS: await readD1Migrations(at("worker/migrations")),
      },
    },
  }));

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "shared",
          include: ["test/shared/**/*.test.ts"],
          environment: "node",
          testTimeout: 30_000, // hundreds of tries of one property, on a loaded machine
        },
      },
      {
        test: {
          name: "addin",
          include: ["test/addin/**/*.test.ts", "test/excel-sim/**/*.test.ts"],
          environment: "node",
          testTimeout: 30_000,
        },
      },
      {
        plugins: [workerd()],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          setupFiles: ["test/worker/apply-migrations.ts"],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          environment: "node",
          globalSetup: ["test/browser/say-what-is-skipped.ts"],
          fileParallelism: false, // one browser at a time: the pictures are not to depend on a busy machine
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } }, // as playwright's own waiting
          retry: 2, // a click may come before a loaded machine's page hears it; what is broken stays broken
        },
      },
      {
        test: {
          name: "journey",
          include: ["test/journey/**/*.test.ts"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
