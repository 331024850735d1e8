import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser, noBrowserLine, titledFor } from "../excel-sim/chromium/find-browser.ts";
import { type ServedPage, serveWorkbookPage } from "./serve-workbook-page.ts";
import { openPage } from "./workbook-page.ts";

/** The workbook page for the tests of one file: served once, each test with browsers of its own. */
export async function workbookPageTests() {
  const browser = await launchBrowser();
  let running: ServedPage | undefined;
  beforeAll(async () => {
    if (browser) running = await serveWorkbookPage();
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });
  const served = (): ServedPage => {
    if (!running) throw new Error(noBrowserLine);
    return running;
  };
  const open = async (how: Parameters<typeof openPage>[2] = {}): Promise<Page> => {
    if (!browser) throw new Error(noBrowserLine);
    return openPage(browser, served().address, how);
  };
  return {
    /** null on a machine without one. */
    browser,
    served,
    titled: titledFor(browser),
    open,
    /** The same, and the choice of what to begin with is shown. */
    openOnChoice: async (): Promise<Page> => {
      const page = await open();
      await onChoice(page);
      return page;
    },
  };
}

/** The choice of what to begin with is shown. */
export const onChoice = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "作为市局审核" }).waitFor();
