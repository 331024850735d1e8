import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";

/** Where pictures for people go; none are taken unless it is named. */
const folder = process.env.ZHIBAO_PICTURES;

/** A page as it is seen, in its whole length, or from its top to the end of an element. */
export async function pagePicture(
  page: Page,
  name: string,
  { fullPage = false, downTo }: { fullPage?: boolean; downTo?: Locator } = {},
): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  if (downTo === undefined) return void (await page.screenshot({ path, fullPage }));
  const end = await downTo.evaluate((element) => element.getBoundingClientRect().bottom + window.scrollY);
  const clip = { x: 0, y: 0, width: page.viewportSize()?.width ?? 320, height: Math.ceil(end) };
  await page.screenshot({ path, fullPage: true, clip });
}

/** The workbook with the pane beside it, and the pane alone in its whole length, 320 px wide. */
export async function picture({ page, pane }: ExcelPage, name: string): Promise<void> {
  if (folder === undefined) return;
  await pagePicture(page, `${name}-全屏`);
  const height = await pane.locator("html").evaluate((root) => Math.ceil(root.scrollHeight));
  const size = page.viewportSize() ?? { width: 1180, height: 760 };
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 40) });
  await page.locator("#pane").screenshot({ path: join(folder, `${name}.png`) });
  await page.setViewportSize(size);
}
