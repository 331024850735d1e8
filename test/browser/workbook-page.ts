import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import type { CellValue, WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import type {} from "../../addin/workbook-page/save-file.ts";
import { plainSheetPlan } from "../addin/author/plain-workbook-file.ts";

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page on an office's small screen; saving downloads, since no test can answer the system's own dialog. */
export async function openPage(
  browser: Browser,
  address: string,
  { locale = "zh-CN" }: { locale?: string } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
    Reflect.deleteProperty(window, "showOpenFilePicker");
  });
  await page.goto(address);
  return page;
}

export type PickedFile = { name: string; mimeType: string; buffer: Buffer };

/** Chosen in the system's dialog, from the choice or from an open file. */
export async function pickFile(page: Page, file: PickedFile): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
}

/** `padding`: zeros behind the bytes, as many as that. */
export async function dropFile(
  page: Page,
  { name, mimeType, buffer }: PickedFile,
  padding = 0,
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, type, bytes, zeros]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes), new Uint8Array(zeros)], fileName, { type }));
      return data;
    },
    [name, mimeType, [...buffer], padding] as const,
  );
  await page.locator("#page > div > div").dispatchEvent("drop", { dataTransfer: transfer });
}

/** Rules of WCAG that the page breaks, with their elements; what the grid draws inside its own place is left out. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeScript);
  return page.evaluate(async () => {
    // Colours on their way from one to another are brought to their end first.
    for (const moving of document.getAnimations()) if (moving instanceof CSSTransition) moving.finish();
    const grid = document.querySelector("[data-grid]");
    const { violations } = await window.axe.run(document);
    return violations.flatMap(({ id, nodes }) => {
      const own = nodes.filter(({ target }) => !grid?.contains(document.querySelector(target.join(" "))));
      return own.length === 0 ? [] : [`${id}: ${own.map(({ html }) => html).join(" ")}`];
    });
  });
}

async function snapshotOf(bytes: Uint8Array): Promise<WorkbookSnapshot> {
  const opened = await openWorkbookFile(bytes);
  const snapshot = opened.ok ? await opened.value.snapshot() : opened;
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  return snapshot.value;
}

export const sheetNames = async (bytes: Uint8Array): Promise<string[]> =>
  (await snapshotOf(bytes)).sheets.map(({ name }) => name);

/** Every number that stands in a cell. */
export const numbersIn = async (bytes: Uint8Array): Promise<number[]> =>
  (await snapshotOf(bytes)).sheets.flatMap(({ values }) =>
    values.flat().filter((value) => typeof value === "number"),
  );

/** The same workbook with a long sheet besides. */
export async function withLongSheet(bytes: Uint8Array, rows = 5001): Promise<Uint8Array> {
  const opened = await openWorkbookFile(bytes);
  if (!opened.ok) throw new Error(opened.error.code);
  const put = await opened.value.putSheet(plainSheetPlan("long", "底稿", longRows(rows)));
  if (!put.ok) throw new Error(put.error.code);
  return opened.value.bytes();
}

/** A number in the first row and in the last. */
const longRows = (rows: number): CellValue[][] =>
  Array.from({ length: rows }, (_, above) => (above === 0 || above === rows - 1 ? [above + 1] : []));

/** Files the page has kept against a reload. */
export const keptFileNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("zhibao");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const kept = await new Promise<{ fileName: string }[]>((resolve, reject) => {
      const asking = database.transaction("workbooks").objectStore("workbooks").getAll();
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    database.close();
    return kept.map(({ fileName }) => fileName);
  });

/** When the first file was last written that a test's own save dialog gave; ms since 1970. */
export const writtenAt = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle("1.xlsx")).getFile()).lastModified;
  });

/** Files or folders of the disk, dropped as by a person: the page gets handles to them. */
export async function dropFromDisk(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 60, data });
  }
  await session.detach();
}
