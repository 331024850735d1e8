import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toGrid } from "../../../../addin/host/browser/convert/to-grid.ts";
import { authorWorkbook } from "../../../../addin/host/file/author-workbook.ts";
import { filledWorkbook } from "../../flow/filled-workbook.ts";
import { eightUnits } from "../excel/eight-units.ts";
import { madeFile, relationships, stylesXml, workbookXml } from "../made-package.ts";
import { oleFile } from "../ole-bytes.ts";
import { granted, open, snapshotOf } from "../opened.ts";
import { sampleWorkbook } from "../sample-workbook.ts";
import { bothSides, cellOf, gridded, resourceOf, sheetOf } from "./gridded.ts";

const sharedFormulas = madeFile(`<sheetData>
  <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>
  <row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>
  <row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>
  <row r="4"><c r="A4" t="str"><f>""</f><v></v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="e"><v>#DIV/0!</v></c></row>
</sheetData>`);

async function withPeers(): Promise<Uint8Array> {
  const file = await filledWorkbook({ cells: { "KJ-02": { actual: 46.7, source: "统计局" } } });
  granted(await file.putSheet(eightUnits()));
  return file.bytes();
}

describe("what the file's cells hold is what the grid's cells hold", () => {
  const files: [name: string, bytes: () => Promise<Uint8Array>][] = [
    ["the sample", () => sampleWorkbook()],
    ["a filled template", async () => (await filledWorkbook()).bytes()],
    ["a filled template with the peer sheet", withPeers],
    ["a peer sheet alone", () => authorWorkbook({ title: "同级", sheets: [eightUnits()] })],
    ["shared formulas, an empty result, truth and an error", async () => sharedFormulas],
  ];
  test.each(files)("%s", async (_name, bytes) => {
    const file = await bytes();
    const [expected, shown] = bothSides(await gridded(file), await snapshotOf(file));
    expect(expected.length).toBeGreaterThan(5);
    expect(shown).toEqual(expected);
  });

  test("whatever is written into a workbook", async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.string({ unit: fc.constantFrom("甲", "1", ".", "=", " ", "\n", "%", "e") }),
      fc.constant(null),
    );
    const edit = fc.record({
      row: fc.integer({ min: 1, max: 12 }),
      column: fc.integer({ min: 1, max: 8 }),
      value,
    });
    const bytes = await sampleWorkbook();
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(edit, { selector: ({ row, column }) => row * 10 + column }),
        async (edits) => {
          const book = await open(bytes);
          const writable = edits.filter(({ row, column }) => row !== 2 && !(row === 5 && column === 3));
          const cells = writable.map(({ row, column, value }) => ({
            sheet: "年报表",
            address: { row, column },
            value,
          }));
          granted(await book.writeCells(cells));
          const [expected, shown] = bothSides(await gridded(book.bytes()), await snapshotOf(book.bytes()));
          expect(shown).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test("numbers, texts, truth and errors keep their kinds; a text like a number stays text", async () => {
  const grid = await gridded(
    madeFile(
      `<sheetData><row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="inlineStr"><is><t>甲</t></is></c><c r="C1" t="b"><v>0</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="inlineStr"><is><t>007</t></is></c></row></sheetData>`,
    ),
  );
  expect(["A1", "B1", "C1", "D1", "E1"].map((at) => cellOf(grid, "Sheet1", at))).toEqual([
    { s: "s0", v: 1.5, t: 2 },
    { s: "s0", v: "甲", t: 1 },
    { s: "s0", v: 0, t: 3 },
    { s: "s0", v: "#N/A", t: 1 },
    { s: "s0", v: "007", t: 4 },
  ]);
});

test("dates of a file from 1904 on are shown on the same day, other numbers as they are", async () => {
  const grid = await gridded(
    madeFile(
      `<sheetData><row r="1"><c r="A1" s="1"><v>44196</v></c><c r="B1"><v>44196</v></c></row></sheetData>`,
      {
        "xl/workbook.xml": workbookXml(
          '<workbookPr date1904="true"/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>',
        ),
        "xl/styles.xml": stylesXml('<cellXfs><xf/><xf numFmtId="31"/></cellXfs>'),
      },
    ),
  );
  expect(grid.epoch).toBe(1904);
  expect([cellOf(grid, "Sheet1", "A1")?.v, cellOf(grid, "Sheet1", "B1")?.v]).toEqual([45658, 44196]);
});

test("formulas the grid cannot calculate show the file's result and say so", async () => {
  const grid = await gridded(
    madeFile(`<sheetData><row r="1">
      <c r="A1"><f>SUM(表1[金额])</f><v>7</v></c><c r="B1"><f>[1]Sheet1!A1</f><v>8</v></c>
      <c r="C1"><f t="array" ref="C1:D1">E1:F1*2</f><v>2</v></c><c r="D1"><v>4</v></c>
      <c r="E1"><f t="array" ref="E1">SUM(G1:H1*2)</f><v>30</v></c>
      <c r="F1"><f>_xlfn.IFS(G1&gt;1,"[x]",TRUE,"")</f><v>9</v></c></row></sheetData>`),
  );
  expect(grid.sheets[0]?.formulas.map(({ formula, live }) => [formula, live])).toEqual([
    ["=SUM(表1[金额])", false],
    ["=[1]Sheet1!A1", false],
    ["=E1:F1*2", false],
    ["=SUM(G1:H1*2)", true],
    ['=_xlfn.IFS(G1>1,"[x]",TRUE,"")', true],
  ]);
  expect(
    ["A1", "C1", "D1", "F1"].map((at) => [cellOf(grid, "Sheet1", at)?.v, cellOf(grid, "Sheet1", at)?.f]),
  ).toEqual([
    [7, undefined],
    [2, undefined],
    [4, undefined],
    [9, '=IFS(G1>1,"[x]",TRUE,"")'],
  ]);
});

test("formulas that read what the grid cannot calculate are not calculated either, else old results were taken for new", async () => {
  const grid = await gridded(
    madeFile(`<sheetData><row r="1">
      <c r="A1"><f>SUM(Sheet1:Sheet2!H1)</f><v>7</v></c><c r="B1"><f>A1*2</f><v>14</v></c>
      <c r="C1"><f>B1+H1</f><v>14</v></c><c r="D1"><f>[1]Sheet1!A1</f><v>8</v></c>
      <c r="E1"><f>D1*2</f><v>16</v></c><c r="F1"><f>H1*2</f><v>0</v></c></row></sheetData>`),
  );
  expect(grid.sheets[0]?.formulas.map(({ formula, live }) => [formula, live])).toEqual([
    ["=SUM(Sheet1:Sheet2!H1)", false],
    ["=A1*2", false],
    ["=B1+H1", false],
    ["=[1]Sheet1!A1", false],
    ["=D1*2", true],
    ["=H1*2", true],
  ]);
});

test("names of the workbook and of a sheet are kept; one that means two things makes its formulas still", async () => {
  const grid = await gridded(
    madeFile(
      `<sheetData><row r="1"><c r="A1"><f>合计*2</f><v>7</v></c><c r="B1"><f>税率*2</f><v>8</v></c></row></sheetData>`,
      {
        "xl/workbook.xml": workbookXml(
          `<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/><sheet name="表 二" sheetId="2" r:id="rId4"/></sheets>
           <definedNames><definedName name="税率">0.13</definedName><definedName name="合计">Sheet1!$B$1</definedName>
           <definedName name="合计" localSheetId="1">'表 二'!$B$1</definedName>
           <definedName name="本表" localSheetId="1">'表 二'!$A$1:$B$2</definedName>
           <definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1</definedName></definedNames>`,
        ),
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId4: ["worksheet", "worksheets/sheet1.xml"],
        }),
      },
    ),
  );
  expect(Object.values(resourceOf(grid, "SHEET_DEFINED_NAME_PLUGIN"))).toEqual([
    { id: "name-0", name: "税率", formulaOrRefString: "=0.13", localSheetId: "AllDefaultWorkbook" },
    { id: "name-1", name: "本表", formulaOrRefString: "'表 二'!$A$1:$B$2", localSheetId: "sheet-2" },
  ]);
  expect(grid.sheets[0]?.formulas.map(({ live }) => live)).toEqual([false, true]);
});

test("formulas with a name that stands for a column of a table are still, also through another name", async () => {
  const names =
    '<definedName name="TOTAL">SUM(表1[金额])</definedName><definedName name="TWICE">TOTAL*2</definedName><definedName name="BASE">Sheet1!$A$1</definedName>';
  const book = workbookXml(
    `<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames>${names}</definedNames>`,
  );
  const cells = '<c r="B1"><f>TWICE+1</f><v>7</v></c><c r="C1"><f>BASE+1</f><v>1</v></c>';
  const grid = await gridded(
    madeFile(`<sheetData><row r="1">${cells}</row></sheetData>`, { "xl/workbook.xml": book }),
  );
  expect(grid.sheets[0]?.formulas.map(({ live }) => live)).toEqual([false, true]);
});

test("hidden sheets are hidden, and which of them nobody may show is said", async () => {
  const grid = await gridded(await sampleWorkbook());
  expect(grid.sheets.map(({ name, visibility }) => [name, visibility, sheetOf(grid, name).hidden])).toEqual([
    ["年报表", "visible", 0],
    ["_zhibao", "veryHidden", 1],
    ["备用", "hidden", 1],
  ]);
});

describe("a file the grid does not take is refused in a moment", () => {
  const oneCell = (row: number) =>
    madeFile(`<sheetData><row r="${row}"><c r="A${row}"><v>1</v></c></row></sheetData>`);

  test("more than 5,000 rows", async () => {
    // The used rectangle begins at the first filled cell; what counts is where it ends.
    expect(await toGrid(oneCell(5_001))).toEqual({
      ok: false,
      error: { code: "too-large", detail: { sheet: "Sheet1", size: "5001 > 5000" } },
    });
    expect((await toGrid(oneCell(5_000))).ok).toBe(true);
  });

  test("too many cells in all sheets together", async () => {
    const refused = await toGrid(await sampleWorkbook(), { limits: { cells: 10 } });
    expect(refused).toEqual({
      ok: false,
      error: { code: "too-large", detail: { sheet: "年报表", size: "12 > 10" } },
    });
  });

  test("what is no workbook, or an old one", async () => {
    expect(await toGrid(new TextEncoder().encode("单位,数值"))).toEqual({
      ok: false,
      error: { code: "not-a-workbook", detail: { format: "text" } },
    });
    expect(await toGrid(oleFile(["Workbook"]))).toEqual({
      ok: false,
      error: { code: "legacy-xls", detail: {} },
    });
  });

  test("a rule for the whole sheet does not hold anybody up", async () => {
    const grid = await gridded(
      madeFile(
        `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><dataValidations count="1"><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1><formula2>9</formula2></dataValidation></dataValidations>`,
      ),
    );
    expect(resourceOf(grid, "SHEET_DATA_VALIDATION_PLUGIN")).toMatchObject({
      "sheet-1": [{ type: "whole", ranges: [{ startRow: 0, startColumn: 0, endRow: 29, endColumn: 14 }] }],
    });
  });
});
