import type { Browser, Page } from "playwright-core";
import * as z from "zod";
import { servePane } from "../browser/serve-pane.ts";
import { slippedTable } from "../browser/slipped-table.ts";
import { launchBrowser, noBrowserLine } from "../excel-sim/chromium/find-browser.ts";
import { pageScript, partsOf } from "./page-script.ts";
import { counted, type Line, slower } from "./report.ts";
import { type Repeats, spreadOf } from "./sampling.ts";

/** Rows of the two tables; each row is a finding, and a few more are of the whole table. */
const sizes = { many: 5000, few: 60 } as const;
type Size = keyof typeof sizes;

/** Milliseconds, but for `heap`: bytes. */
const sample = z.object({ bare: z.number(), check: z.number(), regroup: z.number(), heap: z.number() });
type Sample = z.infer<typeof sample>;

/**
 * The pane in Chromium over a table that gives 5,000 findings: 审核 against the browser's own unzipping and parsing of the same
 * parts; another order of the list, and what the pane holds in memory, against a table of 60. Empty where no browser can be
 * started.
 */
export async function measureFindings({ warmUp, samples }: Repeats): Promise<Line[]> {
  const browser = await launchBrowser();
  if (browser === null) {
    console.error(noBrowserLine);
    return [];
  }
  const tables = { many: await slippedTable(sizes.many), few: await slippedTable(sizes.few) };
  const files = { "/many.xlsx": tables.many, "/few.xlsx": tables.few };
  const served = await servePane({ workbook: tables.few, files });
  try {
    const script = await pageScript();
    const taken: Record<Size, Sample[]> = { many: [], few: [] };
    for (let turn = 0; turn < warmUp + samples; turn++) {
      for (const size of ["many", "few"] as const) {
        const address = `${served.address}/?view=check&workbook=/${size}.xlsx`;
        const one = await oneVisit(browser, { address, script, parts: partsOf(tables[size]) });
        if (turn >= warmUp) taken[size].push(one);
      }
    }
    return linesOf((size, what) => spreadOf(taken[size].map((one) => one[what])));
  } finally {
    await browser.close();
    await served.stop();
  }
}

function linesOf(of: (size: Size, what: keyof Sample) => ReturnType<typeof spreadOf>): Line[] {
  const megabytes = (size: Size) => Math.round(of(size, "heap").median / 1e6);
  return [
    slower(`审核 ${sizes.many} 行，列出逐行的问题`, of("many", "check"), of("many", "bare"), null),
    slower(`  换成按行排列，对照 ${sizes.few} 行`, of("many", "regroup"), of("few", "regroup"), null),
    counted(`  窗格占用的内存，${sizes.many} 行`, megabytes("many"), "MB", null),
    counted(`  窗格占用的内存，${sizes.few} 行`, megabytes("few"), "MB", null),
  ];
}

/** One person on a fresh page checks, and looks at the findings by row. */
async function oneVisit(
  browser: Browser,
  { address, script, parts }: { address: string; script: string; parts: string[] },
): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 320, height: 720 }, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: script });
    await page.goto(address);
    const ask = (call: string): Promise<unknown> => page.evaluate(`pageTimes.${call}`);
    const bare = await ask(`bare(${JSON.stringify(parts)})`);
    const check = await ask("check()");
    const regroup = await ask("regroup()");
    return sample.parse({ bare, check, regroup, heap: await heapOf(page) });
  } finally {
    await context.close();
  }
}

/** Bytes that are still held after what is no longer needed was collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}
