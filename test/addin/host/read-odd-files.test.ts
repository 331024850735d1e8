import ExcelJS from "@mui/x-internal-exceljs-fork";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { LAST_ROW } from "../../../addin/host/file/sheet/scan-sheet.ts";
import type { CellValue } from "../../../addin/host/snapshot.ts";
import {
  madeFile,
  madeParts,
  relationships,
  sheetXml,
  stylesXml,
  workbookXml,
  zipParts,
} from "./made-package.ts";
import { firstSheet, snapshotOf } from "./opened.ts";

const row = (number: number, inside: string) => `<row r="${number}">${inside}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join("")}</sheetData>`;

describe("values are read as they are stored", () => {
  test("numbers keep every digit a spreadsheet keeps", async () => {
    const stored = [
      "46.7",
      "0.1",
      "157.30000000000001",
      "-1E-9",
      "1.7976931348623157E+308",
      "00012",
      ".5",
      "6.",
    ];
    const cells = stored.map((text, index) => row(index + 1, `<c r="A${index + 1}"><v>${text}</v></c>`));
    const { values } = await firstSheet(madeFile(data(...cells)));
    expect(values.flat()).toEqual([46.7, 0.1, 157.3, -1e-9, 1.7976931348623157e308, 12, 0.5, 6]);
  });

  test("a footnote's raised digits behind a number stay raised, those of a unit or a longer number do not", async () => {
    const run = (text: string, raised: boolean) =>
      `<r><rPr>${raised ? '<vertAlign val="superscript"/>' : "<b/>"}</rPr><t>${text}</t></r>`;
    const texts = [
      [run("12", false), run("2", true)],
      [run("万m", false), run("2", true)],
      [run("12", true), run("2", false)],
      [run("研发费用", false), run("3", true)],
    ];
    const cells = texts.map((runs, index) =>
      row(index + 1, `<c r="A${index + 1}" t="inlineStr"><is>${runs.join("")}</is></c>`),
    );
    const { values } = await firstSheet(madeFile(data(...cells)));
    expect(values.flat()).toEqual(["12²", "万m2", "122", "研发费用3"]);
  });

  test("any table written by ExcelJS reads the same here as there", async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.string({ unit: fc.constantFrom("科", "技", " ", "a", "&", "<", '"', "\n", "_x0041_", "=", "𠮷") }),
    );
    const table = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const workbook = new ExcelJS.Workbook();
        const sheet = workbook.addWorksheet("表");
        // ExcelJS does not escape "_x0041_" by itself
        const drawn = (cell: number | boolean | string | null) =>
          typeof cell === "string" ? cell.replaceAll("_x", "_x005F_x") : cell;
        for (const [index, line] of [["头", "头", "头"], ...rows].entries()) {
          sheet.getRow(index + 1).values = line.map((cell) => (cell === "" ? null : drawn(cell)));
        }
        const { values } = await firstSheet(new Uint8Array(await workbook.xlsx.writeBuffer()));
        const expected = rows.map((line) => line.map((cell) => (cell === "" ? null : cell)));
        const empty = (line: CellValue[]) => line.every((cell) => cell === null);
        while (expected.length > 0 && empty(expected.at(-1) ?? [])) expected.pop();
        expect(values.slice(1)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("runs of rich text are joined, readings above the characters are left out", async () => {
    const strings =
      "<sst><si><r><t>研发</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 经费</t></r><rPh sb='0' eb='1'><t>ヨミ</t></rPh></si><si><t>a&amp;b&#10;_x0031_&lt;</t></si><si/></sst>";
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>';
    const { values } = await firstSheet(madeFile(data(row(1, cells)), { "xl/sharedStrings.xml": strings }));
    expect(values).toEqual([["研发 经费", "a&b\n1<", null, "内联"]]);
  });

  test("a file without styles and without a table of texts is read all the same", async () => {
    const sheet = await firstSheet(madeFile(data(row(1, '<c r="A1" s="7"><v>1</v></c>'))));
    expect([sheet.values, sheet.formats]).toEqual([[[1]], [["General"]]]);
  });

  test("macro sheets of the oldest Excel, of which newer ones leave only the name, are passed over", async () => {
    const more = {
      "xl/workbook.xml": workbookXml(
        '<sheets><sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/><sheet name="表" sheetId="1" r:id="rId1"/></sheets>',
      ),
    };
    const { sheets } = await snapshotOf(madeFile(data(row(1, '<c r="A1"><v>1</v></c>')), more));
    expect(sheets.map(({ name, values }) => [name, values])).toEqual([["表", [[1]]]]);
  });

  test("a workbook with nothing filled in has sheets without rows", async () => {
    const sheet = await firstSheet(madeFile('<sheetData><row r="3"><c r="A3" s="1"/></row></sheetData>'));
    expect([sheet.origin, sheet.values, sheet.formulas, sheet.formats]).toEqual([
      { row: 1, column: 1 },
      [],
      [],
      [],
    ]);
  });

  test("rows and cells without numbers follow each other", async () => {
    const inside = data(
      "<row><c><v>1</v></c><c><v>2</v></c></row>",
      '<row r="3"><c r="B3"><v>3</v></c><c><v>4</v></c></row>',
    );
    expect((await firstSheet(madeFile(inside))).values).toEqual([
      [1, 2, null],
      [null, null, null],
      [null, 3, 4],
    ]);
  });

  test("what stands under a merge is not read: nobody sees it", async () => {
    const cells =
      '<c r="A1"><v>1</v></c><c r="B1"><v>99</v></c><c r="C1"><f>B1</f><v>99</v></c><c r="D1"><v>4</v></c>';
    const sheet = await firstSheet(
      madeFile(`${data(row(1, cells))}<mergeCells><mergeCell ref="A1:C1"/></mergeCells>`),
    );
    expect([sheet.values, sheet.formulas]).toEqual([[[1, null, null, 4]], [[null, null, null, null]]]);
  });

  test("a shared formula reads in every cell as it stands there", async () => {
    const inside = data(
      row(
        1,
        '<c r="B1"><f t="shared" ref="B1:C2" si="0">A1*$A$1&amp;"A1"</f><v>1</v></c><c r="C1"><f t="shared" si="0"/><v>2</v></c>',
      ),
      row(2, '<c r="B2"><f t="shared" si="0"/><v>3</v></c><c r="C2"><f t="shared" si="0"/><v>4</v></c>'),
    );
    expect((await firstSheet(madeFile(inside))).formulas).toEqual([
      ['=A1*$A$1&"A1"', '=B1*$A$1&"A1"'],
      ['=A2*$A$1&"A1"', '=B2*$A$1&"A1"'],
    ]);
  });

  test("formulas keep their results, also none, an empty text and an error", async () => {
    const cells =
      '<c r="A1"><f>1/0</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="b"><f>1=1</f><v>1</v></c>';
    const { values, formulas } = await firstSheet(madeFile(data(row(1, cells))));
    expect(values).toEqual([[null, "", { error: "#DIV/0!" }, true]]);
    expect(formulas).toEqual([["=1/0", '=""', "=1/0", "=1=1"]]);
  });
});

describe("dates", () => {
  test("ISO dates of strict files become the serial numbers other files hold", async () => {
    const stored = ["2024-12-31", "1900-01-01T00:00:00", "1900-03-01T12:00:00Z", "T06:00:00"];
    const cells = stored.map((text, index) =>
      row(index + 1, `<c r="A${index + 1}" t="d"><v>${text}</v></c>`),
    );
    expect((await firstSheet(madeFile(data(...cells)))).values.flat()).toEqual([45657, 1, 61.5, 0.25]);
  });

  test("a workbook of the 1904 system says so", async () => {
    const book = workbookXml(
      '<workbookPr date1904="true"/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>',
    );
    const snapshot = await snapshotOf(
      madeFile(data(row(1, '<c r="A1" t="d"><v>2024-12-31</v></c>')), { "xl/workbook.xml": book }),
    );
    expect([snapshot.epoch, snapshot.sheets[0]?.values]).toEqual([1904, [[45657 - 1462]]]);
  });

  test("Chinese date formats that files name by number only are told", async () => {
    const styles = stylesXml(
      '<cellXfs><xf/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>',
    );
    const cells = [0, 1, 2, 3, 4]
      .map((style) => `<c r="${"ABCDE"[style]}1" s="${style}"><v>45657</v></c>`)
      .join("");
    const { formats } = await firstSheet(madeFile(data(row(1, cells)), { "xl/styles.xml": styles }));
    expect(formats).toEqual([["General", 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', "yyyy/m/d", "General"]]);
  });
});

describe("files of other programs", () => {
  test("General is General in capitals too", async () => {
    const styles = stylesXml(
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="GENERAL"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>',
    );
    const file = madeFile(data(row(1, '<c r="A1" s="0"><v>1</v></c>')), { "xl/styles.xml": styles });
    expect((await firstSheet(file)).formats).toEqual([["General"]]);
  });

  test("LibreOffice's true and false are understood", async () => {
    const inside = `<cols><col min="2" max="2" hidden="true"/><col min="3" max="3" hidden="false"/></cols>${data(
      '<row r="1" hidden="false"><c r="A1"><v>1</v></c><c r="C1" t="b"><v>true</v></c></row>',
      '<row r="2" hidden="true"><c r="A2"><v>2</v></c></row>',
    )}<sheetProtection sheet="true" objects="true"/>`;
    const sheet = await firstSheet(madeFile(inside));
    expect([sheet.hiddenRows, sheet.hiddenColumns, sheet.protected, sheet.values[0]?.[2]]).toEqual([
      [2],
      [2],
      true,
      true,
    ]);
  });

  test("elements with a prefix, in a strict file in UTF-16", async () => {
    const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const parts = madeParts("", {
      "_rels/.rels": relationships({ rId1: ["officeDocument", "/xl/workbook.xml"] }, office),
      "xl/workbook.xml": `<x:workbook xmlns:x="${main}" xmlns:rel="${office}"><x:sheets><x:sheet name="表 &amp; 一" sheetId="3" rel:id="R9"/></x:sheets></x:workbook>`,
      "xl/_rels/workbook.xml.rels": relationships(
        { R9: ["worksheet", "../xl/./worksheets/SHEET1.xml"] },
        office,
      ),
    });
    const sheet = `<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="${main}"><!-- <x:row> --><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[<乙>]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...sheet].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    const bytes = zipSync({ ...unzipSync(zipParts(parts)), "xl/worksheets/sheet1.xml": utf16 });
    const [read] = (await snapshotOf(bytes)).sheets;
    expect([read?.name, read?.values]).toEqual(["表 & 一", [["<乙>"]]]);
  });

  test("a validation over the whole sheet does not matter", async () => {
    const rule =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>';
    expect((await firstSheet(madeFile(data(row(1, '<c r="A1"><v>1</v></c>')) + rule))).values).toEqual([[1]]);
  });

  test("formatted empty cells down to the last row do not count as used", async () => {
    const blank = Array.from({ length: 60_000 }, (_, index) =>
      row(index + 2, `<c r="A${index + 2}" s="1"/>`),
    ).join("");
    const last = `<row r="${LAST_ROW}" s="1" customFormat="1"><c r="XFD${LAST_ROW}" s="1"/></row>`;
    const inside = `<cols><col min="1" max="16384" style="1" hidden="1"/></cols>${data(row(1, '<c r="A1"><v>1</v></c><c r="B1" s="1"/>'), blank, last)}`;
    const styles = stylesXml('<cellXfs><xf/><xf numFmtId="9"/></cellXfs>');
    const sheet = await firstSheet(madeFile(inside, { "xl/styles.xml": styles }));
    expect([sheet.values, sheet.formats, sheet.hiddenColumns]).toEqual([[[1]], [["General"]], [1]]);
  });

  test("a cell the file does not list has the format of its row, else of its column", async () => {
    const inside = `<cols><col min="2" max="2" style="1"/></cols>${data(
      row(1, '<c r="A1"><v>1</v></c><c r="C1"><v>1</v></c>'),
      '<row r="2" s="2" customFormat="1"><c r="A2"><v>2</v></c></row>',
      '<row r="3" s="2"><c r="A3"><v>2</v></c></row>',
    )}`;
    const styles = stylesXml('<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="49"/></cellXfs>');
    expect((await firstSheet(madeFile(inside, { "xl/styles.xml": styles }))).formats).toEqual([
      ["General", "0%", "General"],
      ["General", "@", "@"],
      ["General", "0%", "General"],
    ]);
  });

  test("only names of the whole workbook that stand for one fixed range are told", async () => {
    const names: [string, string, string][] = [
      ["ONE", "", "Sheet1!$B$2"],
      ["AREA", "", "'Sheet1'!$A$1:$C$3"],
      ["CASE", "", "SHEET1!$A$1"],
      ["LOCAL", ' localSheetId="0"', "Sheet1!$B$2"],
      ["MOVING", "", "Sheet1!B2"],
      ["BROKEN", "", "Sheet1!#REF!"],
      ["GONE", "", "Other!$A$1"],
      ["CONSTANT", "", "3.14"],
      ["TWO", "", "Sheet1!$A$1,Sheet1!$B$1"],
      ["_xlnm.Print_Area", "", "Sheet1!$A$1"],
    ];
    const list = names.map(
      ([name, local, formula]) => `<definedName name="${name}"${local}>${formula}</definedName>`,
    );
    const book = workbookXml(
      `<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames>${list.join("")}</definedNames>`,
    );
    const snapshot = await snapshotOf(
      madeFile(data(row(1, '<c r="A1"><v>1</v></c>')), { "xl/workbook.xml": book }),
    );
    expect(snapshot.names).toEqual([
      { name: "ONE", sheet: "Sheet1", range: { top: 2, left: 2, bottom: 2, right: 2 } },
      { name: "AREA", sheet: "Sheet1", range: { top: 1, left: 1, bottom: 3, right: 3 } },
      { name: "CASE", sheet: "Sheet1", range: { top: 1, left: 1, bottom: 1, right: 1 } },
    ]);
  });
});

describe("archives of other programs", () => {
  const parts = madeParts(sheetXml(data(row(1, '<c r="A1"><v>5</v></c>'))));

  test("entries stored without compression and folders are read", async () => {
    const stored = zipSync(
      {
        ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
        "xl/": new Uint8Array(),
      },
      { level: 0 },
    );
    expect((await firstSheet(stored)).values).toEqual([[5]]);
  });

  test("sizes in the wide form (zip64) are read", async () => {
    const bytes = widened(zipParts(parts));
    expect((await firstSheet(bytes)).values).toEqual([[5]]);
  });
});

/** The same archive with the sizes of its first entry and the place of its directory in zip64 form. */
function widened(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = bytes.length - 22;
  const [count, size, offset] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  const nameEnd = offset + 46 + view.getUint16(offset + 28, true);
  const extra = new Uint8Array(20);
  const wide = new DataView(extra.buffer);
  wide.setUint16(0, 1, true);
  wide.setUint16(2, 16, true);
  wide.setBigUint64(4, BigInt(view.getUint32(offset + 24, true)), true);
  wide.setBigUint64(12, BigInt(view.getUint32(offset + 20, true)), true);
  view.setUint32(offset + 20, 0xff_ff_ff_ff, true);
  view.setUint32(offset + 24, 0xff_ff_ff_ff, true);
  view.setUint16(offset + 30, extra.length, true);
  const record = new Uint8Array(56 + 20 + 22);
  const tail = new DataView(record.buffer);
  const recordAt = offset + size + extra.length;
  tail.setUint32(0, 0x06_06_4b_50, true);
  tail.setBigUint64(4, 44n, true);
  tail.setBigUint64(32, BigInt(count), true);
  tail.setBigUint64(40, BigInt(size + extra.length), true);
  tail.setBigUint64(48, BigInt(offset), true);
  tail.setUint32(56, 0x07_06_4b_50, true);
  tail.setBigUint64(64, BigInt(recordAt), true);
  tail.setUint32(76, 0x06_05_4b_50, true);
  tail.setUint16(76 + 8, 0xff_ff, true);
  tail.setUint16(76 + 10, 0xff_ff, true);
  tail.setUint32(76 + 12, 0xff_ff_ff_ff, true);
  tail.setUint32(76 + 16, 0xff_ff_ff_ff, true);
  return new Uint8Array([
    ...bytes.subarray(0, nameEnd),
    ...extra,
    ...bytes.subarray(nameEnd, end),
    ...record,
  ]);
}
