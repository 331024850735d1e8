import ExcelJS from "@mui/x-internal-exceljs-fork";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { LAST_ROW } from "../../../addin/host/file/sheet/scan-sheet.ts";
import type { CellEdit } from "../../../addin/host/port.ts";
import type { CellValue } from "../../../addin/host/snapshot.ts";
import {
  changedParts,
  madeFile,
  madeParts,
  type Parts,
  partsOf,
  relationships,
  sheetXml,
  workbookXml,
  zipParts,
} from "./made-package.ts";
import { firstSheet, granted, open, snapshotOf } from "./opened.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const row = (number: number, inside: string) => `<row r="${number}">${inside}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join("")}</sheetData>`;
const edit = (row: number, column: number, value: CellValue, more: Partial<CellEdit> = {}): CellEdit => ({
  sheet: "Sheet1",
  address: { row, column },
  value,
  ...more,
});

async function written(bytes: Uint8Array, ...edits: CellEdit[]): Promise<Uint8Array> {
  const file = await open(bytes);
  granted(await file.writeCells(edits));
  return file.bytes();
}

/** The cells of a hand-made sheet after the edits, as XML. */
async function rewritten(inside: string, ...edits: CellEdit[]): Promise<string> {
  const xml = partsOf(await written(madeFile(inside), ...edits))[SHEET] ?? "";
  return xml.replace(/^[\s\S]*?<worksheet[^>]*>/, "").replace("</worksheet>", "");
}

const refused = async (bytes: Uint8Array, ...edits: CellEdit[]) => {
  const file = await open(bytes);
  const result = await file.writeCells(edits);
  expect(file.bytes()).toBe(bytes);
  return result.ok ? null : result.error;
};

describe("nothing but the edited cells changes", () => {
  test("of a workbook with a chart, a picture, notes, validations and macros only the sheet and the recalculation mark", async () => {
    const exotic: Parts = {
      "xl/vbaProject.bin": "\u0000macros\u0000",
      "xl/charts/chart1.xml": "<c:chartSpace xmlns:c='c'/>",
      "xl/media/image1.png": "\u0089PNG",
      "xl/comments1.xml": "<comments/>",
      "customXml/item1.xml": "<zhibao/>",
    };
    const tail =
      '<conditionalFormatting sqref="A1"><cfRule type="duplicateValues" priority="1" stopIfTrue="1"/></conditionalFormatting><dataValidations count="1"><dataValidation sqref="A1:XFD1048576"/></dataValidations><drawing r:id="rId1"/><extLst><ext uri="{x}"/></extLst>';
    const before = madeFile(
      `<dimension ref="A1:B2"/>${data(row(1, '<c r="A1" s="3"><v>1</v></c><c r="B1" s="4"><v>2</v></c>'))}${tail}`,
      exotic,
    );
    const after = await written(before, edit(1, 2, 46.7));
    expect(changedParts(before, after)).toEqual(["xl/workbook.xml", SHEET]);
    expect(partsOf(after)[SHEET]).toBe(partsOf(before)[SHEET]?.replace("<v>2</v>", "<v>46.7</v>"));
    expect(partsOf(after)["xl/workbook.xml"]).toBe(
      partsOf(before)["xl/workbook.xml"]?.replace("</sheets>", '</sheets><calcPr fullCalcOnLoad="1"/>'),
    );
  });

  test("parts that are not edited keep even their compressed bytes", async () => {
    const before = await sampleWorkbook();
    const after = await written(before, { ...edit(3, 3, 1), sheet: "年报表" });
    const theme = compressedOf(before, "xl/theme/theme1.xml");
    expect(theme.length).toBeGreaterThan(100);
    expect(compressedOf(after, "xl/theme/theme1.xml")).toEqual(theme);
  });

  test("byte order mark and declaration of an edited part stay", async () => {
    const sheet = `\uFEFF${sheetXml(data(row(1, '<c r="A1"><v>1</v></c>'))).replace("UTF-8", "utf-8")}`;
    const after = await written(zipParts(madeParts(sheet)), edit(1, 1, 2));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(unzipSync(after)[SHEET]);
    expect(text).toBe(sheet.replace("<v>1</v>", "<v>2</v>"));
  });

  test("a file that was only read, or written with no edit, is the same bytes", async () => {
    const bytes = await sampleWorkbook();
    const file = await open(bytes);
    await file.snapshot();
    await file.writeCells([]);
    expect(file.bytes()).toBe(bytes);
  });

  test("other cells of a workbook drawn by ExcelJS keep value, formula and format", async () => {
    const place = fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 1, max: 7 }) });
    const value = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("文 ", "=A1", "<&>", "_x0031_"),
    );
    const bytes = await sampleWorkbook((workbook) => {
      workbook.getWorksheet("年报表")?.unMergeCells("B2:D2");
    });
    const before = cellsOf(await firstSheet(bytes));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, value), { maxLength: 12 }), async (edits) => {
        const after = await written(
          bytes,
          ...edits.map(([address, value]) => ({ sheet: "年报表", address, value, replaceFormula: true })),
        );
        const expected = new Map(before);
        for (const [{ row, column }, value] of edits) expected.set(`${row},${column}`, [value, null]);
        // the result of =C3*2 goes with the figure it was calculated from
        const base = expected.get("3,3")?.[0];
        if (base !== 12345.678 && expected.get("5,3")?.[1] !== null) expected.set("5,3", [null, "=C3*2"]);
        const filled = ([, [value, formula]]: [string, [CellValue, string | null]]) =>
          value !== null || formula !== null;
        expect([...cellsOf(await firstSheet(after))].filter(filled).sort()).toEqual(
          [...expected].filter(filled).sort(),
        );
        await new ExcelJS.Workbook().xlsx.load(after.slice().buffer);
      }),
      { numRuns: 40 },
    );
  });
});

describe("cells are made where there are none", () => {
  test("rows and cells stand in their order", async () => {
    const inside = data(row(2, '<c r="B2"><v>1</v></c><c r="D2"><v>1</v></c>'), row(5, ""));
    const xml = await rewritten(
      inside,
      edit(9, 1, 9),
      edit(2, 3, 3),
      edit(2, 1, 1),
      edit(2, 6, 6),
      edit(1, 1, 0),
      edit(4, 2, 4),
      edit(5, 1, 5),
    );
    expect(xml.match(/<(row|c) r="\w+"/g)?.map((tag) => tag.replace(/<\w+ r=|"/g, ""))).toEqual(
      "1 A1 2 A2 B2 C2 D2 F2 4 B4 5 A5 9 A9".split(" "),
    );
  });

  test("in a sheet that has no cells at all, under a row that was left empty", async () => {
    expect(await rewritten("<sheetData/>", edit(2, 2, 1))).toBe(
      '<sheetData><row r="2"><c r="B2"><v>1</v></c></row></sheetData>',
    );
    expect(await rewritten('<sheetData><row r="2" ht="20"/></sheetData>', edit(2, 2, 1))).toBe(
      '<sheetData><row r="2" ht="20"><c r="B2"><v>1</v></c></row></sheetData>',
    );
    expect(await rewritten("<sheetData/>", edit(LAST_ROW, 16_384, true))).toContain(
      `<c r="XFD${LAST_ROW}" t="b"><v>1</v></c>`,
    );
  });

  test("an emptied cell that does not exist is not made", async () => {
    expect(await rewritten(data(row(1, "")), edit(1, 1, null), edit(2, 1, ""))).toBe(data(row(1, "")));
  });

  test("a new cell looks like its row, else like its column; an old one like itself", async () => {
    const cols = '<cols><col min="1" max="3" style="5"/></cols>';
    const inside = `${cols}${data('<row r="1" s="7" customFormat="1"><c r="A1" s="2"><v>1</v></c></row>', row(2, ""))}`;
    const xml = await rewritten(
      inside,
      edit(1, 1, 8),
      edit(1, 2, 8),
      edit(2, 2, 8),
      edit(2, 4, 8),
      edit(3, 1, 8),
    );
    expect(xml.match(/<c [^>]*>/g)).toEqual([
      '<c r="A1" s="2">',
      '<c r="B1" s="7">',
      '<c r="B2" s="5">',
      '<c r="D2">',
      '<c r="A3" s="5">',
    ]);
  });

  test("the hints on used area and first and last cell of a row still hold", async () => {
    const inside = `<dimension ref="B2:C3"/>${data('<row r="2" spans="2:3"><c r="B2"><v>1</v></c></row>', '<row r="3" spans="2:3"><c r="C3"><v>1</v></c></row>')}`;
    expect(await rewritten(inside, edit(2, 5, 1), edit(3, 2, 1))).toBe(
      '<dimension ref="B2:E3"/><sheetData><row r="2"><c r="B2"><v>1</v></c><c r="E2"><v>1</v></c></row><row r="3" spans="2:3"><c r="B3"><v>1</v></c><c r="C3"><v>1</v></c></row></sheetData>',
    );
  });

  test("a used area that is told wrong stays as it is where a filled cell is changed", async () => {
    const inside = `<dimension ref="A1"/>${data(row(4, '<c r="B4"><v>1</v></c>'))}`;
    expect(await rewritten(inside, edit(4, 2, 2))).toBe(inside.replace("<v>1</v>", "<v>2</v>"));
  });

  test("elements with a prefix get cells with that prefix", async () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const after = await written(zipParts(madeParts(sheet)), edit(1, 1, "文"), edit(2, 1, 2));
    expect(partsOf(after)[SHEET]).toContain(
      '<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">文</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData>',
    );
  });
});

describe("text", () => {
  test("characters XML forbids are left out, all others come back", async () => {
    const after = await written(
      madeFile("<sheetData/>"),
      edit(1, 1, "a\u0000\u0007b\uD800c\uFFFE𠮷\t<&>\"'\r\n_x000D_"),
    );
    expect((await firstSheet(after)).values).toEqual([["abc𠮷\t<&>\"'\n_x000D_"]]);
  });

  test("a text longer than a cell holds is refused, nothing is written", async () => {
    expect(await refused(madeFile("<sheetData/>"), edit(1, 1, 1), edit(1, 2, "长".repeat(32_768)))).toEqual({
      code: "too-large",
      detail: { cell: "B1", size: "32768 > 32767" },
    });
  });

  test("what is no number throws: that is a mistake of the program", async () => {
    const file = await open(madeFile("<sheetData/>"));
    await expect(file.writeCells([edit(1, 1, Number.NaN)])).rejects.toThrow(RangeError);
  });
});

describe("formulas", () => {
  const shared = data(
    row(1, '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c>'),
    row(2, '<c r="B2"><f t="shared" si="0"/><v>4</v></c>'),
    row(3, '<c r="B3"><f t="shared" si="0"/><v>6</v></c>'),
  );

  test("a result is put beside its formula, of every type", async () => {
    const cells = ["A", "B", "C", "D"].map(
      (letter) => `<c r="${letter}1" s="1" t="str"><f ca="1">X1&amp;"a"</f><v>old</v></c>`,
    );
    const xml = await rewritten(
      data(row(1, cells.join(""))),
      edit(1, 1, 5),
      edit(1, 2, "=文"),
      edit(1, 3, null),
      edit(1, 4, { error: "#N/A" }),
    );
    const formula = '<f ca="1">X1&amp;"a"</f>';
    expect(xml).toBe(
      data(
        row(
          1,
          `<c r="A1" s="1">${formula}<v>5</v></c><c r="B1" s="1" t="str">${formula}<v>=文</v></c><c r="C1" s="1">${formula}</c><c r="D1" s="1" t="e">${formula}<v>#N/A</v></c>`,
        ),
      ),
    );
  });

  test("when the master of a shared formula goes, the others keep their formulas", async () => {
    const after = await written(madeFile(shared), edit(1, 2, 7, { replaceFormula: true }), edit(3, 2, 8));
    const sheet = await firstSheet(after);
    expect([sheet.values.flat(), sheet.formulas.flat()]).toEqual([
      [7, 4, 8],
      [null, "=A2*2", "=A3*2"],
    ]);
  });

  test("when another cell of a shared formula goes, the group stays as it is", async () => {
    const xml = await rewritten(shared, edit(2, 2, 7, { replaceFormula: true }));
    expect(xml).toBe(shared.replace('<f t="shared" si="0"/><v>4</v>', "<v>7</v>"));
  });

  test("a part of an array formula is never replaced", async () => {
    const array = data(
      row(1, '<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c>'),
      row(2, '<c r="A2"><v>2</v></c>'),
    );
    const bytes = madeFile(array);
    for (const place of [1, 2]) {
      expect(await refused(bytes, edit(place, 1, 5, { replaceFormula: true }))).toEqual({
        code: "would-overwrite",
        detail: { sheet: "Sheet1", cell: `A${place}` },
      });
    }
    expect((await firstSheet(await written(bytes, edit(1, 1, 5)))).formulas[0]).toEqual(["=B1:B2"]);
  });

  test("when a formula goes, the calculation chain goes: Excel makes a new one and would call the old one damage", async () => {
    const parts = {
      "xl/calcChain.xml": '<calcChain><c r="B1" i="1"/></calcChain>',
      "xl/_rels/workbook.xml.rels": relationships({
        rId1: ["worksheet", "worksheets/sheet1.xml"],
        rId2: ["calcChain", "calcChain.xml"],
      }),
      "[Content_Types].xml":
        '<Types><Override PartName="/xl/calcChain.xml" ContentType="c"/><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>',
    };
    const bytes = madeFile(shared, parts);
    expect(Object.keys(partsOf(await written(bytes, edit(1, 2, 7))))).toContain("xl/calcChain.xml");
    const after = partsOf(await written(bytes, edit(1, 2, 7, { replaceFormula: true })));
    expect(after["xl/calcChain.xml"]).toBeUndefined();
    expect(after["xl/_rels/workbook.xml.rels"]).toBe(
      relationships({ rId1: ["worksheet", "worksheets/sheet1.xml"] }),
    );
    expect(after["[Content_Types].xml"]).toBe(
      '<Types><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>',
    );
  });

  test.each([
    [
      '<calcPr calcId="191029" calcMode="manual"/>',
      '<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="1"/>',
    ],
    ['<calcPr fullCalcOnLoad="0"></calcPr>', '<calcPr fullCalcOnLoad="1"></calcPr>'],
    ['<calcPr fullCalcOnLoad="true"/>', '<calcPr fullCalcOnLoad="true"/>'],
    ["<definedNames/><oleSize/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize/>'],
  ])("the next program is asked to calculate: %s", async (before, after) => {
    const book = (inside: string) =>
      workbookXml(`<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>${inside}`);
    const bytes = await written(madeFile(shared, { "xl/workbook.xml": book(before) }), edit(1, 1, 1));
    expect(partsOf(bytes)["xl/workbook.xml"]).toBe(book(after));
  });
});

describe("cells that must not be written", () => {
  test("the head of a table object, which its own part repeats", async () => {
    const bytes = madeFile(
      `${data(row(1, '<c r="A1" t="str"><v>指标</v></c>'), row(2, '<c r="A2"><v>1</v></c>'))}<tableParts><tablePart r:id="rId1"/></tableParts>`,
      {
        "xl/worksheets/_rels/sheet1.xml.rels": relationships({ rId1: ["table", "../tables/table1.xml"] }),
        "xl/tables/table1.xml": '<table ref="A1:A2" totalsRowShown="0"><tableColumns/></table>',
      },
    );
    expect(await refused(bytes, edit(2, 1, 2), edit(1, 1, "名称"))).toEqual({
      code: "would-overwrite",
      detail: { sheet: "Sheet1", cell: "A1" },
    });
    expect((await firstSheet(await written(bytes, edit(2, 1, 2)))).values).toEqual([["指标"], [2]]);
  });

  test("a sheet that is not there: the refusal names those that are", async () => {
    expect(await refused(await sampleWorkbook(), edit(1, 1, 1))).toEqual({
      code: "sheet-not-found",
      detail: { sheet: "Sheet1", sheets: "年报表、_zhibao、备用" },
    });
  });

  test("a sheet that is damaged", async () => {
    expect((await refused(zipParts(madeParts(sheetXml(""))), edit(1, 1, 1)))?.code).toBe("damaged");
  });
});

test("sheet names are found whatever their case", async () => {
  const file = await open(madeFile("<sheetData/>"));
  expect((await file.writeCells([{ ...edit(1, 1, 1), sheet: "SHEET1" }])).ok).toBe(true);
  expect((await snapshotOf(file.bytes())).sheets[0]?.values).toEqual([[1]]);
});

function cellsOf(sheet: Awaited<ReturnType<typeof firstSheet>>): Map<string, [CellValue, string | null]> {
  const { origin } = sheet;
  return new Map(
    sheet.values.flatMap((line, index) =>
      line.map((value, place): [string, [CellValue, string | null]] => [
        `${origin.row + index},${origin.column + place}`,
        [value, sheet.formulas[index]?.[place] ?? null],
      ]),
    ),
  );
}

/** The bytes of an entry as they lie in the archive. */
function compressedOf(bytes: Uint8Array, name: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02_01_4b_50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)) !== name) continue;
    const local = view.getUint32(at + 42, true);
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    return bytes.slice(from, from + view.getUint32(at + 20, true));
  }
  throw new Error(`no entry ${name}`);
}
