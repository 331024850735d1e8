import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleWorkbook } from "../addin/host/sample-workbook.ts";
import { type ExcelPage, openExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import type { Fetch } from "../excel-sim/chromium/https-server.ts";
import { type ExcelServer, serveExcel } from "../excel-sim/chromium/serve-excel.ts";
import { loadOffice } from "../excel-sim/node/load-office.ts";
import { hostError } from "../excel-sim/protocol/failure-injection.ts";
import { observeExcel } from "../excel-sim/scenario.ts";
import { openSimulatedWorkbook } from "../excel-sim/workbook/open-workbook.ts";

const browser = await launchBrowser();

const officeScript = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** The smallest add-in: loads office.js as a page for Excel does, runs the scenario and prints what it saw. */
async function scenarioAddIn(): Promise<Fetch> {
  const entry = `import { observeExcel } from "./scenario.ts";
    Office.onReady(async () => {
      const seen = await observeExcel(Excel).catch((error) => "failed: " + error.code);
      document.querySelector("#seen").textContent = JSON.stringify(seen);
    });`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: join(import.meta.dirname, "../excel-sim") },
    bundle: true,
    format: "iife",
    write: false,
  });
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
    <script src="${officeScript}"></script><pre id="seen"></pre><script src="/scenario.js"></script>`;
  return (request) =>
    new URL(request.url).pathname === "/scenario.js"
      ? new Response(outputFiles[0]?.text, { headers: { "content-type": "text/javascript" } })
      : new Response(page, { headers: { "content-type": "text/html" } });
}

let server: ExcelServer;
beforeAll(async () => {
  server = await serveExcel({ addIn: await scenarioAddIn() });
});
afterAll(async () => {
  await server.close();
  await browser?.close();
});

async function onPage(use: (excel: ExcelPage) => Promise<void>): Promise<void> {
  if (!browser) return;
  const excel = await openExcelPage(browser, server, { bytes: await sampleWorkbook() });
  try {
    await use(excel);
  } finally {
    await excel.context.close();
  }
}

test.skipIf(!browser)("the scenario sees the same in Chromium as in Node", async () => {
  const inNode = await loadOffice();
  inNode.open(await openSimulatedWorkbook(await sampleWorkbook()));
  const seenInNode = await observeExcel(Excel);
  expect(inNode.refusals.entries).toEqual([]);
  await onPage(async ({ pane, sim, aborted, errors }) => {
    const seen = pane.locator("#seen:not(:empty)");
    await seen.waitFor();
    expect(JSON.parse((await seen.textContent()) ?? "")).toEqual(JSON.parse(JSON.stringify(seenInNode)));
    expect({ refusals: await sim("refusals"), aborted, errors }).toEqual({
      refusals: [],
      aborted: [],
      errors: [],
    });
  });
});

test.skipIf(!browser)("a person's typing, selecting and renaming is seen in the workbook", async () => {
  await onPage(async ({ pane, sim, page }) => {
    await pane.locator("#seen:not(:empty)").waitFor();
    await sim("type", "年报表", "B3:C3", [["改过", 7.5]]);
    await sim("select", "年报表", "B3:C3");
    expect(await sim("selection")).toEqual({ address: "年报表!B3:C3", formulas: [["改过", 7.5]] });
    await sim("renameSheet", "年报表", "快报表");
    expect(await sim("sheets")).toContainEqual({ name: "快报表", visibility: "Visible" });
    expect(await page.locator("#grid td.selected").allTextContents()).toEqual(["改过", "7.50"]);
  });
});

test.skipIf(!browser)(
  "a pane that is shown again starts anew; what was ordered to fail fails for it",
  async () => {
    await onPage(async ({ pane, sim, page }) => {
      const seen = pane.locator("#seen:not(:empty)");
      await seen.waitFor();
      await sim("failSync", "Worksheets", hostError.accessDenied);
      const address = await page.locator("#pane").getAttribute("src");
      await sim("showPane", address ?? "", {});
      await seen.waitFor();
      expect(await seen.textContent()).toBe('"failed: AccessDenied"');
    });
  },
);
