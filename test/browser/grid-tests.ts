import type { Page } from "playwright-core";
import { afterAll, afterEach } from "vitest";
import { launchBrowser, noBrowserLine, titledFor } from "../excel-sim/chromium/find-browser.ts";
import { type GridPages, serveGrid } from "./grid-pages.ts";

/** The page with the grid for the tests of one file: served once, after each test without a workbook again. */
export async function gridTests() {
  const browser = await launchBrowser();
  const served = browser && (await serveGrid(browser));
  afterEach(async () => {
    await served?.page.evaluate(() => window.grids?.closeAll());
  });
  afterAll(async () => {
    await served?.stop();
    await browser?.close();
  });
  const pages = (): GridPages => {
    if (!served) throw new Error(noBrowserLine);
    return served;
  };
  return {
    /** null on a machine without one. */
    browser,
    pages,
    page: (): Page => pages().page,
    titled: titledFor(browser),
  };
}
