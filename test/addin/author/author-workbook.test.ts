import ExcelJS from "@mui/x-internal-exceljs-fork";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { authorWorkbook } from "../../../addin/host/file/author-workbook.ts";
import type { SheetPlan, WorkbookPlan } from "../../../addin/table/layout-plan.ts";

const cell = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

const sheet: SheetPlan = {
  id: "report",
  name: "年报表",
  visibility: "visible",
  styles: {
    title: { font: { name: "黑体", size: 16, bold: true, color: "1F3864" }, horizontal: "center" },
    input: { fill: "FFF9E5", border: "thin", unlocked: true, format: "0.00", horizontal: "right" },
    text: { border: "thin", wrap: true, vertical: "top", indent: 1, format: "@" },
  },
  cells: [
    { at: { row: 1, column: 1 }, value: "标题", style: "title" },
    { at: { row: 2, column: 1 }, value: '=HYPERLINK("http://x")', style: "text" },
    { at: { row: 2, column: 2 }, value: 3.25, style: "input" },
    { at: { row: 2, column: 3 }, value: null, style: "input" },
    { at: { row: 3, column: 1 }, value: "保留 _x0041_ 原样 <&>", style: "text" },
    { at: { row: 3, column: 2 }, value: 6.5, formula: "=B2*2", style: "text" },
    { at: { row: 3, column: 3 }, value: "", formula: '=IF(C2="","",C2)', style: "text" },
  ],
  merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
  columnWidths: { 1: 20, 2: 12 },
  rowHeights: { 1: 30 },
  frozen: { rows: 1, columns: 1 },
  names: [{ name: "ZB_KJ_01_ACTUAL", range: cell(2, 2) }],
  validations: [
    {
      range: { top: 2, left: 2, bottom: 2, right: 2 },
      rule: { kind: "decimal", min: "0", max: "100" },
      prompt: { title: "R&D占比(%)", text: "第一行\n第二行" },
      error: { style: "stop", title: "不对", text: "请填 0 到 100 之间的数" },
    },
    {
      range: { top: 2, left: 3, bottom: 3, right: 3 },
      rule: { kind: "list", options: ["未出数", "不适用"] },
    },
  ],
  protected: true,
  print: {
    orientation: "landscape",
    paper: "A3",
    fitToWidth: true,
    titleRows: { from: 1, to: 1 },
    area: { top: 1, left: 1, bottom: 3, right: 3 },
    footer: "第 &P 页",
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5 },
  },
  gridLines: false,
};
const binding: SheetPlan = {
  ...sheet,
  id: "binding",
  name: "_zhibao",
  visibility: "veryHidden",
  names: [],
  validations: [],
  print: null,
};
const plan: WorkbookPlan = { title: "年报表", sheets: [sheet, binding] };

async function reopened(): Promise<{ workbook: ExcelJS.Workbook; report: ExcelJS.Worksheet }> {
  const workbook = new ExcelJS.Workbook();
  // the declarations ask for an old Buffer type; the library takes any bytes
  await workbook.xlsx.load(Object(await authorWorkbook(plan)));
  const report = workbook.getWorksheet("年报表");
  if (!report) throw new Error("sheet is not in the file");
  return { workbook, report };
}

describe("a drawn plan", () => {
  test("holds every cell with its value, formula and cached result", async () => {
    const { report } = await reopened();
    expect(report.getCell("B2").value).toBe(3.25);
    expect(report.getCell("B3").value).toMatchObject({ formula: "B2*2", result: 6.5 });
    expect(report.getCell("C3").formula).toBe('IF(C2="","",C2)');
    expect(report.getCell("A3").value).toBe("保留 _x0041_ 原样 <&>");
  });

  test("keeps text that starts with = as text", async () => {
    const { report } = await reopened();
    expect(report.getCell("A2").value).toBe('=HYPERLINK("http://x")');
    expect(report.getCell("A2").formula).toBeUndefined();
  });

  test("is protected without password, lets format, and unlocks only what takes input", async () => {
    const bytes = unzipSync(await authorWorkbook(plan));
    const xml = strFromU8(bytes["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(/<sheetProtection [^>]*>/.exec(xml)?.[0]).toBe(
      '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" objects="1"/>',
    );
    const { report } = await reopened();
    expect(report.getCell("B2").protection).toMatchObject({ locked: false });
    expect(report.getCell("A2").protection?.locked).not.toBe(false);
  });

  test("has one validation rule a range, with line breaks kept in its input message", async () => {
    const parts = unzipSync(await authorWorkbook(plan));
    const xml = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(xml.match(/sqref="[^"]*"(?=><formula1)/g)).toEqual(['sqref="B2"', 'sqref="C2:C3"']);
    expect(xml).toContain('prompt="第一行&#10;第二行"');
    const { report } = await reopened();
    expect(report.getCell("B2").dataValidation).toMatchObject({
      type: "decimal",
      operator: "between",
      formulae: [0, 100],
      promptTitle: "R&D占比(%)",
      errorStyle: "stop",
    });
    expect(report.getCell("C3").dataValidation).toMatchObject({
      type: "list",
      formulae: ['"未出数,不适用"'],
    });
  });

  test("has its names, merges, frozen panes, hidden sheet and print setup", async () => {
    const { workbook, report } = await reopened();
    const names = Object.fromEntries(workbook.definedNames.model.map(({ name, ranges }) => [name, ranges]));
    expect(names).toEqual({
      ZB_SHEET_report: ["'年报表'!$A$1:$C$3"],
      ZB_SHEET_binding: ["'_zhibao'!$A$1:$C$3"],
      ZB_KJ_01_ACTUAL: ["'年报表'!$B$2"],
    });
    expect(report.model.merges).toEqual(["A1:C1"]);
    expect(report.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 1, showGridLines: false });
    expect(workbook.getWorksheet("_zhibao")?.state).toBe("veryHidden");
    expect(report.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: "landscape",
      fitToPage: true,
      printTitlesRow: "1:1",
      printArea: "A1:C3",
    });
    expect(report.headerFooter.oddFooter).toBe("第 &P 页");
    expect(report.getColumn(1).width).toBe(20);
    expect(report.getRow(1).height).toBe(30);
    expect(report.getCell("A1").font).toMatchObject({ name: "黑体", size: 16, bold: true });
  });

  test("asks the spreadsheet program to calculate again on opening", async () => {
    const parts = unzipSync(await authorWorkbook(plan));
    expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain('fullCalcOnLoad="1"');
  });

  test("is the same bytes for the same plan", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-12-31T08:00:00Z") });
    const first = await authorWorkbook(plan);
    vi.setSystemTime(new Date("2031-05-06T07:08:09Z"));
    const second = await authorWorkbook(structuredClone(plan));
    vi.useRealTimers();
    expect(second).toEqual(first);
  });

  test("is refused where an input message is longer than the format allows", async () => {
    const long = { title: "说明", text: "长".repeat(256) };
    const tooLong = {
      ...sheet,
      validations: [{ range: cell(2, 2), rule: { kind: "any" } as const, prompt: long }],
    };
    await expect(authorWorkbook({ title: "x", sheets: [tooLong] })).rejects.toThrow(RangeError);
  });
});
