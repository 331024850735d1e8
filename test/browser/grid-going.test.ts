import { beforeEach, describe, expect, test } from "vitest";
import { filledWorkbook } from "../addin/flow/filled-workbook.ts";
import { openPagedGrid } from "./grid-pages.ts";
import { gridTests } from "./grid-tests.ts";
import { gridUser } from "./grid-user.ts";

const { browser, titled, page } = await gridTests();
const SHEET = "年报表";

/** The grid's own width beside the pane of 352 px on screens of 1024, 1180 and 1366 px. */
const WIDTHS = { 672: 0.71, 828: 0.87, 1014: 1 };

let template: Uint8Array;

beforeEach(async () => {
  template = (await filledWorkbook()).bytes();
});

async function open(width: number) {
  await page().setViewportSize({ width, height: 700 });
  return gridUser(page(), await openPagedGrid(page(), template), SHEET);
}

async function enterInNameBox(text: string): Promise<void> {
  await page().locator("[data-u-comp=defined-name] input").click();
  await page().keyboard.press("ControlOrMeta+a");
  await page().keyboard.type(text);
  await page().keyboard.press("Enter");
}

/** Columns beside the frozen ones that are in view, also in part: 0 is A. */
const columnsInView = (): Promise<{ first: number | undefined; last: number | undefined }> =>
  page().evaluate(() => {
    const sheet = window.engine?.getActiveWorkbook()?.getActiveSheet();
    const all = [...(sheet?.getVisibleRangesOfAllViewports() ?? [])];
    const main = all.find(([name]) => name === "viewMain")?.[1];
    return { first: main?.startColumn, last: main?.endColumn };
  });

const [E, H, I] = [4, 7, 8];

describe.skipIf(!browser)(titled("going about in the grid"), () => {
  for (const [width, zoom] of Object.entries(WIDTHS)) {
    test(`beside the pane, ${width} px wide, the template opens with five columns beside the frozen ones`, async () => {
      const user = await open(Number(width));
      expect((await columnsInView()).first).toBe(E);
      expect((await columnsInView()).last).toBeGreaterThanOrEqual(I);
      const shown = await page().evaluate(() =>
        window.engine?.getActiveWorkbook()?.getActiveSheet().getZoom(),
      );
      expect(shown).toBe(zoom);
      expect(await user.fileOf("save")).toEqual(template);
    });
  }

  test("from a locked cell the name box leads to any cell, range or name, and the pane is told", async () => {
    const user = await open(1014);
    await user.goTo("A1");
    await enterInNameBox("h12");
    await user.isAt("H12");
    await user.goTo("C10");
    await enterInNameBox("H16:H17");
    const told = (top: number, bottom: number) => ({
      sheet: SHEET,
      range: { top, left: 8, bottom, right: 8 },
    });
    await expect.poll(() => user.heard("select")).toEqual([told(12, 12), told(16, 17)]);
    await enterInNameBox("新的名称");
    await expect.poll(user.refusals).toEqual(["sheet-structure"]);
    expect(await user.fileOf("save")).toEqual(template);
  });

  test("a cell gone to comes out from behind the frozen columns: by the pane, the name box and arrows", async () => {
    const user = await open(828);
    const far = async () => {
      await user.goTo("N9");
      await expect.poll(async () => (await columnsInView()).first).toBeGreaterThan(H);
    };
    const seen = () => expect.poll(async () => (await columnsInView()).first).toBe(H);
    await far();
    await user.goTo("H12");
    await seen();
    await far();
    await enterInNameBox("H12");
    await user.isAt("H12");
    await seen();
    await far();
    for (const address of ["M9", "L9", "K9", "J9", "I9", "H9"]) {
      await page().keyboard.press("ArrowLeft");
      await user.isAt(address);
    }
    await seen();
  });
});
