import type { Page } from "playwright-core";
import type { CellValue, WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { parseAddress, printAddress } from "../../addin/table/address.ts";
import { granted, snapshotOf } from "../addin/host/opened.ts";
import type { GridNews } from "./grid/main.ts";
import { ask, type PagedGrid } from "./grid-pages.ts";

/** Somebody who works in one sheet of a workbook in the grid. Every input has arrived before the next. */
export function gridUser(page: Page, grid: PagedGrid, sheet: string) {
  const place = (address: string, other = sheet) => {
    const found = parseAddress(address);
    if (!found) throw new Error(`no address: ${address}`);
    return { sheet: other, address: found };
  };

  /** The name box shows the cell and keys go to it. */
  const isAt = async (address: string): Promise<void> => {
    await page.waitForFunction(
      (name) =>
        document.querySelector<HTMLInputElement>("[data-u-comp=defined-name] input")?.value === name &&
        document.activeElement?.getAttribute("contenteditable") === "true",
      address,
    );
  };

  const goTo = async (address: string): Promise<void> => {
    granted(await ask(grid.call("select", place(address))));
    await isAt(address);
  };

  /** From the first cell to the last by Shift and arrows. */
  const mark = async (first: string, last: string): Promise<void> => {
    await goTo(first);
    const [from, to] = [place(first).address, place(last).address];
    for (let row = from.row; row < to.row; row++) await page.keyboard.press("Shift+ArrowDown");
    for (let column = from.column; column < to.column; column++)
      await page.keyboard.press("Shift+ArrowRight");
  };

  const type = async (address: string, text: string, key = "Enter"): Promise<void> => {
    await goTo(address);
    await page.keyboard.type(text);
    await page.keyboard.press(key);
  };

  /** As programs copy cells: the text, and the look, which is not to be taken over. */
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((plain) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", plain);
      clipboardData.setData("text/html", `<table><tr><td style="color:red">${plain}</td></tr></table>`);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  };

  const read = async (): Promise<WorkbookSnapshot> => granted(await ask(grid.call("snapshot")));

  const fileOf = async (call: "save" | "draft"): Promise<Uint8Array> =>
    new Uint8Array(granted(await ask<number[]>(grid.call(call))));

  const values = async (...addresses: string[]): Promise<CellValue[]> => {
    const snapshot = await read();
    return addresses.map((address) => cellOf(snapshot, sheet, address).value);
  };

  const heard = async (kind: GridNews["kind"]): Promise<unknown[]> =>
    (await grid.news()).filter((entry) => entry.kind === kind).map(({ news }) => news);

  /** What the person was told that cannot be done, in order. */
  const refusals = async (): Promise<unknown[]> =>
    (await heard("refused")).map((news) => JSON.parse(JSON.stringify(news)).code);

  return { grid, place, isAt, goTo, mark, type, paste, read, fileOf, values, heard, refusals };
}

/** Value and number format of one cell. */
export function cellOf(
  snapshot: WorkbookSnapshot,
  sheet: string,
  address: string,
): { value: CellValue; format: string } {
  const [at, found] = [parseAddress(address), snapshot.sheets.find(({ name }) => name === sheet)];
  if (!at || !found) throw new Error(`no cell: ${sheet}!${address}`);
  const [row, column] = [at.row - found.origin.row, at.column - found.origin.column];
  return { value: found.values[row]?.[column] ?? null, format: found.formats[row]?.[column] ?? "General" };
}

/** Cells that are not the same in both files, with their values after. */
export async function cellsThatDiffer(
  before: Uint8Array,
  after: Uint8Array,
): Promise<Record<string, CellValue>> {
  const [old, now] = [await snapshotOf(before), await snapshotOf(after)];
  const differing = now.sheets.flatMap((sheet) =>
    sheet.values.flatMap((row, line) =>
      row.flatMap((value, column): [string, CellValue][] => {
        const address = printAddress({ row: line + sheet.origin.row, column: column + sheet.origin.column });
        const known = cellOf(old, sheet.name, address).value;
        return JSON.stringify(known) === JSON.stringify(value) ? [] : [[`${sheet.name}!${address}`, value]];
      }),
    ),
  );
  return Object.fromEntries(differing);
}
