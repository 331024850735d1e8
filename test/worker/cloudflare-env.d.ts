declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    TOKEN_SECRET: string;
    TEST_MIGRATIONS: import("cloudflare:test").D1Migration[];
  }
  interface GlobalProps {
    mainModule: typeof import("../../worker/index.ts");
  }
}
