import ExcelJS from "@mui/x-internal-exceljs-fork";
import { expect, test } from "vitest";
import { isDateFormat } from "../../../../addin/host/browser/convert/date-epoch.ts";
import { tinted } from "../../../../addin/host/browser/convert/tinted.ts";
import { madeFile, relationships, stylesXml } from "../made-package.ts";
import { cellOf, gridded, sheetOf, styleOf } from "./gridded.ts";

async function drawn(draw: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  draw(workbook.addWorksheet("表"));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test("fonts, fills, borders, alignment and number formats are those of the file", async () => {
  const grid = await gridded(
    await drawn((sheet) => {
      const cell = sheet.getCell("A1");
      cell.value = 0.0301;
      cell.numFmt = "0.00%";
      cell.font = {
        name: "宋体",
        size: 14,
        bold: true,
        italic: true,
        underline: true,
        strike: true,
        color: { argb: "FFC00000" },
      };
      cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFDDEBF7" } };
      cell.border = { top: { style: "thin" }, bottom: { style: "double", color: { argb: "FF00FF00" } } };
      cell.alignment = { horizontal: "right", vertical: "top", wrapText: true, indent: 2, textRotation: 45 };
      sheet.getCell("A2").alignment = { textRotation: "vertical" };
      sheet.getCell("A2").value = "竖";
      sheet.getCell("A3").alignment = { textRotation: -30 };
      sheet.getCell("A3").value = "斜";
    }),
  );
  expect(styleOf(grid, "表", "A1")).toEqual({
    ff: "宋体",
    fs: 14,
    bl: 1,
    it: 1,
    ul: { s: 1 },
    st: { s: 1 },
    cl: { rgb: "#C00000" },
    bg: { rgb: "#DDEBF7" },
    bd: { t: { s: 1, cl: { rgb: "#000000" } }, b: { s: 7, cl: { rgb: "#00FF00" } } },
    ht: 3,
    vt: 1,
    tb: 3,
    pd: { r: 18 },
    tr: { a: -45 },
    n: { pattern: "0.00%" },
  });
  expect([styleOf(grid, "表", "A2").tr, styleOf(grid, "表", "A3").tr]).toEqual([{ a: 0, v: 1 }, { a: 30 }]);
});

test("theme colours with their tint, numbered colours and patterns become plain colours", async () => {
  const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">
    <a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="EEEEEE"/></a:lt1>
    <a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>
    </a:clrScheme></a:themeElements></a:theme>`;
  const grid = await gridded(
    madeFile(
      `<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"/><c r="C1" s="3"/></row></sheetData>`,
      {
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId2: ["styles", "styles.xml"],
          rId3: ["theme", "theme/theme1.xml"],
        }),
        "xl/theme/theme1.xml": theme,
        "xl/styles.xml": stylesXml(`<fonts><font><sz val="12"/></font><font><color theme="1"/></font></fonts>
          <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5999938962981048"/></patternFill></fill>
          <fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill></fills>
          <borders><border/></borders>
          <cellXfs><xf/><xf fontId="1" fillId="1"/><xf fillId="2"/><xf fillId="3"/></cellXfs>`),
      },
    ),
  );
  expect(["A1", "B1", "C1"].map((at) => styleOf(grid, "Sheet1", at))).toEqual([
    { cl: { rgb: "#111111" }, bg: { rgb: "#B9CDE5" }, vt: 3 },
    { fs: 12, bg: { rgb: "#DFDFDF" }, vt: 3 },
    { fs: 12, bg: { rgb: "#FF0000" }, vt: 3 },
  ]);
});

test("a tint changes the luminance and keeps the hue, as Excel does", () => {
  // Excel's own palette for the accent 4472C4: lighter 80 %, 40 %, darker 25 %, 50 %.
  expect(
    [0.7999816888943144, 0.3999755851924192, -0.249977111117893, -0.499984740745262].map((tint) =>
      tinted("4472C4", tint),
    ),
  ).toEqual(["DAE3F3", "8FAADC", "2F5597", "203864"]);
  expect(tinted("FFFFFF", -0.15)).toBe("D9D9D9");
});

test("merges, sizes, hidden rows and columns, frozen panes, grid lines and the tab's colour", async () => {
  const sheet = sheetOf(
    await gridded(
      await drawn((draw) => {
        draw.getCell("A1").value = "标题";
        draw.mergeCells("A1:C1");
        draw.getColumn(1).width = 20;
        draw.getColumn(3).hidden = true;
        draw.getRow(1).height = 30;
        draw.getRow(2).hidden = true;
        draw.getCell("A2").value = 1;
        draw.views = [{ state: "frozen", xSplit: 1, ySplit: 2, showGridLines: false }];
        draw.properties.tabColor = { argb: "FF00B050" };
      }),
    ),
    "表",
  );
  const { mergeData, columnData, rowData, freeze, showGridlines, tabColor, rowCount, columnCount } = sheet;
  expect({ mergeData, columnData, rowData, freeze, showGridlines, tabColor, rowCount, columnCount }).toEqual({
    mergeData: [{ startRow: 0, endRow: 0, startColumn: 0, endColumn: 2 }],
    columnData: { 0: { w: 145 }, 2: { w: 68, hd: 1 } },
    rowData: { 0: { h: 40, ia: 0 }, 1: { hd: 1 } },
    freeze: { xSplit: 1, ySplit: 2, startRow: 2, startColumn: 1 },
    showGridlines: 0,
    tabColor: "#00B050",
    rowCount: 30,
    columnCount: 15,
  });
});

test("a row without a height of its own is high enough for its wrapped text, as programs make it on opening", async () => {
  const grid = await gridded(
    await drawn((sheet) => {
      sheet.getCell("A1").value = "十二个字要占三行的一段话";
      sheet.getCell("A1").font = { size: 12 };
      sheet.getCell("A2").value = "这一行不折行，不必更高";
      sheet.getCell("A3").value = "折了行也有自己的高度";
      for (const address of ["A1", "A3"]) sheet.getCell(address).alignment = { wrapText: true };
      sheet.getRow(3).height = 15;
      sheet.getColumn(1).width = 10;
    }),
  );
  // 12 letters of 16 pixels in 69: three lines of 22.4.
  expect(sheetOf(grid, "表").rowData).toEqual({ 0: { h: 68, ah: 68, ia: 1 }, 2: { h: 20, ia: 0 } });
});

test("empty cells look as their row or column does, cells behind a merge keep their borders", async () => {
  const grid = await gridded(
    madeFile(
      `<cols><col min="2" max="2" width="9" style="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2" s="2" customFormat="1"><c r="C2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>`,
      {
        "xl/styles.xml": stylesXml(
          '<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="49"/></cellXfs>',
        ),
      },
    ),
  );
  const styles = ["B1", "B2", "C2", "B3", "A3", "C3"].map((at) => cellOf(grid, "Sheet1", at)?.s);
  expect(styles).toEqual([undefined, "s2", "s0", "s1", "s0", undefined]);
});

test("a text with fonts of its own keeps them and its lines", async () => {
  const grid = await gridded(
    await drawn((sheet) => {
      sheet.getCell("A1").value = {
        richText: [{ text: "研发\n", font: { bold: true } }, { text: "经费 " }],
      };
    }),
  );
  const cell = cellOf(grid, "表", "A1");
  expect(cell?.v).toBe("研发\n经费 ");
  expect(cell?.p?.body).toMatchObject({
    dataStream: "研发\r经费 \r\n",
    textRuns: [
      { st: 0, ed: 3, ts: { bl: 1 } },
      { st: 3, ed: 6 },
    ],
    paragraphs: [{ startIndex: 2 }, { startIndex: 6 }],
  });
});

test("formats of dates are told from formats of amounts and hours", () => {
  const dates = ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "m/d", "mmm-yy", "[$-804]yyyy/m/d;@", "h:mm m/d", "mm"];
  const others = [
    "General",
    "0.00",
    '#,##0"万元"',
    "h:mm",
    "mm:ss",
    "[h]:mm:ss",
    '0"days"',
    "@",
    "[Red]0",
    "h:mm AM/PM",
  ];
  expect(dates.filter((format) => !isDateFormat(format))).toEqual([]);
  expect(others.filter(isDateFormat)).toEqual([]);
});
