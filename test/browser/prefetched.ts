import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What the pane fetches while nobody waits has come: nothing more has, from one look to the next. */
export async function prefetched(page: Pick<Page, "locator">): Promise<void> {
  let seen = 0;
  const settled = async () => {
    const before = seen;
    seen = await page.locator("html").evaluate(() => performance.getEntriesByType("resource").length);
    return seen === before;
  };
  await expect.poll(settled, { timeout: 60_000, interval: 2000 }).toBe(true);
}
