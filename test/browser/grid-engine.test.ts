import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filledWorkbook } from "../addin/flow/filled-workbook.ts";
import { changedParts } from "../addin/host/made-package.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import { openPagedGrid, serveGrid } from "./grid-pages.ts";
import { cellsThatDiffer, gridUser } from "./grid-user.ts";

/** Guards the grid engine, whose versions are pinned: what must still hold before another version is taken. */

const SHEET = "年报表";
const root = join(import.meta.dirname, "..", "..");

test("all packages of the engine are of one exact version, and none is closed", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const all: [string, string][] = Object.entries({ ...dependencies, ...devDependencies });
  const engine = all.filter(([name]) => name.startsWith("@univerjs"));
  expect(new Set(engine.map(([, version]) => version))).toEqual(new Set(["0.25.1"]));
  expect(engine.filter(([name]) => name.startsWith("@univerjs-pro"))).toEqual([]);
});

const browser = await launchBrowser();

test.skipIf(!browser)(
  "smoke: open, type, refuse by validation, locked cell, paste, undo, save, reopen, probe",
  async () => {
    if (!browser) return;
    const pages = await serveGrid(browser);
    const { page } = pages;
    try {
      const template = (await filledWorkbook()).bytes();
      const user = gridUser(page, await openPagedGrid(page, template), SHEET);
      await user.type("H10", "3.5");
      await user.type("H11", "140");
      await user.type("N10", "胡说");
      await page.getByText("数据状态只能从列表中选").waitFor();
      await page.getByRole("button", { name: "确定" }).click();
      await user.goTo("C10");
      await page.keyboard.type("x");
      await expect.poll(user.refusals).toEqual(["locked-cells"]);
      await user.goTo("H16");
      await user.paste("7\r\n8");
      expect(await user.values("H16", "H17")).toEqual([7, 8]);
      await page.keyboard.press("Control+z");
      const saved = await user.fileOf("save");
      expect(changedParts(template, saved)).toEqual(["xl/worksheets/sheet1.xml"]);
      const expected = { "年报表!H9": 2.5, "年报表!H10": 3.5, "年报表!H11": 140 };
      expect(await cellsThatDiffer(template, saved)).toEqual(expected);
      await page.evaluate(() => window.grids?.closeAll());
      const again = gridUser(page, await openPagedGrid(page, saved), SHEET);
      expect(await again.values("H9", "H10", "H11", "N10")).toEqual([2.5, 3.5, 140, "未提供"]);
      expect(await again.fileOf("save")).toEqual(saved);
      expect({ foreign: pages.foreign, errors: pages.errors }).toEqual({ foreign: [], errors: [] });
    } finally {
      await pages.stop();
      await browser.close();
    }
  },
);
