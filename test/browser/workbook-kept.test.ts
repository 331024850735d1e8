import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, noBrowserLine } from "../excel-sim/chromium/find-browser.ts";
import { pressed, rehearsalWorkbook } from "./county-page.ts";
import { type ServedPage, serveWorkbookPage } from "./serve-workbook-page.ts";
import {
  dropFile,
  dropFromDisk,
  keptFileNames,
  numbersIn,
  openPage,
  pickFile,
  withLongSheet,
} from "./workbook-page.ts";

/** Nothing that was typed on the workbook page is lost unasked, and nothing of others is overwritten unasked. */

const browser = await launchBrowser();
let served: ServedPage;
let bytes: Uint8Array;
beforeAll(async () => {
  if (!browser) return;
  served = await serveWorkbookPage();
  bytes = (await rehearsalWorkbook()).bytes;
});
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const open = async (): Promise<Page> => {
  if (!browser) throw new Error(noBrowserLine);
  const page = await openPage(browser, served.address);
  await choice(page);
  return page;
};
const choice = (page: Page) => page.getByRole("button", { name: "作为市局审核" }).waitFor();
/** Another tab of the same browser. */
async function anotherTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
    Reflect.deleteProperty(window, "showOpenFilePicker");
  });
  await page.goto(served.address);
  return page;
}
const saveButton = (page: Page) => page.getByRole("button", { name: "保存", exact: true, disabled: false });
const unsaved = (page: Page) => page.getByText("● 未保存");

const pick = async (page: Page, name = "桐乡.xlsx"): Promise<void> => {
  await pickFile(page, { name, mimeType: "", buffer: Buffer.from(bytes) });
  await saveButton(page).waitFor();
};

/** Into 本年目标值 of KJ-03; the cell is not left. */
async function typeAndStay(page: Page, value: string): Promise<void> {
  // The name box says that the grid hears clicks.
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("[data-u-comp=defined-name] input")?.value,
  );
  await page.mouse.click(740, 420);
  await page.getByRole("region", { name: "目标值" }).waitFor();
  await page.keyboard.type(value);
}

/** Types into the cell above, which was typed into before: a second click on it would be a double click. */
async function typeAgainAndStay(page: Page, value: string): Promise<void> {
  await page.keyboard.press("ArrowUp");
  await page.getByRole("region", { name: "目标值" }).waitFor();
  await page.keyboard.type(value);
}

async function type(page: Page, value: string): Promise<void> {
  await typeAndStay(page, value);
  await page.keyboard.press("Enter");
  await unsaved(page).waitFor();
}

async function download(page: Page): Promise<Uint8Array> {
  const [saved] = await Promise.all([page.waitForEvent("download"), saveButton(page).click()]);
  return new Uint8Array(await readFile(await saved.path()));
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

describe.skipIf(!browser)(`what is not saved${browser ? "" : ` (${noBrowserLine})`}`, () => {
  test("leaving with it is asked about, leaving after saving is not", async () => {
    const page = await open();
    await pick(page);
    await type(page, "7.5");
    expect(await leave(page)).toEqual(["beforeunload"]);

    const other = await open();
    await pick(other);
    await type(other, "7.5");
    await download(other);
    await unsaved(other).waitFor({ state: "detached" });
    expect(await leave(other)).toEqual([]);
  });

  test("a figure that is still being typed is asked about too, by the browser and by the page", async () => {
    const page = await open();
    await pick(page);
    await typeAndStay(page, "7.5");
    await page.getByRole("button", { name: "打开其他文件" }).click();
    await page.getByText("“桐乡.xlsx”有未保存的内容。要打开别的文件，先保存还是不要了？").waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "先保存" }).click(),
    ]);
    expect(await numbersIn(new Uint8Array(await readFile(await saved.path())))).toContain(7.5);
    await choice(page);

    await pick(page);
    await typeAndStay(page, "8.25");
    expect(await leave(page)).toEqual(["beforeunload"]);
  });

  test("a file left for another that was dropped makes room once: its changes are gone, the other's place is held", async () => {
    const page = await open();
    await pick(page);
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
    const page = await open();
    const at = "2026-11-22T01:00:00.000Z";
    await putKept(page, [served.address], { fileName: "旧格式.xlsx", at });
    await putKept(page, [served.address, "x"], { fileName: 5 });
    await page.reload();
    await page.getByText("已恢复未保存的内容：旧格式.xlsx（2026-11-22 09:00）").waitFor();
    await page.getByText("上次没有保存的内容读不出来，没有恢复。请打开原来的文件重新填写。").waitFor();
    await expect.poll(() => keptFileNames(page)).toEqual(["旧格式.xlsx"]);
    await saveButton(page).waitFor();
    await page.getByRole("button", { name: "放弃这些内容" }).click();
    await choice(page);
    await expect.poll(() => keptFileNames(page)).toEqual([]);
  });

  test("a browser without room says so, and work goes on", async () => {
    const page = await open();
    await pick(page);
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: served.address, quotaSize: 1 });
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
    await choice(page);
    await pick(page);
    await type(page, "7.5");
    await page.getByText("浏览器没能留底").waitFor();
    expect(await numbersIn(await download(page))).toContain(7.5);
  });

  test("two tabs with one file keep what is theirs; the later one is told; both come back", async () => {
    const page = await open();
    const alsoOpen = "这个文件在另一个标签页里也打开着：两边的改动互不相通，请只在一处改、只在一处保存。";
    await pick(page);
    await type(page, "7.5");
    await expect.poll(() => keptFileNames(page)).toEqual(["桐乡.xlsx"]);

    const other = await anotherTab(page.context());
    await choice(other);
    await pick(other);
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
    const page = await open();
    await putKept(page, [served.address, "a"], {
      fileName: "甲.xlsx",
      at: "2026-11-22T01:00:00.000Z",
      workbookId: "a",
    });
    await putKept(page, [served.address, "b"], {
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
    await choice(page);
    expect(await page.getByRole("heading", { name: "没有保存的文件" }).count()).toBe(0);
  });

  test("what is not saved is deleted only when asked twice", async () => {
    const page = await open();
    for (const slot of ["a", "b"]) {
      const at = `2026-11-22T0${slot === "a" ? 1 : 2}:00:00.000Z`;
      await putKept(page, [served.address, slot], { fileName: `${slot}.xlsx`, at, workbookId: slot });
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

/** Lets the page's dialogs answer with files of the browser's own disk, which needs no permission. */
const withOwnDisk = (page: Page): Promise<void> =>
  page.evaluate(
    async (content) => {
      const folder = await navigator.storage.getDirectory();
      const write = async (name: string, what: Uint8Array<ArrayBuffer>) => {
        const handle = await folder.getFileHandle(name, { create: true });
        const stream = await handle.createWritable();
        await stream.write(what);
        await stream.close();
        return handle;
      };
      const handle = await write("年报.xlsx", new Uint8Array(content));
      window.showOpenFilePicker = async () => [handle];
      window.showSaveFilePicker = async () => folder.getFileHandle("副本.xlsx", { create: true });
    },
    [...bytes],
  );

const onDisk = async (page: Page, name: string): Promise<Uint8Array> =>
  new Uint8Array(
    await page.evaluate(async (asked) => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle(asked)).getFile();
      return [...new Uint8Array(await file.arrayBuffer())];
    }, name),
  );

/** Another program saves the file, later than the page has read it. */
const saveElsewhere = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("年报.xlsx");
    const before = (await handle.getFile()).lastModified;
    while ((await handle.getFile()).lastModified === before) {
      const content = await (await handle.getFile()).arrayBuffer();
      const stream = await handle.createWritable();
      await stream.write(content);
      await stream.close();
    }
  });

describe.skipIf(!browser)("a file that is chosen", () => {
  async function openFromDisk(): Promise<Page> {
    const page = await open();
    await withOwnDisk(page);
    await page.getByRole("button", { name: "选择文件……" }).click();
    await saveButton(page).waitFor();
    await type(page, "7.5");
    return page;
  }
  const newer =
    /^“年报\.xlsx”打开以后被别的程序改过（.*），还没有保存。覆盖会丢掉那些改动；也可以另存一份，再对照。$/;

  test("is saved in its place without a question", async () => {
    const page = await openFromDisk();
    await saveButton(page).click();
    await page.getByText("已保存 年报.xlsx。").waitFor();
    expect(await numbersIn(await onDisk(page, "年报.xlsx"))).toContain(7.5);
    await saveButton(page).click();
    await expect.poll(() => page.getByText(newer).count()).toBe(0);
  });

  test("holds also what is still being typed when 保存 is clicked", async () => {
    const page = await openFromDisk();
    await typeAgainAndStay(page, "8.25");
    await saveButton(page).click();
    await page.getByText("已保存 年报.xlsx。").waitFor();
    expect(await numbersIn(await onDisk(page, "年报.xlsx"))).toContain(8.25);
    await unsaved(page).waitFor({ state: "detached" });
  });

  test("is saved by Ctrl+S, in the middle of an input too", async () => {
    const page = await openFromDisk();
    await typeAgainAndStay(page, "8.25");
    await page.keyboard.press("Control+s");
    await page.getByText("已保存 年报.xlsx。").waitFor();
    expect(await numbersIn(await onDisk(page, "年报.xlsx"))).toContain(8.25);
  });

  test("is saved once by a double click", async () => {
    const page = await open();
    await pick(page);
    await type(page, "7.5");
    let downloads = 0;
    page.on("download", () => {
      downloads += 1;
    });
    await saveButton(page).dblclick();
    await page.getByText("已保存到浏览器的下载文件夹：桐乡.xlsx。").waitFor();
    await unsaved(page).waitFor({ state: "detached" });
    // Behind what a second one would have brought.
    await download(page);
    expect(downloads).toBe(2);
  });

  test("does not end, and does not count as saved, what is typed while it is being written", async () => {
    const page = await openFromDisk();
    await page.evaluate(() => {
      const { close } = FileSystemWritableFileStream.prototype;
      const gate = new Promise<void>((open) => Object.assign(window, { finishWriting: open }));
      FileSystemWritableFileStream.prototype.close = async function (this: FileSystemWritableFileStream) {
        Object.assign(window, { writing: true });
        await gate;
        return close.call(this);
      };
    });
    await saveButton(page).click();
    await page.waitForFunction(() => Reflect.get(window, "writing"));
    await typeAndStay(page, "8.");
    await page.evaluate(() => Reflect.get(window, "finishWriting")());
    await page.getByText("已保存 年报.xlsx。").waitFor();
    await unsaved(page).waitFor({ state: "detached" });
    await page.keyboard.type("25");
    await page.keyboard.press("Enter");
    await unsaved(page).waitFor();
    expect(await numbersIn(await onDisk(page, "年报.xlsx"))).toContain(7.5);
    await saveButton(page).click();
    await expect.poll(async () => numbersIn(await onDisk(page, "年报.xlsx"))).toContain(8.25);
  });

  test("is not overwritten when another program has saved it since: a copy, or only when told to", async () => {
    const page = await openFromDisk();
    await saveElsewhere(page);
    await saveButton(page).click();
    await page.getByText(newer).waitFor();
    expect(await onDisk(page, "年报.xlsx")).toEqual(bytes);
    await page.getByRole("button", { name: "先不保存" }).click();
    await page.getByText(newer).waitFor({ state: "detached" });

    await saveButton(page).click();
    await page.getByRole("button", { name: "另存一份" }).click();
    await page.getByText("已保存 副本.xlsx。").waitFor();
    expect(await onDisk(page, "年报.xlsx")).toEqual(bytes);
    expect(await numbersIn(await onDisk(page, "副本.xlsx"))).toContain(7.5);
  });

  test("is overwritten where the person says so", async () => {
    const page = await openFromDisk();
    await saveElsewhere(page);
    await saveButton(page).click();
    await page.getByRole("button", { name: "覆盖" }).click();
    await page.getByText("已保存 年报.xlsx。").waitFor();
    expect(await numbersIn(await onDisk(page, "年报.xlsx"))).toContain(7.5);
  });

  test("dropped from the disk and changed there, is not overwritten unasked either", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zhibao-disk-"));
    try {
      const path = join(folder, "年报.xlsx");
      await writeFile(path, bytes);
      const page = await open();
      await dropFromDisk(page, [path]);
      await saveButton(page).waitFor();
      await type(page, "7.5");
      await utimes(path, new Date(), new Date(Date.now() + 60_000));
      await saveButton(page).click();
      await page.getByText(newer).waitFor();
      expect(new Uint8Array(await readFile(path))).toEqual(bytes);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe.skipIf(!browser)("a workbook too long for the grid", () => {
  test("is checked as a file, its faults named by cell, and passes when it is dropped again without them", async () => {
    const page = await open();
    const faulty = await withLongSheet((await rehearsalWorkbook({ "KJ-54": "约十" })).bytes, 6000);
    const fixed = await withLongSheet(bytes, 6000);
    const file = (content: Uint8Array) => ({ name: "长.xlsx", mimeType: "", buffer: Buffer.from(content) });
    await pickFile(page, file(faulty));
    await page.getByText("表太长（超过 5000 行），网页里改会很慢。").waitFor();
    await pressed(page, "审核");
    await page.getByRole("button", { name: "定位到 年报表!H16" }).first().click();
    await page.getByText("要改的单元格：年报表!H16").waitFor();
    await dropFile(page, file(fixed));
    await page.getByText("要改的单元格：年报表!H16").waitFor({ state: "detached" });
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
  });
});
