import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import * as z from "zod";
import { workbookPageHeaders } from "../../addin/build/pane-headers.ts";
import { plainSheetPlan } from "../addin/author/plain-workbook-file.ts";
import { buildPane } from "../addin/build/built-pane.ts";
import { filledWorkbook } from "../addin/flow/filled-workbook.ts";
import { launchBrowser, noBrowserLine } from "../excel-sim/chromium/find-browser.ts";
import { folderFiles } from "../excel-sim/chromium/folder-files.ts";
import { pageScript, partsOf } from "./page-script.ts";
import { type Line, slower } from "./report.ts";
import { type Repeats, type Spread, spreadOf } from "./sampling.ts";

const rows = 2000;
const columns = 10;
const kinds = ["bare", "shell", "grid", "check", "save"] as const;
const opened = z.object({ shell: z.number(), grid: z.number(), check: z.number() });

/**
 * The built workbook page in Chromium with a filled-in template that has a sheet of 2,000 rows besides, against the
 * browser's own unzipping and parsing of the same parts. No server answers but with the page's files. Empty where no
 * browser can be started.
 */
export async function measureGrid({ warmUp, samples }: Repeats): Promise<Line[]> {
  const browser = await launchBrowser();
  if (browser === null) {
    console.error(noBrowserLine);
    return [];
  }
  const served = await serveBuiltPage();
  try {
    const file = Buffer.from(await longWorkbook());
    const script = await pageScript();
    const times = new Map<(typeof kinds)[number], number[]>(kinds.map((kind) => [kind, []]));
    for (let turn = 0; turn < warmUp + samples; turn++) {
      const sample = await oneVisit(browser, { address: served.address, script, file });
      if (turn >= warmUp) for (const kind of kinds) times.get(kind)?.push(sample[kind]);
    }
    return linesOf((kind) => spreadOf(times.get(kind) ?? []));
  } finally {
    await browser.close();
    await served.stop();
  }
}

const linesOf = (of: (kind: (typeof kinds)[number]) => Spread): Line[] => [
  slower(`打开 ${rows} 行的文件，到外壳`, of("shell"), of("bare"), null),
  slower("  到表格可以填", of("grid"), of("bare"), null),
  slower("  接着第一次审核", of("check"), of("bare"), null),
  slower("  改一格后保存", of("save"), of("bare"), null),
];

type Visit = { address: string; script: string; file: Buffer };

/** One person on a fresh page: opens, checks, types a figure and saves. */
async function oneVisit(browser: Browser, { address, script, file }: Visit) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    await page.addInitScript("delete window.showSaveFilePicker;");
    await page.addInitScript({ content: script });
    await page.goto(address);
    await page.getByRole("button", { name: "新建空白填报表", disabled: false }).waitFor();
    const ask = (call: string, ...given: unknown[]): Promise<unknown> =>
      page.evaluate(`pageTimes.${call}(${given.map((one) => JSON.stringify(one)).join(", ")})`);
    const bare = z.number().parse(await ask("bare", partsOf(file)));
    const times = opened.parse(await ask("open", "年报.xlsx", file.toString("base64")));
    await typeFigure(page);
    return { ...times, bare, save: z.number().parse(await ask("save")) };
  } finally {
    await context.close();
  }
}

/** Into the first figure that can be typed and is on the screen. */
async function typeFigure(page: Page): Promise<void> {
  // The result of 审核 takes the keyboard once it stands.
  await page.locator("main h3:focus").waitFor();
  await page.mouse.click(740, 420);
  await page.getByRole("region", { name: "目标值" }).waitFor();
  await page.keyboard.type("7.5");
  await page.keyboard.press("Enter");
  await page.getByText("● 未保存").waitFor();
}

async function longWorkbook(): Promise<Uint8Array> {
  const workbook = await filledWorkbook({ cells: { "KJ-54": { actual: 300 } } });
  const cells = Array.from({ length: rows }, (_, above) =>
    Array.from({ length: columns }, (_, left) => (above + 1) * (left + 1)),
  );
  const put = await workbook.putSheet(plainSheetPlan("long", "底稿", cells));
  if (!put.ok) throw new Error(put.error.code);
  return workbook.bytes();
}

async function serveBuiltPage() {
  const built = await buildPane();
  const files = folderFiles(built.folder);
  const server = createServer((request, response) => {
    void (async () => {
      const file = await files(new Request(new URL(request.url ?? "/", "http://localhost")));
      response.writeHead(file.status, { ...Object.fromEntries(file.headers), ...workbookPageHeaders });
      response.end(new Uint8Array(await file.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The page is served nowhere");
  return {
    address: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await built.remove();
    },
  };
}
