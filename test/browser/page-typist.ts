import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { pickFile } from "./workbook-page.ts";

/** Somebody who types into 本年目标值 of a rehearsal's table on the workbook page, and saves. */

export const saveButton = (page: Page) =>
  page.getByRole("button", { name: "保存", exact: true, disabled: false });

export const unsaved = (page: Page) => page.getByText("● 未保存");

/** Opens it as 桐乡.xlsx. */
export async function pick(page: Page, bytes: Uint8Array): Promise<void> {
  await pickFile(page, { name: "桐乡.xlsx", mimeType: "", buffer: Buffer.from(bytes) });
  await saveButton(page).waitFor();
}

/** Into 本年目标值 of KJ-03; the cell is not left. */
export async function typeAndStay(page: Page, value: string): Promise<void> {
  // The name box says that the grid hears clicks.
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("[data-u-comp=defined-name] input")?.value,
  );
  await page.mouse.click(740, 420);
  await page.getByRole("region", { name: "目标值" }).waitFor();
  await page.keyboard.type(value);
}

/** Types into the cell above, which was typed into before: a second click on it would be a double click. */
export async function typeAgainAndStay(page: Page, value: string): Promise<void> {
  await page.keyboard.press("ArrowUp");
  await page.getByRole("region", { name: "目标值" }).waitFor();
  await page.keyboard.type(value);
}

export async function type(page: Page, value: string): Promise<void> {
  await typeAndStay(page, value);
  await page.keyboard.press("Enter");
  await unsaved(page).waitFor();
}

export async function download(page: Page): Promise<Uint8Array> {
  const [saved] = await Promise.all([page.waitForEvent("download"), saveButton(page).click()]);
  return new Uint8Array(await readFile(await saved.path()));
}
