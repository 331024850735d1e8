import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import type { HostOptions } from "../protocol/host-options.ts";
import type { ExcelSim } from "./excel-sim.ts";
import type { ExcelServer } from "./serve-excel.ts";
import { serveOfficeJs } from "./serve-office-js.ts";

/** A workbook in the simulated Excel with the add-in beside it, as a test drives it. */
export type ExcelPage = {
  context: BrowserContext;
  page: Page;
  /** The add-in's frame. */
  pane: FrameLocator;
  /** Calls a function of `window.excelSim`. What a person has done there has reached the add-in when it settles. */
  sim<Name extends keyof ExcelSim>(
    name: Name,
    ...args: Parameters<ExcelSim[Name]>
  ): Promise<Awaited<ReturnType<ExcelSim[Name]>>>;
  /** Addresses outside this machine that were asked for, and aborted. */
  aborted: string[];
  /** Uncaught errors and console errors of host page and add-in. */
  errors: string[];
};

export type OpenedWith = {
  /** Of an .xlsx. */
  bytes: Uint8Array;
  fileName?: string;
  /** Path of the add-in's page on its server. */
  path?: string;
  options?: Partial<HostOptions>;
};

/** Opens the workbook and the pane in a context of its own; close `context` afterwards. */
export async function openExcelPage(
  browser: Browser,
  server: ExcelServer,
  { bytes, fileName = "科技创新指标.xlsx", path = "/taskpane.html", options = {} }: OpenedWith,
): Promise<ExcelPage> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1180, height: 760 },
  });
  context.setDefaultTimeout(patience);
  const aborted = await serveOfficeJs(context);
  const errors: string[] = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const pane = page.frameLocator("#pane");
  const call: ExcelPage["sim"] = (name, ...args) =>
    page.evaluate(`window.excelSim.${name}(...${JSON.stringify(args)})`);
  const heard = () => pane.locator("html").evaluate(laterMessages);
  const sim: ExcelPage["sim"] = (name, ...args) =>
    deeds.has(name) ? call(name, ...args).finally(heard) : call(name, ...args);
  await page.goto(`${server.hostOrigin}/`);
  await sim("open", Buffer.from(bytes).toString("base64"), fileName, options.readOnly ?? false);
  await sim("showPane", `${server.addInOrigin}${path}`, options);
  return { context, page, pane, sim, aborted, errors };
}

/** How long a page may take to show something, in milliseconds: a loaded machine with two cores takes its time. */
export const patience = 60_000;

/** What a person does at the workbook, and the add-in is told of. */
const deeds: ReadonlySet<keyof ExcelSim> = new Set([
  "type",
  "typeElsewhere",
  "select",
  "renameSheet",
  "deleteSheet",
  "turnSheet",
  "protectSheet",
  "unprotectSheet",
]);

/**
 * Messages reach a frame in their order: behind two more, the add-in has heard what Excel told it before, and what it drew
 * for that is there. A click right after a deed would else sometimes overtake it on a busy machine.
 */
const laterMessages = async (): Promise<void> => {
  for (let times = 0; times < 2; times += 1) {
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  }
};
