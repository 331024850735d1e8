import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeFaults, sheetNames } from "./workbook-page.ts";
import { workbookPageTests } from "./workbook-page-tests.ts";

/** The workbook page without a mouse, and for people who need other colours or larger letters. */

const { browser, titled, openOnChoice } = await workbookPageTests();

/** Name of what has the keyboard: a control's, or that of the part of the page. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return "";
    if (activeElement.id === "screen") return "窗格";
    if (activeElement instanceof HTMLElement && activeElement.isContentEditable) return "表格";
    return (activeElement.getAttribute("aria-label") ?? activeElement.textContent ?? "").trim();
  });

async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`${name} is not reached: ${passed.join(" | ")}`);
}

const moveOn = async (page: Page, key: string, to: string): Promise<void> => {
  await page.keyboard.press(key);
  expect(await focused(page)).toBe(to);
};

const opened = (page: Page) =>
  page.getByRole("button", { name: "保存", exact: true, disabled: false }).waitFor();

describe.skipIf(!browser)(titled("the workbook page by keyboard"), () => {
  test("from the choice to a cell, the pane, 审核 and the saved file", async () => {
    const page = await openOnChoice();
    await tabTo(page, /^作为县/);
    await page.keyboard.press("Enter");
    await opened(page);
    await page.getByText("按 F6 在表格、窗格、上方按钮之间换位置。").waitFor();
    await expect.poll(() => focused(page)).toBe("表格");

    await moveOn(page, "F6", "窗格");
    await tabTo(page, /^审核$/);
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toMatch(/^通过审核/);
    await moveOn(page, "Shift+F6", "表格");
    await page.keyboard.press("Control+Home");
    for (const _ of Array.from({ length: 12 })) await page.keyboard.press("ArrowDown");
    await moveOn(page, "Control+F6", "窗格");
    await page.keyboard.press("F6");
    expect(await focused(page)).toBe("保存");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(await sheetNames(new Uint8Array(await readFile(await saved.path())))).toContain("年报表");
    await moveOn(page, "F6", "表格");
  });

  test("a grid that opens does not take the keyboard from whoever types in the pane", async () => {
    const page = await openOnChoice();
    await page.getByRole("button", { name: "新建空白填报表" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByLabel("账号").focus();
    await opened(page);
    await page.keyboard.type("tongxiang");
    expect(await page.getByLabel("账号").inputValue()).toBe("tongxiang");
  });
});

describe.skipIf(!browser)("the workbook page for everybody's eyes", () => {
  const states: [string, (page: Page) => Promise<unknown>][] = [
    ["the choice", async () => undefined],
    [
      "a grid with the pane",
      async (page) => {
        await page.getByRole("button", { name: /^作为县/ }).click();
        await opened(page);
        await page.locator("main").getByRole("button", { name: "审核", exact: true }).click();
        await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
      },
    ],
    [
      "unsaved, about to leave",
      async (page) => {
        await page.getByRole("button", { name: "看同级对比" }).click();
        await page.getByRole("button", { name: "写入对比表" }).click();
        await page.getByText("● 未保存").waitFor();
        await page.getByRole("button", { name: "打开其他文件" }).click();
        await page.getByText("“同级对比.xlsx”有未保存的内容").waitFor();
      },
    ],
  ];
  const ways: [string, Parameters<typeof prepare>[0]][] = [
    ["plain", {}],
    ["dark", { colorScheme: "dark" }],
    ["forced colours", { forcedColors: "active" }],
    ["1024 wide", { width: 1024 }],
    ["twice as large", { width: 683, height: 384 }],
  ];
  type Way = { colorScheme?: "dark"; forcedColors?: "active"; width?: number; height?: number };
  async function prepare({ width, height, ...media }: Way): Promise<Page> {
    const page = await openOnChoice();
    await page.emulateMedia(media);
    await page.setViewportSize({ width: width ?? 1366, height: height ?? 768 });
    return page;
  }

  test.each(ways.flatMap(([way, media]) => states.map(([state, reach]) => ({ way, media, state, reach }))))(
    "$state, $way: no rule of WCAG is broken and nothing is scrolled sideways",
    async ({ media, reach }) => {
      const page = await prepare(media);
      await reach(page);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ faults: await axeFaults(page), sideways }).toEqual({ faults: [], sideways: 0 });
    },
  );
});
