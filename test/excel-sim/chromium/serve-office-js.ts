import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { officeFiles } from "../node/office-files.ts";

const officeCdn = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/**
 * The page's own `<script>` for office.js is answered from node_modules; every other request that leaves this machine
 * is aborted. Gives the addresses of the aborted ones.
 */
export async function serveOfficeJs(context: BrowserContext): Promise<string[]> {
  const aborted: string[] = [];
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    if (url.startsWith(officeCdn)) {
      const file = new URL(url).pathname.slice(new URL(officeCdn).pathname.length);
      const path = join(officeFiles, file.toLowerCase());
      await route.fulfill({ path, headers: { "access-control-allow-origin": "*" } });
      return;
    }
    if (new URL(url).hostname === "localhost" || url.startsWith("data:") || url.startsWith("blob:")) {
      await route.continue();
      return;
    }
    aborted.push(url);
    await route.abort();
  });
  return aborted;
}
