import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { loadDemo } from "../../worker/demo/load.ts";

test("the demo's rounds come to be through the API: two published, the rehearsal open with 桐乡市 to come", async () => {
  const summary = await loadDemo(env);
  expect(summary.created).toBe(true);
  expect(summary.rounds).toEqual([
    { id: "2020-annual", name: "2020年报", state: "published", submitted: 0, accepted: 1 },
    { id: "2024-annual", name: "2024年报", state: "published", submitted: 0, accepted: 1 },
    { id: "2025-rehearsal", name: "2025年演练", state: "open", submitted: 0, accepted: 6 },
  ]);
  expect(await loadDemo(env)).toEqual({ ...summary, created: false });
});
