import { launchBrowser, noBrowserLine } from "../excel-sim/chromium/find-browser.ts";

/** Once before all browser tests: where they will be skipped, that is said. */
export async function setup(): Promise<void> {
  const browser = await launchBrowser();
  if (browser === null) process.stderr.write(`${noBrowserLine}\n`);
  else await browser.close();
}
