import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { LAST_COLUMN, LAST_ROW } from "../../../addin/host/file/sheet/scan-sheet.ts";
import { madeFile, madeParts, relationships, sheetXml, workbookXml, zipParts } from "./made-package.ts";
import { oleFile } from "./ole-bytes.ts";
import { open, refusalOf } from "./opened.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const rows = (...inside: string[]) => `<sheetData>${inside.join("")}</sheetData>`;
const cell = '<row r="1"><c r="A1"><v>1</v></c></row>';
const code = async (bytes: Uint8Array, fileName?: string) =>
  (await refusalOf(bytes, fileName === undefined ? {} : { fileName })).code;

describe("files of other kinds are named for what they are", () => {
  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "empty"],
    ["a PDF", strToU8("%PDF-1.7 …"), "pdf"],
    ["a web page named .xls", strToU8("<html xmlns:x='urn:x'><table><tr><td>1"), "html"],
    [
      "an XML spreadsheet of 2003",
      strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      "xml-2003",
    ],
    ["text with commas", strToU8("指标,数值\n研发经费,46.7"), "text"],
    ["bytes of anything", new Uint8Array([0, 1, 2, 254, 255, 7]), "unknown"],
    ["a zip of other files", zipSync({ "readme.txt": strToU8("x") }), "zip"],
    [
      "an OpenDocument spreadsheet",
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
        "content.xml": strToU8("<x/>"),
      }),
      "ods",
    ],
    [
      "a binary workbook",
      zipParts({ "_rels/.rels": relationships({ rId1: ["officeDocument", "xl/workbook.bin"] }) }),
      "xlsb",
    ],
    [
      "a text document",
      zipParts({
        "_rels/.rels": relationships({ rId1: ["officeDocument", "word/document.xml"] }),
        "word/document.xml": "<w:document xmlns:w='w'/>",
      }),
      "zip",
    ],
    ["a text document of the old format", oleFile(["WordDocument"]), "ole"],
  ])("%s", async (_what, bytes, format) => {
    expect(await refusalOf(bytes)).toEqual({ code: "not-a-workbook", detail: { format } });
  });

  test("an old workbook is told by its stream", async () => {
    expect(await code(oleFile(["Workbook"]))).toBe("legacy-xls");
    expect(await code(oleFile(["Book"]), "1998.xls")).toBe("legacy-xls");
  });

  test("a WPS workbook is told by its name or by its class", async () => {
    expect(await code(oleFile(["Workbook"]), "报表.et")).toBe("kingsoft-et");
    expect(await code(oleFile(["Workbook"], "KINGSOFT"))).toBe("kingsoft-et");
  });

  test("a workbook with a password to open is told by its streams", async () => {
    expect(await code(oleFile(["EncryptionInfo", "EncryptedPackage"]))).toBe("encrypted");
    expect(await code(oleFile(["EncryptedPackage"]), "报表.et")).toBe("encrypted");
  });

  test("a zip whose parts are encrypted is told", async () => {
    const bytes = madeFile(rows(cell));
    const flags = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (flags.getUint32(at, true) === 0x02_01_4b_50) flags.setUint16(at + 8, 1, true);
    }
    expect(await code(bytes)).toBe("encrypted");
  });

  test("a file that holds only charts has no cells", async () => {
    const parts = madeParts("", {
      "xl/_rels/workbook.xml.rels": relationships({ rId1: ["chartsheet", "chartsheets/sheet1.xml"] }),
      "xl/chartsheets/sheet1.xml": "<chartsheet/>",
    });
    expect(await code(zipParts(parts))).toBe("no-cells");
  });
});

describe("files over a limit are refused before they cost anything", () => {
  const zeros = (megabytes: number) =>
    zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(megabytes << 20) });

  test("a bomb of 300 MB in 300 kB is refused by what its directory says", async () => {
    const bomb = zeros(300);
    expect(bomb.length).toBeLessThan(400_000);
    expect(await refusalOf(bomb)).toEqual({ code: "too-large", detail: { size: "300 MB > 200 MB" } });
  });

  test("a bomb that stays under the size limit is refused by its ratio", async () => {
    expect(await refusalOf(zeros(60))).toEqual({ code: "too-large", detail: { size: "60 MB : 1 MB" } });
  });

  test("a bomb whose directory lies about its size is stopped while it unzips", async () => {
    const parts = Object.fromEntries(
      Object.entries(madeParts(sheetXml(rows(cell)))).map(([name, text]) => [name, strToU8(text)]),
    );
    const bytes = zipSync({ ...parts, "xl/worksheets/sheet1.xml": new Uint8Array(100 << 20) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02_01_4b_50 && view.getUint32(at + 24, true) === 100 << 20) {
        view.setUint32(at + 24, 1000, true);
      }
    }
    expect(await refusalOf(bytes)).toEqual({
      code: "damaged",
      detail: { part: "xl/worksheets/sheet1.xml", reason: "size" },
    });
  });

  test("a file above the limit of bytes, of parts, of cells", async () => {
    const bytes = madeFile(rows(cell, `<row r="9"><c r="C9"><v>2</v></c></row>`));
    const refused = async (limits: { fileBytes?: number; parts?: number; cells?: number }) =>
      refusalOf(bytes, { limits });
    expect(await refused({ fileBytes: 0 })).toEqual({ code: "too-large", detail: { size: "1 MB > 0 MB" } });
    expect(await refused({ parts: 3 })).toEqual({ code: "too-large", detail: { size: "5 > 3" } });
    expect(await refused({ cells: 26 })).toEqual({
      code: "too-large",
      detail: { sheet: "Sheet1", size: "9 × 3 > 26" },
    });
    expect((await (await open(bytes, { limits: { cells: 27 } })).snapshot()).ok).toBe(true);
  });

  test("two cells at opposite corners of the sheet are no reason to hang", async () => {
    const far = `<row r="${LAST_ROW}"><c r="XFD${LAST_ROW}"><v>2</v></c></row>`;
    expect(await refusalOf(madeFile(rows(cell, far)))).toEqual({
      code: "too-large",
      detail: { sheet: "Sheet1", size: `${LAST_ROW} × ${LAST_COLUMN} > 2000000` },
    });
  });
});

describe("a file whose parts do not hold together is damaged", () => {
  const whole = madeParts(sheetXml(rows(cell)));
  const without = (part: string) =>
    zipParts(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== part)));

  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ["cut off at its end", async () => (await sampleWorkbook()).slice(0, 4000)],
    ["without its first list", () => without("_rels/.rels")],
    ["without the workbook part", () => without("xl/workbook.xml")],
    ["without the list of its sheets", () => without("xl/_rels/workbook.xml.rels")],
    ["without a sheet it lists", () => without("xl/worksheets/sheet1.xml")],
    [
      "with a sheet cut off",
      () => zipParts({ ...whole, "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row" }),
    ],
    [
      "with a value that is not closed",
      () => madeFile(rows('<row r="1"><c r="A1" t="str"><v>1</c><c r="B1" t="str"><v>2</v></v></c></row>')),
    ],
    [
      "with a document type, which may hold a bomb",
      () => zipParts({ ...whole, "xl/workbook.xml": `<!DOCTYPE x>${workbookXml("")}` }),
    ],
    [
      "with a text number its table of texts has not",
      () => madeFile(rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')),
    ],
    ["with a number that is none", () => madeFile(rows('<row r="1"><c r="A1"><v>12,5</v></c></row>'))],
    ["with a number beyond all bounds", () => madeFile(rows('<row r="1"><c r="A1"><v>1E999</v></c></row>'))],
    [
      "with a truth value that is none",
      () => madeFile(rows('<row r="1"><c r="A1" t="b"><v>yes</v></c></row>')),
    ],
    [
      "with a type of cell nobody knows",
      () => madeFile(rows('<row r="1"><c r="A1" t="q"><v>1</v></c></row>')),
    ],
    [
      "with a cell that stands twice",
      () => madeFile(rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
    ],
    ["with a row that stands twice", () => madeFile(rows(cell, cell))],
    ["with a cell in the wrong row", () => madeFile(rows('<row r="1"><c r="A2"><v>1</v></c></row>'))],
    ["with a cell outside the sheet", () => madeFile(rows('<row r="1"><c r="XFE1"><v>1</v></c></row>'))],
    [
      "with text in no known encoding",
      () => zipSync({ ...bytesOf(whole), "xl/workbook.xml": new Uint8Array([0x3c, 0xb1, 0xa8]) }),
    ],
    [
      "with two sheets of one name",
      () =>
        zipParts({
          ...whole,
          "xl/workbook.xml": workbookXml(
            '<sheets><sheet name="a" sheetId="1" r:id="rId1"/><sheet name="A" sheetId="2" r:id="rId1"/></sheets>',
          ),
        }),
    ],
  ])("%s", async (_what, make) => {
    expect((await refusalOf(await make())).code).toBe("damaged");
  });

  test("with one bit of a sheet turned over", async () => {
    const bytes = zipSync(bytesOf(whole), { level: 0 });
    const sheetAt = new TextDecoder("latin1").decode(bytes).indexOf("<v>1</v>");
    bytes[sheetAt + 3] = 0x32;
    expect(await refusalOf(bytes)).toEqual({
      code: "damaged",
      detail: { part: "xl/worksheets/sheet1.xml", reason: "checksum" },
    });
  });

  test("with merges that lie over each other many times", async () => {
    const merges = '<mergeCell ref="A1:C3"/>'.repeat(2);
    const inside = `${rows(cell, '<row r="3"><c r="C3"><v>1</v></c></row>')}<mergeCells>${merges}</mergeCells>`;
    expect((await refusalOf(madeFile(inside))).detail).toEqual({
      part: "xl/worksheets/sheet1.xml",
      reason: "merges-overlap",
    });
  });
});

const bytesOf = (parts: Record<string, string>) =>
  Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
