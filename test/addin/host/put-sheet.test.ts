import ExcelJS from "@mui/x-internal-exceljs-fork";
import { describe, expect, test } from "vitest";
import { authorWorkbook } from "../../../addin/host/file/author-workbook.ts";
import type { SheetPlan } from "../../../addin/table/layout-plan.ts";
import {
  changedParts,
  madeFile,
  madeParts,
  partsOf,
  relationships,
  sheetXml,
  stylesXml,
  workbookXml,
  zipParts,
} from "./made-package.ts";
import { granted, open, snapshotOf } from "./opened.ts";
import { peerPlan } from "./peer-plan.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const at = (row: number, column: number) => ({ row, column });

async function put(bytes: Uint8Array, ...plans: SheetPlan[]): Promise<Uint8Array> {
  const file = await open(bytes);
  for (const plan of plans) granted(await file.putSheet(plan));
  return file.bytes();
}

async function refusal(bytes: Uint8Array, plan: SheetPlan) {
  const file = await open(bytes);
  const result = await file.putSheet(plan);
  expect(file.bytes()).toBe(bytes);
  return result.ok ? null : result.error;
}

async function loaded(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

/** What a cell looks like, for another program. */
const lookOf = (workbook: ExcelJS.Workbook, sheet: string, cell: string) => {
  const { font, fill, border, alignment, numFmt, protection } =
    workbook.getWorksheet(sheet)?.getCell(cell) ?? {};
  return { font, fill, border, alignment, numFmt, protection };
};

const book = (inside: string) =>
  workbookXml(`<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>${inside}`);
const sheetNamed = (names: string) =>
  madeFile("<sheetData/>", {
    "xl/workbook.xml": book(`<definedNames>${names}</definedNames>`),
    "xl/_rels/workbook.xml.rels": relationships({ rId1: ["worksheet", "worksheets/sheet1.xml"] }),
  });

describe("adding a sheet", () => {
  test("touches the workbook part, its list, the content types and the styles, and adds one part", async () => {
    const before = await sampleWorkbook();
    expect(changedParts(before, await put(before, peerPlan([["桐乡", 1]])))).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet4.xml",
    ]);
  });

  test("its cells look as planned and all other cells as before, for another program", async () => {
    const before = await sampleWorkbook((workbook) => {
      const cell = workbook.getWorksheet("年报表")?.getCell("C3");
      if (cell)
        cell.style = { ...cell.style, font: { name: "楷体", size: 14, italic: true }, numFmt: '0.0"亿元"' };
    });
    const plan = peerPlan([["桐乡", 1]]);
    const [old, grafted, alone] = await Promise.all([
      loaded(before),
      loaded(await put(before, plan)),
      loaded(await authorWorkbook({ title: "", sheets: [plan] })),
    ]);
    for (const cell of ["B2", "B3", "C3", "D3", "B4", "C5", "D5", "Z99"]) {
      expect(lookOf(grafted, "年报表", cell)).toEqual(lookOf(old, "年报表", cell));
    }
    for (const cell of ["A1", "A2", "B3", "C3"]) {
      expect(lookOf(grafted, "同级对比", cell)).toEqual(lookOf(alone, "同级对比", cell));
    }
    const [sheet, drawn] = [grafted.getWorksheet("同级对比"), alone.getWorksheet("同级对比")];
    expect(sheet?.getColumn(1).width).toBe(16);
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 2 });
    expect(sheet?.pageSetup).toEqual(drawn?.pageSetup);
  });

  test("put twice under other ids it does not lengthen the styles again", async () => {
    const once = await put(await sampleWorkbook(), peerPlan([["桐乡", 1]]));
    const twice = await put(once, peerPlan([["桐乡", 1]], { id: "again", names: [] }));
    expect(changedParts(once, twice)).not.toContain("xl/styles.xml");
    expect((await snapshotOf(twice)).sheets.map((sheet) => sheet.name)).toEqual([
      "年报表",
      "_zhibao",
      "备用",
      "同级对比",
      "同级对比 (2)",
    ]);
  });

  test.each(["hidden", "veryHidden"] as const)("a %s sheet is added as one", async (visibility) => {
    const after = await put(await sampleWorkbook(), peerPlan([["桐乡", 1]], { visibility }));
    const { sheets, activeSheet } = await snapshotOf(after);
    expect([sheets[3]?.visibility, activeSheet]).toEqual([visibility, "年报表"]);
  });

  test("it is not selected: what the user types next goes to one sheet only", async () => {
    const after = partsOf(await put(await sampleWorkbook(), peerPlan([])));
    expect(after["xl/worksheets/sheet4.xml"]).not.toContain("tabSelected");
  });

  test("print area and titles belong to the new sheet, under its own name", async () => {
    const after = partsOf(await put(await sampleWorkbook(), peerPlan([["桐乡", 1]], { name: "年报表" })));
    const names = after["xl/workbook.xml"]?.match(/<definedName name="_xlnm[^>]*>[^<]*/g);
    expect(names).toEqual([
      '<definedName name="_xlnm.Print_Area" localSheetId="3">\'年报表 (2)\'!$A$1:$C$3',
      '<definedName name="_xlnm.Print_Titles" localSheetId="3">\'年报表 (2)\'!$1:$2',
    ]);
  });

  test("into a file with prefixes, in a strict file, without any styles", async () => {
    const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const parts = madeParts(`<x:worksheet xmlns:x="${main}"><x:sheetData/></x:worksheet>`, {
      "_rels/.rels": relationships({ rId1: ["officeDocument", "xl/workbook.xml"] }, office),
      "xl/workbook.xml": `<x:workbook xmlns:x="${main}" xmlns:q="${office}"><x:sheets><x:sheet name="一" sheetId="7" q:id="rId1"/></x:sheets><x:oleSize ref="A1"/></x:workbook>`,
      "xl/_rels/workbook.xml.rels": relationships({ rId1: ["worksheet", "worksheets/sheet1.xml"] }, office),
    });
    const after = partsOf(await put(zipParts(parts), peerPlan([["桐乡", 1]])));
    expect(after["xl/workbook.xml"]).toContain(
      '<x:sheet name="同级对比" sheetId="8" q:id="rId2"/></x:sheets><x:definedNames>',
    );
    expect(after["xl/workbook.xml"]).toContain('</x:definedNames><x:calcPr fullCalcOnLoad="1"/><x:oleSize');
    expect(after["xl/_rels/workbook.xml.rels"]).toContain(
      `<Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles"`,
    );
    expect(after["xl/worksheets/sheet2.xml"]).toContain(`<worksheet xmlns="${main}" xmlns:r="${office}"`);
    const [, added] = (await snapshotOf(zipParts(after))).sheets;
    expect([added?.values[2], added?.formats[2]]).toEqual([
      ["桐乡", 1, null],
      ["@", "#,##0.0000", "General"],
    ]);
  });

  test("into a file that lists styles and has none", async () => {
    const bytes = await put(madeFile("<sheetData/>"), peerPlan([["桐乡", 1]]));
    const after = partsOf(bytes);
    expect(after["xl/styles.xml"]).toContain("<cellXfs");
    expect(after["xl/_rels/workbook.xml.rels"]?.match(/\/styles"/g)).toHaveLength(1);
    expect(after["[Content_Types].xml"]).toContain('<Override PartName="/xl/styles.xml"');
    expect((await snapshotOf(bytes)).sheets[1]?.formats[2]).toEqual(["@", "#,##0.0000", "General"]);
  });

  test("styles of the file keep their numbers, tables it lacks are made in their order", async () => {
    const styles = stylesXml(
      '<numFmts count="1"><numFmt numFmtId="180" formatCode="0.0&quot;亿&quot;"/></numFmts><fonts><font><sz val="9"/></font></fonts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="180"/></cellXfs><cellStyles/>',
    );
    const inside = '<sheetData><row r="1"><c r="A1" s="1"><v>3</v></c></row></sheetData>';
    const after = await put(madeFile(inside, { "xl/styles.xml": styles }), peerPlan([["桐乡", 1]]));
    const tables = partsOf(after)["xl/styles.xml"]?.match(
      /<(numFmts|fonts|fills|borders|cellXfs|cellStyles)\b/g,
    );
    expect(tables).toEqual(["<numFmts", "<fonts", "<fills", "<borders", "<cellXfs", "<cellStyles"]);
    const { sheets } = await snapshotOf(after);
    expect(sheets.map((sheet) => sheet.formats.at(-1))).toEqual([
      ['0.0"亿"'],
      ["@", "#,##0.0000", "General"],
    ]);
  });

  test("a file with elements prefixed in its styles gets prefixed styles", async () => {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const styles = `<x:styleSheet xmlns:x="${main}"><x:fonts count="1"><x:font/></x:fonts><x:fills count="2"><x:fill/><x:fill/></x:fills><x:borders count="1"><x:border/></x:borders><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>`;
    const after = partsOf(
      await put(madeFile("<sheetData/>", { "xl/styles.xml": styles }), peerPlan([["桐乡", 1]])),
    );
    expect(after["xl/styles.xml"]).not.toMatch(/<(?!\/?x:|\?)/);
  });

  test("a name that leads somewhere else is not taken over; one that leads nowhere is", async () => {
    const plan = peerPlan([["桐乡", 1]]);
    const taken = sheetNamed('<definedName name="zb_peer_values">Sheet1!$A$1</definedName>');
    expect(await refusal(taken, plan)).toEqual({
      code: "would-overwrite",
      detail: { name: "ZB_PEER_VALUES" },
    });
    const broken = sheetNamed(
      '<definedName name="ZB_PEER_VALUES">#REF!</definedName><definedName name="ZB_SHEET_peers">已删!$A$1:$B$2</definedName>',
    );
    const { names, sheets } = await snapshotOf(await put(broken, plan));
    expect(names.map(({ name, sheet }) => [name, sheet])).toEqual([
      ["ZB_PEER_VALUES", "同级对比"],
      ["ZB_SHEET_peers", "同级对比"],
    ]);
    expect(sheets).toHaveLength(2);
  });

  test("a list of content types that is missing is damage, and nothing is put", async () => {
    const { "[Content_Types].xml": _types, ...rest } = madeParts(sheetXml("<sheetData/>"));
    expect((await refusal(zipParts(rest), peerPlan([])))?.code).toBe("damaged");
  });
});

describe("refreshing a sheet", () => {
  const rows = (...names: string[]) => peerPlan(names.map((name, index) => [name, index + 1]));

  test("with equal values nothing of the cells changes its look, and a look the user gave stays", async () => {
    const drawn = await loaded(await put(await sampleWorkbook(), rows("桐乡", "嘉善")));
    const cell = drawn.getWorksheet("同级对比")?.getCell("B3");
    if (cell) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFF0000" } };
    const painted = new Uint8Array(await drawn.xlsx.writeBuffer());
    const after = await loaded(await put(painted, rows("桐乡", "嘉善")));
    expect(lookOf(after, "同级对比", "B3").fill).toMatchObject({ fgColor: { argb: "FFFF0000" } });
    expect(after.worksheets).toHaveLength(4);
  });

  test("a sheet the user renamed is found by its name in the workbook", async () => {
    const drawn = await loaded(await put(await sampleWorkbook(), rows("桐乡")));
    const sheet = drawn.getWorksheet("同级对比");
    if (sheet) sheet.name = "我的对比";
    const xml = new Uint8Array(await drawn.xlsx.writeBuffer());
    const parts = partsOf(xml);
    const renamed = zipParts({
      ...parts,
      "xl/workbook.xml":
        parts["xl/workbook.xml"]?.replace(/(?:&apos;)?同级对比(?:&apos;)?!/g, "'我的对比'!") ?? "",
    });
    const file = await open(renamed);
    expect(await file.putSheet(rows("嘉善"))).toEqual({
      ok: true,
      value: { sheet: "我的对比", how: "refreshed" },
    });
  });

  test.each([
    ["rows put in above", "$A$3:$C$6", "A3"],
    ["columns put in before", "$B$1:$D$4", "B1"],
    ["a row put in between", "$A$1:$C$5", "A1"],
    ["a column put in between", "$A$1:$D$4", "A1"],
  ])("after %s planned places hold other cells: refused", async (_what, range, cell) => {
    const parts = partsOf(await put(await sampleWorkbook(), rows("桐乡", "嘉善")));
    const moved = parts["xl/workbook.xml"]?.replace("'同级对比'!$A$1:$C$4", `'同级对比'!${range}`) ?? "";
    const bytes = zipParts({ ...parts, "xl/workbook.xml": moved });
    expect(await refusal(bytes, rows("桐乡", "嘉善", "海盐"))).toEqual({
      code: "would-overwrite",
      detail: { sheet: "同级对比", cell },
    });
  });

  test("merges of the table follow the plan, those of the user stay", async () => {
    const foot = (row: number) => ({
      cells: [...rows(..."甲乙".slice(0, row - 3)).cells, { at: at(row, 1), value: "注", style: "text" }],
      merges: [
        { top: 1, left: 1, bottom: 1, right: 3 },
        { top: row, left: 1, bottom: row, right: 3 },
      ],
    });
    const file = await open(await put(await sampleWorkbook(), { ...rows("甲"), ...foot(4) }));
    granted(await file.putSheet({ ...rows("甲", "乙"), ...foot(5) }));
    const sheet = granted(await file.snapshot()).sheets[3];
    expect(sheet?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 5, left: 1, bottom: 5, right: 3 },
    ]);
    expect(sheet?.values.slice(2)).toEqual([
      ["甲", 1, null],
      ["乙", 2, null],
      ["注", null, null],
    ]);
  });

  test("new rows look as planned, also cells that are left empty for input; what was no input is emptied", async () => {
    const noted = {
      ...rows("甲"),
      cells: [...rows("甲").cells, { at: at(4, 3), value: "旧注", style: "text" }],
    };
    const after = await put(await sampleWorkbook(), noted, rows("甲", "乙", "丙"));
    const workbook = await loaded(after);
    for (const cell of ["C4", "C5"]) {
      expect(lookOf(workbook, "同级对比", cell)).toEqual(lookOf(workbook, "同级对比", "C3"));
      expect(workbook.getWorksheet("同级对比")?.getCell(cell).value).toBe(null);
    }
  });

  test("formulas of the plan are put with their results, a formula of the user beside stays", async () => {
    const plan = rows("甲", "乙");
    const total = { at: at(5, 2), value: 3, formula: "=SUM(B3:B4)", style: "number" };
    const file = await open(await put(await sampleWorkbook(), { ...plan, cells: [...plan.cells, total] }));
    granted(
      await file.writeCells([{ sheet: "同级对比", address: at(5, 2), value: "改", replaceFormula: true }]),
    );
    granted(await file.putSheet({ ...plan, cells: [...plan.cells, { ...total, value: 4 }] }));
    const sheet = granted(await file.snapshot()).sheets[3];
    expect([sheet?.values[4]?.[1], sheet?.formulas[4]?.[1]]).toEqual([4, "=SUM(B3:B4)"]);
  });

  test("a sheet of a template, whose name is on one cell, is refreshed where it stands", async () => {
    const file = await open(await authorWorkbook({ title: "t", sheets: [rows("甲", "乙")] }));
    expect(await file.putSheet(rows("丙", "丁"))).toEqual({
      ok: true,
      value: { sheet: "同级对比", how: "refreshed" },
    });
    expect(granted(await file.snapshot()).sheets[0]?.values.slice(2)).toEqual([
      ["丙", 1, null],
      ["丁", 2, null],
    ]);
  });
});
