import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { rehearsalWorkbook } from "./county-page.ts";
import { download, pick, saveButton, type, typeAndStay, unsaved } from "./page-typist.ts";
import { dropFile, keptFileNames, numbersIn } from "./workbook-page.ts";
import { onChoice, workbookPageTests } from "./workbook-page-tests.ts";

/** Nothing that was typed on the workbook page is lost unasked. */

const { browser, served, titled, openOnChoice } = await workbookPageTests();
const { bytes } = await rehearsalWorkbook();

/** Another tab of the same browser. */
async function anotherTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
    Reflect.deleteProperty(window, "showOpenFilePicker");
  });
  await page.goto(served().address);
  return page;
}

/** Asks to leave as a person does; whether the browser asked back. */
async function leave(page: Page): Promise<string[]> {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.goto("about:blank");
  return asked;
}

/** As another program would leave it in the browser's memory. */
const putKept = (page: Page, key: string[], kept: Record<string, unknown>): Promise<void> =>
  page.evaluate(
    async ([under, value, content]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open("zhibao");
        opening.onsuccess = () => resolve(opening.result);
      });
      const done = new Promise((resolve) => {
        const writing = database.transaction("workbooks", "readwrite");
        writing.objectStore("workbooks").put({ ...value, bytes: new Uint8Array(content) }, under);
        writing.oncomplete = resolve;
      });
      await done;
      database.close();
    },
    [key, kept, [...bytes]] as const,
  );

/** How many places for unsaved changes the pages of this browser hold. */
const slotsHeld = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name?.startsWith("zhibao slot ")).length;
  });

describe.skipIf(!browser)(titled("what is not saved"), () => {
  test("leaving with it is asked about, leaving after saving is not", async () => {
    const page = await openOnChoice();
    await pick(page, bytes);
    await type(page, "7.5");
    expect(await leave(page)).toEqual(["beforeunload"]);

    const other = await openOnChoice();
    await pick(other, bytes);
    await type(other, "7.5");
    await download(other);
    await unsaved(other).waitFor({ state: "detached" });
    expect(await leave(other)).toEqual([]);
  });

  test("a figure that is still being typed is asked about too, by the browser and by the page", async () => {
    const page = await openOnChoice();
    await pick(page, bytes);
    await typeAndStay(page, "7.5");
    await page.getByRole("button", { name: "打开其他文件" }).click();
    await page.getByText("“桐乡.xlsx”有未保存的内容。要打开别的文件，先保存还是不要了？").waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "先保存" }).click(),
    ]);
    expect(await numbersIn(new Uint8Array(await readFile(await saved.path())))).toContain(7.5);
    await onChoice(page);

    await pick(page, bytes);
    await typeAndStay(page, "8.25");
    expect(await leave(page)).toEqual(["beforeunload"]);
  });

  test("a file left for another that was dropped makes room once: its changes are gone, the other's place is held", async () => {
    const page = await openOnChoice();
    await pick(page, bytes);
    await type(page, "7.5");
    await expect.poll(() => keptFileNames(page)).toEqual(["桐乡.xlsx"]);
    await dropFile(page, { name: "海宁.xlsx", mimeType: "", buffer: Buffer.from(bytes) });
    await page.getByRole("button", { name: "不要了" }).click();
    await page.getByText("海宁.xlsx", { exact: true }).waitFor();
    await saveButton(page).waitFor();
    expect(await keptFileNames(page)).toEqual([]);
    expect(await slotsHeld(page)).toBe(1);
  });

  test("what the first version of the page kept comes back; what cannot be read is said once and gone", async () => {
    const page = await openOnChoice();
    const at = "2026-11-22T01:00:00.000Z";
    await putKept(page, [served().address], { fileName: "旧格式.xlsx", at });
    await putKept(page, [served().address, "x"], { fileName: 5 });
    await page.reload();
    await page.getByText("已恢复未保存的内容：旧格式.xlsx（2026-11-22 09:00）").waitFor();
    await page.getByText("上次没有保存的内容读不出来，没有恢复。请打开原来的文件重新填写。").waitFor();
    await expect.poll(() => keptFileNames(page)).toEqual(["旧格式.xlsx"]);
    await saveButton(page).waitFor();
    await page.getByRole("button", { name: "放弃这些内容" }).click();
    await onChoice(page);
    await expect.poll(() => keptFileNames(page)).toEqual([]);
  });

  test("a browser without room says so, and work goes on", async () => {
    const page = await openOnChoice();
    await pick(page, bytes);
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: served().address, quotaSize: 1 });
    await type(page, "7.5");
    await page
      .getByText("浏览器没能留底（空间不足，或是无痕窗口）：关掉网页，未保存的内容就没有了，请及时保存。")
      .waitFor();
    expect(await numbersIn(await download(page))).toContain(7.5);
    await unsaved(page).waitFor({ state: "detached" });
    expect(await page.getByText("浏览器没能留底").count()).toBe(0);
  });

  test("a browser that keeps nothing at all says so, and work goes on", async () => {
    if (!browser) return;
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
    await context.addInitScript(() => {
      Object.defineProperty(window, "indexedDB", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    const page = await anotherTab(context);
    await onChoice(page);
    await pick(page, bytes);
    await type(page, "7.5");
    await page.getByText("浏览器没能留底").waitFor();
    expect(await numbersIn(await download(page))).toContain(7.5);
  });

  test("two tabs with one file keep what is theirs; the later one is told; both come back", async () => {
    const page = await openOnChoice();
    const alsoOpen = "这个文件在另一个标签页里也打开着：两边的改动互不相通，请只在一处改、只在一处保存。";
    await pick(page, bytes);
    await type(page, "7.5");
    await expect.poll(() => keptFileNames(page)).toEqual(["桐乡.xlsx"]);

    const other = await anotherTab(page.context());
    await onChoice(other);
    await pick(other, bytes);
    await other.getByText(alsoOpen).waitFor();
    expect(await page.getByText(alsoOpen).count()).toBe(0);
    await type(other, "8.25");
    await expect.poll(() => keptFileNames(other)).toEqual(["桐乡.xlsx", "桐乡.xlsx"]);
    const context = page.context();
    await Promise.all([page.close(), other.close()]);

    const third = await anotherTab(context);
    await third.getByText("已恢复未保存的内容：桐乡.xlsx").waitFor();
    expect(await numbersIn(await download(third))).toContain(8.25);
    await unsaved(third).waitFor({ state: "detached" });
    await third.reload();
    await third.getByText("已恢复未保存的内容：桐乡.xlsx").waitFor();
    expect(await numbersIn(await download(third))).toContain(7.5);
  });

  test("of several files not saved the latest comes back, the others are named on the choice", async () => {
    const page = await openOnChoice();
    await putKept(page, [served().address, "a"], {
      fileName: "甲.xlsx",
      at: "2026-11-22T01:00:00.000Z",
      workbookId: "a",
    });
    await putKept(page, [served().address, "b"], {
      fileName: "乙.xlsx",
      at: "2026-11-22T02:00:00.000Z",
      workbookId: "b",
    });
    await page.reload();
    await page.getByText("已恢复未保存的内容：乙.xlsx").waitFor();
    await saveButton(page).waitFor();
    await page.getByRole("button", { name: "放弃这些内容" }).click();
    await page.getByRole("heading", { name: "没有保存的文件" }).waitFor();
    await page.getByRole("button", { name: /^不要了 甲\.xlsx/ }).click();
    await page.getByText("“甲.xlsx”里没有保存的改动会删掉，找不回来。").waitFor();
    await page.getByRole("button", { name: "留着" }).click();
    await page.getByRole("button", { name: /^继续填 甲\.xlsx/ }).click();
    await page.getByText("已恢复未保存的内容：甲.xlsx").waitFor();
    await saveButton(page).waitFor();
    await page.getByRole("button", { name: "放弃这些内容" }).click();
    await onChoice(page);
    expect(await page.getByRole("heading", { name: "没有保存的文件" }).count()).toBe(0);
  });

  test("what is not saved is deleted only when asked twice", async () => {
    const page = await openOnChoice();
    for (const slot of ["a", "b"]) {
      const at = `2026-11-22T0${slot === "a" ? 1 : 2}:00:00.000Z`;
      await putKept(page, [served().address, slot], { fileName: `${slot}.xlsx`, at, workbookId: slot });
    }
    await page.reload();
    await page.getByText("已恢复未保存的内容：b.xlsx").waitFor();
    await saveButton(page).waitFor();
    await page.getByRole("button", { name: "放弃这些内容" }).click();
    await page.getByRole("button", { name: /^不要了 a\.xlsx/ }).click();
    expect(await keptFileNames(page)).toEqual(["a.xlsx"]);
    await page.getByRole("button", { name: "删掉改动" }).click();
    await expect.poll(() => keptFileNames(page)).toEqual([]);
  });
});
