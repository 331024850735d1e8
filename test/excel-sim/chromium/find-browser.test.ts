import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";

const nowhere = join(tmpdir(), "no-browser-here");

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("a wrong CHROME_PATH counts as no browser, and the line that says so names it", async () => {
  vi.stubEnv("CHROME_PATH", nowhere);
  vi.resetModules();
  const { launchBrowser, noBrowserLine } = await import("./find-browser.ts");
  expect([await launchBrowser(), noBrowserLine]).toEqual([
    null,
    `skipped: browser tests cannot start ${nowhere}, which CHROME_PATH names; correct or unset it`,
  ]);
});

test("a packaged Chromium that cannot be unpacked counts as none", async () => {
  // What was unpacked before is found there, else.
  vi.stubEnv("TMPDIR", nowhere);
  const { packagedBrowser } = await import("./find-browser.ts");
  expect(await packagedBrowser(nowhere)).toBeNull();
});
