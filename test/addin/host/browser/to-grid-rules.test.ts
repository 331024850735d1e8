import ExcelJS from "@mui/x-internal-exceljs-fork";
import { describe, expect, test } from "vitest";
import { authorWorkbook } from "../../../../addin/host/file/author-workbook.ts";
import { madeFile, relationships, sheetXml, stylesXml } from "../made-package.ts";
import { peerPlan } from "../peer-plan.ts";
import { gridded, resourceOf } from "./gridded.ts";

const validations = async (rules: string, cells = '<row r="1"><c r="A1"><v>1</v></c></row>', behind = "") => {
  const grid = await gridded(
    madeFile(`<sheetData>${cells}</sheetData>${behind}<dataValidations>${rules}</dataValidations>`, {
      "xl/workbook.xml": sheetBook,
    }),
  );
  return resourceOf(grid, "SHEET_DATA_VALIDATION_PLUGIN")["sheet-1"];
};

const sheetBook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="选项">Sheet1!$H$1:$H$3</definedName></definedNames></workbook>`;
const at = (row: number, column: number, endRow = row, endColumn = column) => ({
  startRow: row,
  startColumn: column,
  endRow,
  endColumn,
});
/** What a rule has whose file says nothing of errors. */
const mild = { allowBlank: false, errorStyle: 0, showErrorMessage: false };

describe("rules for input", () => {
  test("numbers, lengths and own formulas", async () => {
    expect(
      await validations(
        `<dataValidation type="whole" operator="greaterThan" allowBlank="1" showErrorMessage="1" errorTitle="错" error="请填整数" sqref="A1"><formula1>0</formula1></dataValidation>
         <dataValidation type="decimal" showErrorMessage="true" errorStyle="warning" error="看一下" sqref="A2:A3 C2"><formula1>B2*0.9</formula1><formula2>100</formula2></dataValidation>
         <dataValidation type="textLength" operator="lessThanOrEqual" sqref="A4"><formula1>20</formula1></dataValidation>
         <dataValidation type="custom" sqref="A5:A9"><formula1>ISNUMBER(A5)</formula1></dataValidation>`,
      ),
    ).toEqual([
      {
        uid: "sheet-1-validation-0",
        type: "whole",
        operator: "greaterThan",
        formula1: "0",
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 1,
        errorTitle: "错",
        error: "请填整数",
        ranges: [at(0, 0)],
      },
      {
        uid: "sheet-1-validation-1",
        type: "decimal",
        operator: "between",
        formula1: "=B2*0.9",
        formula2: "100",
        allowBlank: false,
        showErrorMessage: true,
        errorStyle: 2,
        error: "看一下",
        ranges: [at(1, 0, 2, 0), at(1, 2)],
      },
      {
        uid: "sheet-1-validation-2",
        ...mild,
        type: "textLength",
        operator: "lessThanOrEqual",
        formula1: "20",
        ranges: [at(3, 0)],
      },
      {
        uid: "sheet-1-validation-3",
        ...mild,
        type: "custom",
        formula1: "=ISNUMBER(A5)",
        ranges: [at(4, 0, 8, 0)],
      },
    ]);
  });

  test("lists of words, of a range and of a name, with and without arrow, old and new spelling", async () => {
    const rules = await validations(
      `<dataValidation type="list" sqref="A1"><formula1>"是,否,""其他"""</formula1></dataValidation>
       <dataValidation type="list" showDropDown="1" sqref="A2"><formula1>$H$1:$H$3</formula1></dataValidation>
       <dataValidation type="list" sqref="A3"><formula1>选项</formula1></dataValidation></dataValidations>
       <extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>'表 二'!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>A4 B4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst><dataValidations>`,
    );
    expect(rules).toMatchObject([
      { type: "list", formula1: '是,否,"其他"', renderMode: 1, ranges: [at(0, 0)] },
      { type: "list", formula1: "=$H$1:$H$3", renderMode: 0, ranges: [at(1, 0)] },
      { type: "list", formula1: "=Sheet1!$H$1:$H$3", renderMode: 1, ranges: [at(2, 0)] },
      { type: "list", formula1: "='表 二'!$A$1:$A$9", renderMode: 1, ranges: [at(3, 0), at(3, 1)] },
    ]);
  });

  test("a date is judged by its number, not by the text that is shown", async () => {
    expect(
      await validations(
        `<dataValidation type="date" sqref="C5:C6"><formula1>32874</formula1><formula2>73415</formula2></dataValidation>
         <dataValidation type="date" operator="lessThan" sqref="D5"><formula1>C5</formula1></dataValidation>`,
      ),
    ).toMatchObject([
      { type: "custom", formula1: "=AND(ISNUMBER(C5),C5>=32874,C5<=73415)", ranges: [at(4, 2, 5, 2)] },
      { type: "custom", formula1: "=AND(ISNUMBER(D5),D5<C5)", ranges: [at(4, 3)] },
    ]);
  });

  test("rules that differ in their message only are one; what refers to a cell is read from its own place", async () => {
    const rule = (cell: string, formula: string) =>
      `<dataValidation type="custom" showInputMessage="1" prompt="${cell}" sqref="${cell}"><formula1>${formula}</formula1></dataValidation>`;
    expect(
      await validations(rule("B7", "B7&gt;$A$1") + rule("B2", "B2&gt;$A$1") + rule("C3", "B3&gt;$A$1")),
    ).toMatchObject([
      { formula1: "=B2>$A$1", ranges: [at(1, 1), at(6, 1)] },
      { formula1: "=B3>$A$1", ranges: [at(2, 2)] },
    ]);
  });

  test("a rule on a merged cell covers the merge", async () => {
    expect(
      await validations(
        '<dataValidation type="whole" sqref="A1"><formula1>1</formula1><formula2>2</formula2></dataValidation>',
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
      ),
    ).toMatchObject([{ ranges: [at(0, 0, 1, 2)] }]);
  });

  test("messages are told for the cells that ask, line breaks kept", async () => {
    const plan = peerPlan([["桐乡", 1]], {
      validations: [
        {
          range: { top: 3, left: 3, bottom: 4, right: 3 },
          rule: { kind: "any" },
          prompt: { title: "备注", text: "写原因\n不超过50字" },
        },
      ],
    });
    const grid = await gridded(await authorWorkbook({ title: "", sheets: [plan] }));
    const message = (sheet: string, row: number) =>
      grid.inputMessages({ sheet, address: { row, column: 3 } });
    expect([message("同级对比", 4), message("同级对比", 5), message("别的", 4)]).toEqual([
      { title: "备注", text: "写原因\n不超过50字" },
      null,
      null,
    ]);
    expect(resourceOf(grid, "SHEET_DATA_VALIDATION_PLUGIN")).toEqual({ "sheet-1": [] });
  });
});

test("conditional formats: comparisons, formulas, bars and scales in their rank; others stay in the file", async () => {
  const rule = (attributes: string, inside: string) => `<cfRule ${attributes}>${inside}</cfRule>`;
  const grid = await gridded(
    madeFile(
      `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>
       <conditionalFormatting sqref="B2:B9">${rule('type="cellIs" dxfId="0" priority="3" operator="lessThan"', "<formula>60</formula>")}${rule('type="cellIs" dxfId="0" priority="2" operator="between"', "<formula>1</formula><formula>$A$1</formula>")}</conditionalFormatting>
       <conditionalFormatting sqref="C2:C9 A2">${rule('type="expression" dxfId="1" priority="1" stopIfTrue="1"', "<formula>$B2=C2</formula>")}${rule('type="iconSet" priority="9"', '<iconSet><cfvo type="percent" val="0"/></iconSet>')}</conditionalFormatting>
       <conditionalFormatting sqref="D2:D9">${rule('type="dataBar" priority="4"', '<dataBar showValue="0"><cfvo type="min"/><cfvo type="num" val="90"/><color rgb="FF638EC6"/></dataBar>')}${rule('type="colorScale" priority="5"', '<colorScale><cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FFFFEB84"/><color rgb="FF63BE7B"/></colorScale>')}</conditionalFormatting>`,
      {
        "xl/styles.xml": stylesXml(
          '<cellXfs><xf/></cellXfs><dxfs><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><i/></font></dxf></dxfs>',
        ),
      },
    ),
  );
  const red = { bl: 1, cl: { rgb: "#9C0006" }, bg: { rgb: "#FFC7CE" } };
  const highlight = (value: string, style: object) => ({
    type: "highlightCell",
    subType: "formula",
    value,
    style,
  });
  expect(resourceOf(grid, "SHEET_CONDITIONAL_FORMATTING_PLUGIN")).toEqual({
    "sheet-1": [
      { ranges: [at(1, 0), at(1, 2, 8, 2)], stopIfTrue: true, rule: highlight("=$B2=A2", { it: 1 }) },
      { ranges: [at(1, 1, 8, 1)], stopIfTrue: false, rule: highlight("=AND(B2>=(1),B2<=($A$1))", red) },
      { ranges: [at(1, 1, 8, 1)], stopIfTrue: false, rule: highlight("=B2<(60)", red) },
      {
        ranges: [at(1, 3, 8, 3)],
        stopIfTrue: false,
        rule: {
          type: "dataBar",
          isShowValue: false,
          config: {
            min: { type: "min" },
            max: { type: "num", value: 90 },
            isGradient: true,
            positiveColor: "#638EC6",
            nativeColor: "#FF0000",
          },
        },
      },
      {
        ranges: [at(1, 3, 8, 3)],
        stopIfTrue: false,
        rule: {
          type: "colorScale",
          config: [
            { index: 0, color: "#F8696B", value: { type: "min" } },
            { index: 1, color: "#FFEB84", value: { type: "percentile", value: 50 } },
            { index: 2, color: "#63BE7B", value: { type: "max" } },
          ],
        },
      },
    ].map((format, index) => ({ cfId: `sheet-1-format-${index}`, ...format })),
  });
});

test("notes stand on their cells", async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("表").getCell("B2").note = {
    texts: [{ font: { bold: true }, text: "口径：\n" }, { text: "全社会" }],
  };
  const grid = await gridded(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(resourceOf(grid, "SHEET_NOTE_PLUGIN")).toMatchObject({
    "sheet-1": { 1: { 1: { row: 1, col: 1, note: "口径：\n全社会", show: false } } },
  });
});

describe("what takes no input", () => {
  const styles = stylesXml(
    '<cellXfs><xf/><xf><protection locked="false"/></xf><xf><protection hidden="1"/></xf></cellXfs>',
  );
  const cells =
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2" s="1"/><c r="C2" s="1"/></row><row r="3"><c r="B3" s="1"/><c r="C3" s="2"/></row></sheetData>';

  test("a protected sheet is locked but for the cells that say otherwise", async () => {
    const grid = await gridded(
      madeFile(`${cells}<sheetProtection sheet="true"/>`, { "xl/styles.xml": styles }),
    );
    expect(grid.sheets.map(({ protected: guarded, locked }) => ({ guarded, locked }))).toEqual([
      {
        guarded: true,
        locked: [
          { top: 1, left: 1, bottom: 1, right: 15 },
          { top: 2, left: 4, bottom: 2, right: 15 },
          { top: 2, left: 1, bottom: 3, right: 1 },
          { top: 3, left: 3, bottom: 3, right: 15 },
          { top: 4, left: 1, bottom: 30, right: 15 },
        ],
      },
    ]);
  });

  test("a sheet without protection is open, whatever its cells say", async () => {
    const grid = await gridded(madeFile(cells, { "xl/styles.xml": styles }));
    expect(grid.sheets[0]).toMatchObject({ protected: false, locked: [] });
  });
});

test("a sheet of charts is left out and its neighbours keep their own rules", async () => {
  const grid = await gridded(
    madeFile("<sheetData/>", {
      "xl/workbook.xml": sheetBook.replace("<sheets>", '<sheets><sheet name="图" sheetId="2" r:id="rId9"/>'),
      "xl/_rels/workbook.xml.rels": relationships({
        rId1: ["worksheet", "worksheets/sheet1.xml"],
        rId9: ["chartsheet", "chartsheets/sheet1.xml"],
      }),
      "xl/chartsheets/sheet1.xml": sheetXml(""),
    }),
  );
  expect([grid.data.sheetOrder, grid.sheets.map(({ id, name }) => [id, name])]).toEqual([
    ["sheet-2"],
    [["sheet-2", "Sheet1"]],
  ]);
});
