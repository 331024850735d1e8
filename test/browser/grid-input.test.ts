import { describe, expect, test } from "vitest";
import type { CellValue } from "../../addin/host/snapshot.ts";
import { gridded, sheetOf } from "../addin/host/browser/gridded.ts";
import { madeFile, stylesXml, workbookXml } from "../addin/host/made-package.ts";
import { snapshotOf } from "../addin/host/opened.ts";
import { ask, openPagedGrid } from "./grid-pages.ts";
import { gridTests } from "./grid-tests.ts";
import { cellOf, gridUser } from "./grid-user.ts";

const { browser, titled, page } = await gridTests();
const SHEET = "Sheet1";

/** Pixels of the row numbers and of the column letters. */
const HEADS = { left: 46, top: 20 };

/** Cell styles by number: none, 0.00, 0.00%, a date, text. */
const STYLES = stylesXml(
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><fonts count="1"><font/></fonts>' +
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>' +
    `<cellXfs count="5">${[0, 2, 10, 164, 49]
      .map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
      .join("")}</cellXfs>`,
);

/** A1 holds a text; B1 to B4 are empty cells of the styles 1 to 4. */
const INSIDE = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" s="1"/></row>${[
  2, 3, 4,
]
  .map((row) => `<row r="${row}"><c r="B${row}" s="${row}"/></row>`)
  .join("")}<row r="9"><c r="A9"><v>1</v></c></row></sheetData>`;

async function open(bytes: Uint8Array) {
  return gridUser(page(), await openPagedGrid(page(), bytes), SHEET);
}

describe.skipIf(!browser)(titled("what is typed into the grid"), () => {
  test("a cell without a format shows in the file what it shows in the grid: percents, thousands, dates", async () => {
    const user = await open(madeFile(INSIDE, { "xl/styles.xml": STYLES }));
    await user.type("A2", "3.01%");
    await user.type("A3", "1,234.5");
    await user.type("A4", "2026年6月30日");
    await user.type("A5", "2026-6-30");
    await user.type("A6", "2026.6.30");
    await user.type("A7", "330481199001011234");
    await user.goTo("A8");
    await user.paste("12%");
    const saved = await snapshotOf(await user.fileOf("save"));
    const cells = [2, 3, 4, 5, 6, 7, 8].map((row) => cellOf(saved, SHEET, `A${row}`));
    expect(cells).toEqual([
      { value: 0.0301, format: "0.00%" },
      { value: 1234.5, format: "#,##0.00" },
      { value: 46203, format: 'yyyy"年"m"月"d"日"' },
      { value: 46203, format: "yyyy/m/d" },
      { value: "2026.6.30", format: "General" },
      { value: "330481199001011234", format: "General" },
      { value: 0.12, format: "0%" },
    ]);
  });

  test("a cell with a format keeps it; a percent stays a percent, and among percents a number is one", async () => {
    const user = await open(madeFile(INSIDE, { "xl/styles.xml": STYLES }));
    await user.type("B1", "1,234");
    await user.type("B2", "3.01");
    await user.type("B3", "2026-12-31");
    await user.type("B4", "0573");
    const saved = await snapshotOf(await user.fileOf("save"));
    expect([1, 2, 3, 4].map((row) => cellOf(saved, SHEET, `B${row}`))).toEqual([
      { value: 1234, format: "0.00" },
      { value: 0.0301, format: "0.00%" },
      { value: 46387, format: "yyyy/m/d" },
      { value: "0573", format: "@" },
    ]);
    await user.type("B1", "3.01%");
    const later = await snapshotOf(await user.fileOf("save"));
    expect(cellOf(later, SHEET, "B1")).toEqual({ value: 0.0301, format: "0.00%" });
  });

  test("a format that came with an input goes with it when it is undone", async () => {
    const user = await open(madeFile(INSIDE, { "xl/styles.xml": STYLES }));
    await user.type("A9", "3%");
    expect(cellOf(await user.read(), SHEET, "A9")).toEqual({ value: 0.03, format: "0%" });
    await page().keyboard.press("Control+z");
    expect(cellOf(await user.read(), SHEET, "A9")).toEqual({ value: 1, format: "General" });
    await user.type("A9", "5");
    expect(cellOf(await user.read(), SHEET, "A9")).toEqual({ value: 5, format: "General" });
  });

  test("a file without styles gets what an input needs", async () => {
    const user = await open(madeFile(INSIDE.replaceAll(/ s="\d"/g, "")));
    await user.type("A2", "3%");
    const saved = await snapshotOf(await user.fileOf("save"));
    expect(cellOf(saved, SHEET, "A2")).toEqual({ value: 0.03, format: "0%" });
  });

  test("in a file that counts from 1904 a date is typed, saved and read as that date", async () => {
    const date1904 = workbookXml(
      '<workbookPr date1904="1"/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>',
    );
    const bytes = madeFile(INSIDE.replace('<c r="B3" s="3"/>', '<c r="B3" s="3"><v>44740</v></c>'), {
      "xl/styles.xml": STYLES,
      "xl/workbook.xml": date1904,
    });
    const user = await open(bytes);
    expect(await user.fileOf("save")).toEqual(bytes);
    await user.type("B3", "2026-6-30");
    await user.type("A2", "2026-6-30");
    await user.type("A3", "46203");
    const saved = await snapshotOf(await user.fileOf("save"));
    const cells = ["B3", "A2", "A3"].map((address) => cellOf(saved, SHEET, address));
    expect([saved.epoch, ...cells]).toEqual([
      1904,
      { value: 46203 - 1462, format: "yyyy/m/d" },
      { value: 46203 - 1462, format: "yyyy/m/d" },
      { value: 46203, format: "General" },
    ]);
  });

  test("a draft does not end what is being typed; a save does", async () => {
    const user = await open(madeFile(INSIDE));
    await user.goTo("A2");
    await page().keyboard.type("12");
    const editing = { ok: false, error: { code: "editing", detail: {} } };
    expect(await ask(user.grid.call("draft"))).toEqual(editing);
    expect(await ask(user.grid.call("snapshot"))).toEqual(editing);
    await page().keyboard.type("34");
    const saved = await snapshotOf(await user.fileOf("save"));
    expect(cellOf(saved, SHEET, "A2").value).toBe(1234);
  });

  test("what the file cannot hold is taken back with a word, and stands in nobody's way", async () => {
    const array =
      '<row r="11"><c r="A11"><f t="array" ref="A11:A12">ROW(F1:F2)</f><v>1</v></c></row><row r="12"><c r="A12"><v>2</v></c></row></sheetData>';
    const user = await open(madeFile(INSIDE.replace("</sheetData>", array)));
    await user.type("A12", "7");
    await user.type("A2", "8");
    await user.goTo("A3");
    await user.paste("长".repeat(32_768));
    expect(await user.values("A2", "A3", "A12")).toEqual([8, null, 2]);
    expect(await user.refusals()).toEqual(expect.arrayContaining(["fixed-cells", "text-too-long"]));
    await user.type("A4", "9");
    expect(await user.values("A2", "A3", "A4", "A12")).toEqual([8, null, 9, 2]);
  });

  test("many cells are emptied, filled down and to the right by keys, and undone step by step", async () => {
    const user = await open(madeFile(INSIDE));
    await user.goTo("C1");
    await user.paste("1\t2\n3\t4");
    await user.mark("C2", "D4");
    await page().keyboard.press("Control+d");
    const places = ["C1", "D1", "C2", "D2", "C3", "D3", "C4", "D4"];
    expect(await user.values(...places)).toEqual([1, 2, 3, 4, 3, 4, 3, 4]);
    await user.mark("D3", "E4");
    await page().keyboard.press("Control+r");
    expect(await user.values("E3", "E4")).toEqual([4, 4]);
    await user.mark("C1", "E2");
    await page().keyboard.press("Delete");
    expect(await user.values(...places)).toEqual([null, null, null, null, 3, 4, 3, 4]);
    for (const _ of [1, 2, 3]) await page().keyboard.press("Control+z");
    expect(await user.values(...places, "E3")).toEqual([1, 2, 3, 4, null, null, null, null, null]);
  });

  test("what the pane writes is undone in one step, and done again; what stood there comes back with its look", async () => {
    const bytes = madeFile(INSIDE, { "xl/styles.xml": STYLES });
    const grid = await openPagedGrid(page(), bytes);
    const user = gridUser(page(), grid, SHEET);
    const edit = (row: number, column: number, value: CellValue) => ({
      sheet: SHEET,
      address: { row, column },
      value,
    });
    await user.type("B1", "7");
    const edits = [edit(1, 2, 8), edit(2, 2, 0.0301), edit(5, 5, "力争突破70家")];
    expect(await ask(grid.call("writeCells", edits))).toEqual({ ok: true, value: { written: 3 } });
    expect(await user.values("B1", "B2", "E5")).toEqual([8, 0.0301, "力争突破70家"]);
    await user.goTo("A1");
    await page().keyboard.press("Control+z");
    expect(await user.values("B1", "B2", "E5")).toEqual([7, null, null]);
    const undone = await snapshotOf(await user.fileOf("save"));
    expect([cellOf(undone, SHEET, "B1"), cellOf(undone, SHEET, "B2")]).toEqual([
      { value: 7, format: "0.00" },
      { value: null, format: "0.00%" },
    ]);
    await page().keyboard.press("Control+y");
    expect(await user.values("B1", "B2", "E5")).toEqual([8, 0.0301, "力争突破70家"]);
    await page().keyboard.press("Control+z");
    await page().keyboard.press("Control+z");
    expect(await user.values("B1", "B2", "E5")).toEqual([null, null, null]);
  });

  test("merged cells are not filled along, and the person is told", async () => {
    const merged = '</sheetData><mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>';
    const bytes = madeFile(INSIDE.replace("</sheetData>", merged));
    const user = await open(bytes);
    await user.type("C1", "7");
    await user.mark("C1", "C3");
    await page().keyboard.press("Control+d");
    await expect.poll(user.refusals).toEqual(["sheet-structure"]);
    expect(await user.values("C1", "C2", "C3")).toEqual([7, null, null]);
  });

  test("a series is filled by dragging the corner, and what is filled is saved", async () => {
    const bytes = madeFile(INSIDE);
    const { defaultColumnWidth = 0, defaultRowHeight = 0 } = sheetOf(await gridded(bytes), SHEET);
    const user = await open(bytes);
    await user.goTo("C1");
    await user.paste("2021\n2022");
    await user.mark("C1", "C2");
    const canvas = await page().locator("canvas[id^=univer-sheet-main-canvas]").boundingBox();
    if (!canvas) throw new Error("The grid is not drawn");
    const [x, y] = [canvas.x + HEADS.left + 3 * defaultColumnWidth, canvas.y + HEADS.top];
    const corner = y + 2 * defaultRowHeight;
    await page().mouse.move(x, corner - 1);
    await page().waitForFunction(
      () =>
        document.querySelector<HTMLElement>("canvas[id^=univer-sheet-main-canvas]")?.style.cursor ===
        "crosshair",
    );
    await page().mouse.down();
    await page().mouse.move(x - 20, corner + 1.5 * defaultRowHeight, { steps: 4 });
    await page().mouse.move(x - 20, corner + 2.5 * defaultRowHeight, { steps: 4 });
    await page().mouse.up();
    await expect
      .poll(() => user.values("C1", "C2", "C3", "C4", "C5", "C6"))
      .toEqual([2021, 2022, 2023, 2024, 2025, null]);
  });
});
