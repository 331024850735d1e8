import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { officeJsAddress } from "../../addin/build/office-js.ts";
import { paneHeaders } from "../../addin/build/pane-headers.ts";
import { type BuiltPane, buildPane } from "../addin/build/built-pane.ts";
import { sampleWorkbook } from "../addin/host/sample-workbook.ts";
import { type ExcelPage, openExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import { folderFiles } from "../excel-sim/chromium/folder-files.ts";
import { type ExcelServer, serveExcel } from "../excel-sim/chromium/serve-excel.ts";

const browser = await launchBrowser();

let built: BuiltPane;
beforeAll(async () => {
  built = await buildPane();
});
afterAll(async () => {
  await built.remove();
  await browser?.close();
});

/** The built pane with the headers it is served with; `framedBy` stands for a host of Office on the web. */
async function servePane(framedBy: (hostOrigin: string) => string): Promise<ExcelServer> {
  const files = folderFiles(built.folder);
  let ancestors = "";
  const server = await serveExcel({
    addIn: async (request) => {
      const response = await files(request);
      for (const [name, value] of Object.entries(paneHeaders(officeJsAddress(undefined)))) {
        response.headers.set(name, value.replace("frame-ancestors 'self'", ancestors));
      }
      return response;
    },
  });
  ancestors = `frame-ancestors 'self'${framedBy(server.hostOrigin)}`;
  return server;
}

async function inExcel(server: ExcelServer, look: (excel: ExcelPage) => Promise<void>): Promise<void> {
  if (!browser) return;
  const excel = await openExcelPage(browser, server, {
    bytes: await sampleWorkbook(),
    path: "/taskpane.html?view=check",
  });
  try {
    await look(excel);
  } finally {
    await excel.context.close();
    await server.close();
  }
}

describe.skipIf(!browser)("the built pane under the headers it is served with", () => {
  test("runs in Excel's frame with the real office.js, and breaks none of the rules", async () => {
    await inExcel(await servePane((host) => ` ${host}`), async ({ pane, errors, aborted, sim }) => {
      await pane.getByRole("main").getByRole("button", { name: "审核", exact: true }).click();
      // The sample is no table of ours; that is found out by reading it through office.js.
      await pane.getByText("没有找到填报表").waitFor();
      expect({ errors, aborted }).toEqual({ errors: [], aborted: [] });
      expect(await sim("refusals")).toEqual([]);
    });
  });

  test("is not shown in a frame of any other site", async () => {
    await inExcel(await servePane(() => ""), async ({ page, errors }) => {
      const refusals = () => errors.filter((error) => error.includes("frame-ancestors"));
      await expect.poll(refusals, { timeout: 30_000 }).toHaveLength(1);
      expect(page.frames().filter((frame) => frame.url().includes("taskpane"))).toEqual([]);
    });
  });
});
