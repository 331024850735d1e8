import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CellValue, WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { parseAddress, printAddress } from "../../addin/table/address.ts";
import { filledWorkbook } from "../addin/flow/filled-workbook.ts";
import { granted, snapshotOf } from "../addin/host/opened.ts";
import { peerPlan } from "../addin/host/peer-plan.ts";
import { launchBrowser } from "../excel-sim/chromium/find-browser.ts";
import type { GridNews } from "./grid/main.ts";
import { ask, openPagedGrid, type PagedGrid, serveGrid } from "./grid-pages.ts";

const browser = await launchBrowser();
const pages = browser && (await serveGrid(browser));
const SHEET = "年报表";

let template: Uint8Array;
let grid: PagedGrid;

beforeEach(async () => {
  if (!pages) return;
  template = (await filledWorkbook()).bytes();
  grid = await openPagedGrid(pages.page, template, { fileName: "2024年年报-海宁市.xlsx" });
});
afterEach(async () => {
  await pages?.page.evaluate(() => window.grids?.closeAll());
});
afterAll(async () => {
  await pages?.stop();
  await browser?.close();
});

function page(): Page {
  if (!pages) throw new Error("There is no browser");
  return pages.page;
}

const place = (address: string, sheet = SHEET) => {
  const found = parseAddress(address);
  if (!found) throw new Error(`no address: ${address}`);
  return { sheet, address: found };
};

/** The selection is on the cell, as the name box shows, and keys go to it. */
async function goTo(address: string): Promise<void> {
  granted(await ask(grid.call("select", place(address))));
  await page().waitForFunction(
    (name) =>
      document.querySelector<HTMLInputElement>("[data-u-comp=defined-name] input")?.value === name &&
      document.activeElement?.getAttribute("contenteditable") === "true",
    address,
  );
}

async function type(address: string, text: string, key = "Enter"): Promise<void> {
  await goTo(address);
  await page().keyboard.type(text);
  await page().keyboard.press(key);
}

/** As programs copy cells: the text, and the look, which is not to be taken over. */
async function paste(text: string): Promise<void> {
  await page().evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", plain);
    clipboardData.setData("text/html", `<table><tr><td style="color:red">${plain}</td></tr></table>`);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

const read = async (): Promise<WorkbookSnapshot> => granted(await ask(grid.call("snapshot")));

const fileOf = async (call: "save" | "draft"): Promise<Uint8Array> =>
  new Uint8Array(granted(await ask<number[]>(grid.call(call))));

async function values(...addresses: string[]): Promise<CellValue[]> {
  const sheet = (await read()).sheets.find(({ name }) => name === SHEET);
  return addresses.map((address) => {
    const { row, column } = place(address).address;
    return sheet?.values[row - sheet.origin.row]?.[column - sheet.origin.column] ?? null;
  });
}

/** Names of the parts that are not the same in both files. */
function partsThatDiffer(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const text = (part: Uint8Array | undefined) => part && strFromU8(part, true);
  return names.filter((name) => text(old[name]) !== text(now[name]));
}

/** Cells that are not the same in both files, with their values after. */
async function cellsThatDiffer(before: Uint8Array, after: Uint8Array): Promise<Record<string, CellValue>> {
  const [old, now] = [await snapshotOf(before), await snapshotOf(after)];
  const differing = now.sheets.flatMap((sheet, index) =>
    sheet.values.flatMap((row, line) =>
      row.flatMap((value, column): [string, CellValue][] => {
        const known = old.sheets[index]?.values[line]?.[column] ?? null;
        const address = printAddress({ row: line + sheet.origin.row, column: column + sheet.origin.column });
        return JSON.stringify(known) === JSON.stringify(value) ? [] : [[`${sheet.name}!${address}`, value]];
      }),
    ),
  );
  return Object.fromEntries(differing);
}

const heard = async (kind: GridNews["kind"]): Promise<unknown[]> =>
  (await grid.news()).filter((entry) => entry.kind === kind).map(({ news }) => news);

const refusals = async () => (await heard("refused")).map((news) => JSON.parse(JSON.stringify(news)).code);

describe.skipIf(!browser)("the template in the grid", () => {
  test("opened and saved untouched it is the same file, and nothing was asked of any other host", async () => {
    expect(await fileOf("save")).toEqual(template);
    expect({ foreign: pages?.foreign, errors: pages?.errors }).toEqual({ foreign: [], errors: [] });
  });

  test("what is typed is saved with the results of formulas; no other cell and no other part changes", async () => {
    await type("H10", "３．５", "Tab");
    await type("H11", "140");
    const saved = await fileOf("save");
    expect(partsThatDiffer(template, saved)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(await cellsThatDiffer(template, saved)).toEqual({
      "年报表!H9": 2.5,
      "年报表!H10": 3.5,
      "年报表!H11": 140,
    });
  });

  test("results that take too long are left out of the file, never the old ones", async () => {
    await type("H10", "3.5");
    await type("H11", "140");
    const calculated = await fileOf("save");
    await page().evaluate(() => window.grids?.closeAll());
    grid = await openPagedGrid(page(), calculated, { patience: 0 });
    const saved = await ask<number[]>(grid.call("writeAndSave", [{ ...place("H11"), value: 70 }]));
    expect(await cellsThatDiffer(calculated, new Uint8Array(granted(saved)))).toEqual({
      "年报表!H9": null,
      "年报表!J9": null,
      "年报表!K9": null,
      "年报表!H11": 70,
      "年报表!K11": null,
    });
    // Once they are there, they are saved.
    await expect
      .poll(async () => (await cellsThatDiffer(calculated, await fileOf("save")))["年报表!H9"])
      .toBe(5);
  });

  test("a workbook closed while it is calculated does not spoil the next one, and makes no error", async () => {
    await page().evaluate(() => window.grids?.closeAll());
    for (const _ of [1, 2]) {
      await openPagedGrid(page(), template);
      await page().evaluate(() => window.grids?.closeAll());
    }
    grid = await openPagedGrid(page(), template);
    await type("H10", "3.5");
    await type("H11", "140");
    expect(await values("H9")).toEqual([2.5]);
    expect(pages?.errors).toEqual([]);
  });

  test("an input that the form's rule refuses does not stay", async () => {
    await type("N10", "胡说");
    await page().getByText("数据状态只能从列表中选").waitFor();
    await page().getByRole("button", { name: "确定" }).click();
    expect(await values("N10")).toEqual(["未提供"]);
  });

  test("locked cells take no typing, no Delete and no pasting, and the person is told", async () => {
    await goTo("C10");
    await page().keyboard.type("x");
    await expect.poll(refusals).toEqual(["locked-cells"]);
    await page().keyboard.press("Delete");
    await goTo("G10");
    await paste("1\t2");
    expect(new Set(await refusals())).toEqual(new Set(["locked-cells"]));
    expect(await fileOf("draft")).toEqual(template);
  });

  test("what is pasted keeps the form's look, and one step undoes all of it", async () => {
    await goTo("H16");
    await paste("7\r\n１，２３４\r\n");
    expect(await values("H16", "H17")).toEqual([7, 1234]);
    expect(Object.keys(await cellsThatDiffer(template, await fileOf("draft")))).toContain("年报表!H17");
    await page().keyboard.press("Control+z");
    expect(await values("H16", "H17")).toEqual([null, null]);
    await page().keyboard.press("Control+y");
    expect(await values("H16", "H17")).toEqual([7, 1234]);
  });

  test("more rows than the sheet has are not pasted at all", async () => {
    await goTo("H16");
    await paste(Array(500).fill("1").join("\n"));
    await expect.poll(refusals).toEqual(["paste-too-large"]);
    expect(await fileOf("draft")).toEqual(template);
  });

  test("Chinese typed with an input method arrives", async () => {
    await goTo("P10");
    const method = await page().context().newCDPSession(page());
    await method.send("Input.imeSetComposition", { text: "tong", selectionStart: 4, selectionEnd: 4 });
    await method.send("Input.insertText", { text: "统计局" });
    await page().keyboard.press("Enter");
    expect(await values("P10")).toEqual(["统计局"]);
  });

  test("a formula typed into an input cell is saved as its value", async () => {
    await type("H16", "=3+4");
    const saved = await fileOf("save");
    const [sheet] = (await snapshotOf(saved)).sheets;
    expect([sheet?.values[15]?.[7], sheet?.formulas[15]?.[7]]).toEqual([7, null]);
  });

  test("looks cannot be changed and cells not be cut, and the person is told", async () => {
    await goTo("H16");
    await page().keyboard.press("Control+b");
    await expect.poll(refusals).toEqual(["cell-look"]);
    await page().keyboard.press("Control+x");
    await expect.poll(refusals).toEqual(["cell-look", "cut"]);
    expect(await fileOf("draft")).toEqual(template);
  });

  test("a change of the person is told with its cells; recalculated cells and the pane's own writing are not", async () => {
    await ask(grid.call("writeCells", [{ ...place("H11"), value: 140 }]));
    await type("H10", "3.5");
    expect(await values("H9")).toEqual([2.5]);
    expect(await heard("change")).toEqual([
      { sheet: SHEET, range: { top: 10, left: 8, bottom: 10, right: 8 }, by: "here" },
    ]);
  });

  test("what the person selects is told, what the pane selects is not", async () => {
    await goTo("H16");
    expect(await heard("select")).toEqual([]);
    await page().keyboard.press("ArrowDown");
    await expect
      .poll(() => heard("select"))
      .toEqual([{ sheet: SHEET, range: { top: 17, left: 8, bottom: 17, right: 8 } }]);
  });

  test("unsaved changes are told, and that there are none left", async () => {
    await type("H16", "7");
    await expect.poll(() => heard("unsaved")).toEqual([true]);
    await page().keyboard.press("Control+z");
    await expect.poll(() => heard("unsaved")).toEqual([true, false]);
    await ask(grid.call("putSheet", peerPlan([["桐乡", 1]])));
    await expect.poll(() => heard("unsaved")).toEqual([true, false, true]);
    await fileOf("draft");
    expect(await heard("unsaved")).toEqual([true, false, true]);
    await fileOf("save");
    await expect.poll(() => heard("unsaved")).toEqual([true, false, true, false]);
  });

  test("marks are in no file, also on a protected sheet; a sheet that is not there is refused", async () => {
    const severities = ["error", "releasable", "query", "hint"] as const;
    const marks = severities.map((severity, index) => ({ ...place(`H${9 + index}`), severity }));
    expect(await ask(grid.call("mark", [...marks, { ...place("H9"), severity: "hint" }]))).toEqual({
      ok: true,
      value: { marked: 4, unmarked: [] },
    });
    expect(await fileOf("save")).toEqual(template);
    expect(await ask(grid.call("mark", []))).toEqual({ ok: true, value: { marked: 0, unmarked: [] } });
    expect(await ask(grid.call("mark", [{ ...place("A1", "没有"), severity: "hint" }]))).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "没有" } },
    });
  });

  test("hidden sheets are not brought to the front", async () => {
    expect(await ask(grid.call("select", place("A1", "_zhibao")))).toEqual({
      ok: false,
      error: { code: "sheet-not-found", detail: { sheet: "_zhibao", visibility: "veryHidden" } },
    });
  });

  test("after a sheet was put the selection is where it was, and locked cells are locked", async () => {
    await type("H16", "7");
    await goTo("H17");
    await ask(grid.call("putSheet", peerPlan([["桐乡", 1]])));
    expect((await read()).activeSheet).toBe(SHEET);
    await page().keyboard.press("ArrowDown");
    await expect
      .poll(() => heard("select"))
      .toContainEqual({ sheet: SHEET, range: { top: 18, left: 8, bottom: 18, right: 8 } });
    await goTo("C10");
    await page().keyboard.type("x");
    await expect.poll(refusals).toEqual(["locked-cells"]);
    expect(await values("H16", "C10")).toEqual([7, (await snapshotOf(template)).sheets[0]?.values[9]?.[2]]);
  });

  test("the form's input messages are told by cell", async () => {
    expect(await grid.call("inputMessageAt", place("N10"))).toEqual({
      title: expect.any(String),
      text: expect.stringMatching(/./),
    });
    expect(await grid.call("inputMessageAt", place("C10"))).toBeNull();
  });
});
