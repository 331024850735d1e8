import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser, noBrowserLine, titledFor } from "../excel-sim/chromium/find-browser.ts";
import { openPane, rehearsalWorkbook } from "./county-page.ts";
import { type ServedPane, servePane } from "./serve-pane.ts";

/** What stands beside the pane: at /workbook.xlsx, and by path ("/other.xlsx"). */
export type BesideThePane = { workbook?: Uint8Array; files?: Record<string, Uint8Array> };

/** The pane over the workbooks of one file of tests, served once; every test has pages of its own. */
export async function paneTests(workbooks: () => Promise<BesideThePane>) {
  const pane = await servedPane(workbooks);
  afterEach(async () => {
    await Promise.all((pane.browser?.contexts() ?? []).map((context) => context.close()));
  });
  return pane;
}

/**
 * The pane for a file that tells one story, beside the rehearsal's table where none is named: a page stays open from test to
 * test.
 */
export const paneStory = (workbooks: () => Promise<BesideThePane> = async () => ({})) =>
  servedPane(workbooks);

async function servedPane(workbooks: () => Promise<BesideThePane>) {
  const browser = await launchBrowser();
  let running: ServedPane | undefined;
  beforeAll(async () => {
    if (!browser) return;
    const { workbook = (await rehearsalWorkbook()).bytes, files = {} } = await workbooks();
    running = await servePane({ workbook, files });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });
  const served = (): ServedPane => {
    if (!running) throw new Error(noBrowserLine);
    return running;
  };
  return {
    /** null on a machine without one. */
    browser,
    served,
    titled: titledFor(browser),
    open: async (query: string): Promise<Page> => {
      if (!browser) throw new Error(noBrowserLine);
      return openPane(browser, served(), query);
    },
  };
}
