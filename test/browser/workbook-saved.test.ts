import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { rehearsalWorkbook } from "./county-page.ts";
import { download, pick, saveButton, type, typeAgainAndStay, typeAndStay, unsaved } from "./page-typist.ts";
import { dropFromDisk, numbersIn } from "./workbook-page.ts";
import { workbookPageTests } from "./workbook-page-tests.ts";

/** Saving on the workbook page overwrites nothing of others unasked. */

const { browser, titled, openOnChoice } = await workbookPageTests();
const { bytes } = await rehearsalWorkbook();

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

describe.skipIf(!browser)(titled("a file that is chosen"), () => {
  async function openFromDisk(): Promise<Page> {
    const page = await openOnChoice();
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
    const page = await openOnChoice();
    await pick(page, bytes);
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
      const page = await openOnChoice();
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
