import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type ExcelPage, patience as milliseconds } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser, titledFor } from "../excel-sim/chromium/find-browser.ts";
import { button, type CityInExcel, main, type OpenedAs, press, startCity, type Way } from "./excel-person.ts";
import { picture } from "./picture.ts";

/**
 * What bad input gets, in the built pane beside the simulated Excel: the cells as they were, the draft kept, one
 * sentence that says what to do, and the same step goes through once the reason is gone.
 */
export async function badInputTests() {
  const browser = await launchBrowser();
  let running: CityInExcel | undefined;
  let shown: ExcelPage | null = null;
  /** The way to the server and back, as the test has it. */
  const line: { way: Way | null } = { way: null };
  beforeAll(async () => {
    running = await startCity(browser, (request, server) =>
      line.way ? line.way(request, server) : server(request),
    );
  }, 300_000);
  afterAll(() => running?.close());
  beforeEach(() => {
    line.way = null;
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail" && shown) await picture(shown, `失败-${task.name}`);
  });
  const city = (): CityInExcel => {
    if (!running) throw new Error("The city has not been started");
    return running;
  };
  return {
    /** null on a machine without one. */
    browser,
    titled: titledFor(browser),
    city,
    line,
    /** A unit's workbook with the pane beside it. */
    open: async (opened: OpenedAs = {}, org = "330483"): Promise<ExcelPage> => {
      shown = await city().excelOf(org, opened);
      return shown;
    },
    closeAll: async (): Promise<void> => {
      for (const context of browser?.contexts() ?? []) await context.close();
    },
  };
}

export const sheet = "年报表";
/** How long the pane may take to say or do something, on a busy machine. */
export const patience = { timeout: milliseconds };

/** What stands in all sheets, formulas as such. */
export async function cellsOf({ sim }: ExcelPage): Promise<unknown> {
  const cells: Record<string, unknown> = {};
  for (const { name } of await sim("sheets")) cells[name] = await sim("cells", name);
  return cells;
}

const oneLine = (text: string): string => text.replace(/\s+/g, "");

/** The sentences the pane gives a warning with just now, without their buttons. */
export async function alerts({ pane }: ExcelPage): Promise<string[]> {
  const texts = await main(pane).getByRole("alert").locator("visible=true").allInnerTexts();
  return texts.map(oneLine);
}

export const alerted = (excel: ExcelPage, sentence: string): Promise<void> =>
  expect.poll(() => alerts(excel), patience).toEqual([sentence]);

export const heading = ({ pane }: ExcelPage, name: RegExp | string): Promise<void> =>
  main(pane).getByRole("heading", { name }).locator("visible=true").first().waitFor();

export const text = async ({ pane }: ExcelPage): Promise<string> => oneLine(await main(pane).innerText());

/** Types a figure nobody has sent yet. */
export async function typeNewFigure({ sim }: ExcelPage): Promise<void> {
  figure += 0.1;
  await sim("type", sheet, "H23", [[Number(figure.toFixed(1))]]);
}
let figure = 90;

/** The same, and looks at what would go. */
export async function previewed(excel: ExcelPage): Promise<void> {
  await typeNewFigure(excel);
  await press(excel.pane, /^(预览上报内容|重新预览)$/);
  await heading(excel, /第 1 步/);
}

/** The network and the server, as the browser writes them down by itself. */
export const offline = "net::ERR_";
export const stale = "status of 412";
export const signedOut = "status of 401";

/** Sends what is previewed; where a revision this workbook has not seen stands, in its place. */
export async function send(excel: ExcelPage): Promise<void> {
  await press(excel.pane, "确认上报");
  const replace = button(excel.pane, /^用本表替换/);
  const arrived = main(excel.pane).getByRole("heading", { name: /^已上报/ });
  await replace.or(arrived).first().waitFor();
  if (await replace.isVisible()) await replace.click();
  await arrived.waitFor();
}
