import type { Browser, FrameLocator, Locator } from "playwright-core";
import { expect } from "vitest";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import { loadDemo } from "../../worker/demo/load.ts";
import { rehearsalTemplate } from "../../worker/local/rehearsal-template.ts";
import { buildPane } from "../addin/build/built-pane.ts";
import { type ExcelPage, openExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { noBrowserLine } from "../excel-sim/chromium/find-browser.ts";
import { folderFiles } from "../excel-sim/chromium/folder-files.ts";
import type { Fetch } from "../excel-sim/chromium/https-server.ts";
import { serveExcel } from "../excel-sim/chromium/serve-excel.ts";
import type { HostOptions } from "../excel-sim/protocol/host-options.ts";
import { type RealWorker, startWorker, tokenSecret } from "../real-worker.ts";
import { quietly } from "./quietly.ts";

/** The demo's open round. */
export const round = "2025年演练";

/** The built pane in Excel's frame with the unmodified office.js, before the demo's city. */
export type CityInExcel = {
  worker: RealWorker;
  /** A unit's table of the rehearsal, or the workbook given, with the pane beside it. */
  excelOf(org: string, opened?: OpenedAs): Promise<ExcelPage>;
  close(): Promise<void>;
};

export type OpenedAs = { view?: string; options?: Partial<HostOptions>; bytes?: Uint8Array };

/** What happens to a request on its way to the server and back; what it throws cuts the connection. */
export type Way = (request: Request, server: Fetch) => Response | Promise<Response>;

const straight: Way = (request, server) => server(request);

export async function startCity(browser: Browser | null, way: Way = straight): Promise<CityInExcel> {
  const [worker, built] = await Promise.all([startWorker(), buildPane()]);
  await quietly(() => loadDemo({ DB: worker.database, TOKEN_SECRET: tokenSecret }));
  const server = await serveExcel({
    addIn: folderFiles(built.folder),
    api: (request) => way(request, worker.fetch),
  });
  return {
    worker,
    excelOf: async (org, { view = "check", options, bytes } = {}) => {
      if (!browser) throw new Error(noBrowserLine);
      return openExcelPage(browser, server, {
        bytes: bytes ?? (await tableOf(org)),
        path: `/taskpane.html?view=${view}`,
        options: { locale: "zh-CN", ...options },
      });
    },
    close: async () => {
      await browser?.close();
      await server.close();
      await built.remove();
      await worker.stop();
    },
  };
}

/** A unit's table of the rehearsal, with 桐乡市's figures. */
export async function tableOf(org: string): Promise<Uint8Array> {
  const { figures, fill } = await rehearsalTemplate(org);
  return fill(figures);
}

export const main = (pane: FrameLocator): Locator => pane.locator("main");

export const button = (pane: FrameLocator, name: string | RegExp): Locator =>
  main(pane).getByRole("button", { name, exact: typeof name === "string" });

export const press = (pane: FrameLocator, name: string | RegExp): Promise<void> => button(pane, name).click();

export const goTo = (pane: FrameLocator, name: string): Promise<void> =>
  pane.getByRole("navigation").getByRole("button", { name, exact: true }).click();

/** From the header, or with the form open already. */
export async function signIn(pane: FrameLocator, login: string): Promise<void> {
  const fields = pane.getByLabel("账号");
  if (!(await fields.isVisible())) {
    await pane.getByRole("banner").getByRole("button", { name: "登录", exact: true }).click();
  }
  await fields.fill(login);
  await pane.getByLabel("密码").fill(demo.password);
  await main(pane).locator("form").getByRole("button", { name: "登录", exact: true }).click();
  await pane.getByRole("banner").getByRole("button", { name: "退出登录" }).waitFor();
}

export const said = (excel: ExcelPage, text: string): Promise<void> =>
  main(excel.pane).getByText(text).locator("visible=true").first().waitFor();

/** The box in which the pane asks before it does what cannot be undone. */
export const asked = ({ pane }: ExcelPage, heading: RegExp): Locator =>
  main(pane)
    .locator("section")
    .filter({ has: pane.getByRole("heading", { name: heading }) })
    .last();

/**
 * Nothing was asked that is not simulated, no address elsewhere, no error on the page but those the browser writes
 * down by itself: a unit that has not reported yet is answered with 404, and what the test has made go wrong.
 */
export async function clean(
  { sim, aborted, errors }: ExcelPage,
  madeToFail: readonly string[] = [],
): Promise<void> {
  const known = ["status of 404", ...madeToFail];
  const faults = errors.filter((text) => !known.some((part) => text.includes(part)));
  expect({ refusals: await sim("refusals"), aborted, faults }).toEqual({
    refusals: [],
    aborted: [],
    faults: [],
  });
}
