import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import { type CityInExcel, clean, main, said, startCity } from "./excel-person.ts";

/** office.js on the web takes every Tab key; the built pane in its frame, without a mouse. */

const browser = await launchBrowser();
let city: CityInExcel;
let excel: ExcelPage;

beforeAll(async () => {
  city = await startCity(browser);
  if (!browser) return;
  excel = await city.excelOf("330424");
}, 300_000);
afterAll(() => city?.close());

/** Name of what has the keyboard; "" for nothing in particular. */
const focused = (): Promise<string> =>
  excel.pane.locator("html").evaluate(({ ownerDocument: { activeElement } }) => {
    const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0]?.textContent : null;
    const isPlace = activeElement?.matches("body, main");
    return isPlace
      ? ""
      : (label ?? activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "").trim();
  });

/** Presses Tab until the control of this name has the keyboard; the names passed by on the way. */
async function tabTo(name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<string[]> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await excel.page.keyboard.press(key);
    const now = await focused();
    if (name.test(now)) return passed;
    passed.push(now);
  }
  throw new Error(`${name} is not reached: ${passed.join(" | ")}`);
}

/** Parts of the pane are loaded when they are first needed. */
const shown = (name: string | RegExp): Promise<void> =>
  main(excel.pane).getByRole("button", { name }).locator("visible=true").first().waitFor();

const press = (key: string): Promise<void> => excel.page.keyboard.press(key);

describe.skipIf(!browser)("in Excel on the web, with the keyboard alone", () => {
  test("审核, its result and the way to a cell are reached one after the other", async () => {
    await excel.sim("type", "年报表", "H23", [["约97"]]);
    await shown(/^审核$/);
    await excel.pane.getByRole("button", { name: "任务" }).focus();
    await tabTo(/^审核$/);
    await tabTo(/^审核$/);
    await press("Enter");
    await expect.poll(focused).toMatch(/^审核未通过/);
    await shown(/H23/);
    await tabTo(/H23/);
    await press("Enter");
    await expect.poll(async () => (await excel.sim("selection")).address).toMatch(/H23$/);
    await excel.sim("type", "年报表", "H23", [[96.8]]);
    await tabTo(/^重新审核$/, "Shift+Tab");
    await press("Enter");
    await expect.poll(focused).toMatch(/^通过审核/);
  });

  test("signing in, and from a task to 上报 and its folds", async () => {
    await tabTo(/^登录$/, "Shift+Tab");
    await press("Enter");
    await expect.poll(focused).toMatch(/^账号/);
    await excel.page.keyboard.type("haiyan");
    await tabTo(/^密码/);
    await excel.page.keyboard.type("zhibao-2026");
    await press("Enter");
    await excel.pane.getByRole("banner").getByRole("button", { name: "退出登录" }).waitFor();
    await tabTo(/^任务$/, "Shift+Tab");
    await press("Enter");
    await shown("去上报");
    await tabTo(/^去上报$/);
    await press("Enter");
    await shown("预览上报内容");
    await tabTo(/^预览上报内容$/);
    await press("Enter");
    await excel.pane.getByRole("heading", { name: /第 1 步/ }).waitFor();
    await tabTo(/^新增 \d+ 项$/);
    await press("Space");
    await said(excel, "KJ-01");
    await tabTo(/^确认上报$/);
    await press("Enter");
    await expect.poll(focused).toMatch(/^已上报/);
  });

  test("behind the last control the keyboard goes on to Excel", async () => {
    await tabTo(/^修改后再上报$/);
    await press("Tab");
    expect(await focused()).toMatch(/^修改后再上报$/);
    await clean(excel);
  });
});
