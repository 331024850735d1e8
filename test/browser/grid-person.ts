import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { snapshotOf } from "../addin/host/opened.ts";

/** Somebody at the workbook page who works in its grid with mouse, keyboard and clipboard. */

/** Shows the address of what is selected. */
const nameBox = "[data-u-comp=defined-name] input";

const whatIsSelected = (page: Page): Promise<string> => page.locator(nameBox).inputValue();

/** The grid says that this cell is selected. */
export async function selected(page: Page, address: string): Promise<void> {
  await page.waitForFunction(
    ([box, wanted]) => document.querySelector<HTMLInputElement>(box)?.value === wanted,
    [nameBox, address] as const,
  );
}

async function selectionLeaves(page: Page, address: string): Promise<void> {
  await page.waitForFunction(([box, left]) => document.querySelector<HTMLInputElement>(box)?.value !== left, [
    nameBox,
    address,
  ] as const);
}

export const fileReady = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "保存", exact: true, disabled: false }).waitFor();

/** A click into our template, and on to a cell that may be filled in: where a cell is locked, the name box is too. */
export async function enterTemplate(page: Page): Promise<void> {
  await fileReady(page);
  let at = await whatIsSelected(page);
  await page.locator("[data-grid]").click();
  await selectionLeaves(page, at);
  for (at = await whatIsSelected(page); !/^E\d+$/.test(at); at = await whatIsSelected(page)) {
    await page.keyboard.press(at < "E" ? "ArrowRight" : "ArrowLeft");
    await selectionLeaves(page, at);
  }
}

export async function goToCell(page: Page, address: string): Promise<void> {
  await page.locator(nameBox).fill(address);
  await page.keyboard.press("Enter");
  // The keyboard is the grid's again.
  await page.waitForFunction((box) => !document.activeElement?.matches(box), nameBox);
  await selected(page, address);
}

/** Enter leads to the cell below. */
export async function typeAt(page: Page, address: string, text: string): Promise<void> {
  await goToCell(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await selectionLeaves(page, address);
}

/** Rows copied elsewhere, pasted from `address` on. */
export async function pasteAt(
  page: Page,
  address: string,
  rows: readonly (readonly string[])[],
): Promise<void> {
  await goToCell(page, address);
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    rows.map((row) => row.join("\t")).join("\r\n"),
  );
  const arriving = await page.evaluateHandle(() => {
    const arrival = { done: false };
    const heard = () => {
      window.setTimeout(() => {
        arrival.done = true; // by then the grid has dealt with it
      });
    };
    window.addEventListener("paste", heard, { capture: true, once: true });
    return arrival;
  });
  await page.keyboard.press("ControlOrMeta+v");
  await page.waitForFunction(({ done }) => done, arriving);
}

export type SavedFile = { name: string; bytes: Uint8Array };

/** Saves as a person whose browser downloads, and gives the file. */
export async function saveFile(page: Page): Promise<SavedFile> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "保存", exact: true }).click(),
  ]);
  return { name: saved.suggestedFilename(), bytes: new Uint8Array(await readFile(await saved.path())) };
}

/** Numbers that a sheet of merged figures shows for a unit, by code of the indicator. */
export async function peerFigures(
  { bytes }: SavedFile,
  sheetName: string,
  org: string,
): Promise<Record<string, number>> {
  const sheet = (await snapshotOf(bytes)).sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`The file has no sheet ${sheetName}`);
  const header = sheet.values.find((row) => row.includes("代码")) ?? [];
  const [code, unit] = ["代码", org].map((text) =>
    header.findIndex((cell) => String(cell ?? "").startsWith(text)),
  );
  return Object.fromEntries(
    sheet.values.flatMap((row): [string, number][] => {
      const [name, value] = [row[code ?? -1], row[unit ?? -1]];
      return typeof name === "string" && /^KJ-/.test(name) && typeof value === "number"
        ? [[name, value]]
        : [];
    }),
  );
}
