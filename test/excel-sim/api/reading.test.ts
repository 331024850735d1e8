import { beforeEach, expect, test } from "vitest";
import { sampleWorkbook } from "../../addin/host/sample-workbook.ts";
import { loadOffice } from "../node/load-office.ts";
import { openSimulatedWorkbook } from "../workbook/open-workbook.ts";

const excel = await loadOffice();

beforeEach(async () => {
  const bytes = await sampleWorkbook((workbook) => {
    const other = workbook.addWorksheet("2024 年报");
    other.getCell("B2").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFF0000" } };
  });
  excel.open(await openSimulatedWorkbook(bytes));
});

test("one sync tells all sheets with their used ranges, values only", async () => {
  const seen = await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name,items/visibility,items/id,items/protection/protected");
    await context.sync();
    const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("address"));
    await context.sync();
    return worksheets.items.map((sheet, index) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      id: sheet.id,
      protected: sheet.protection.protected,
      used: used[index]?.isNullObject ? null : used[index]?.address,
    }));
  });
  const sheet = (number: number, name: string, visibility: string, used: string | null) => ({
    name,
    visibility,
    id: `{00000000-0001-0000-0${number}00-000000000000}`,
    protected: false,
    used,
  });
  expect(seen).toEqual([
    sheet(0, "年报表", "Visible", "年报表!B2:D5"),
    sheet(1, "_zhibao", "VeryHidden", "_zhibao!A1:B1"),
    sheet(2, "备用", "Hidden", null),
    sheet(3, "2024 年报", "Visible", null),
  ]);
});

test("a range gives values, formulas, formats and types in the shapes of Excel", async () => {
  const seen = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("年报表").getUsedRange(true);
    range.load("values,formulas,numberFormat,valueTypes,rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const { values, formulas, numberFormat, valueTypes } = range;
    return { values, formulas, numberFormat, valueTypes, size: [range.rowCount, range.columnCount] };
  });
  expect(seen).toEqual({
    values: [
      ["科技创新指标", "", ""],
      ["研发经费 ", 12345.678, 0.0301],
      [45657, true, "#N/A"],
      ["", 24691.356, ""],
    ],
    formulas: [
      ["科技创新指标", "", ""],
      ["研发经费 ", 12345.678, 0.0301],
      [45657, true, "#N/A"],
      ["", "=C3*2", ""],
    ],
    numberFormat: [
      ["General", "General", "General"],
      ["General", "#,##0.00", "0.00%"],
      ["yyyy-mm-dd", "General", "General"],
      ["General", "0.0", "@"],
    ],
    valueTypes: [
      ["String", "Empty", "Empty"],
      ["String", "Double", "Double"],
      ["Double", "Boolean", "Error"],
      ["Empty", "Double", "Empty"],
    ],
    size: [4, 3],
  });
});

test("merges, names, selection, the date system and quoted sheet names are told", async () => {
  const seen = await Excel.run(async (context) => {
    const { workbook } = context;
    const sheet = workbook.worksheets.getItem("年报表");
    const merged = sheet.getRange("A1:Z9").getMergedAreasOrNullObject().load("address");
    const none = sheet.getRange("A7").getMergedAreasOrNullObject();
    workbook.names.load("items/name,items/type,items/value,items/formula");
    const missing = workbook.names.getItemOrNullObject("ZB_NONE");
    const behind = missing.getRangeOrNullObject();
    const bound = workbook.names.getItem("ZB_ORG").getRange().load("values");
    const selected = workbook.getSelectedRange().load("address");
    const styled = workbook.worksheets.getItem("2024 年报").getUsedRange().load("address");
    const day = workbook.functions.date(2024, 12, 31).load("value");
    await context.sync();
    return {
      merged: merged.address,
      none: none.isNullObject,
      names: workbook.names.items.map(({ name, type, value, formula }) => ({ name, type, value, formula })),
      missing: [missing.isNullObject, behind.isNullObject],
      bound: bound.values,
      selected: selected.address,
      styled: styled.address,
      day: day.value,
    };
  });
  expect(seen).toEqual({
    merged: "年报表!B2:D2",
    none: true,
    names: [{ name: "ZB_ORG", type: "Range", value: "_zhibao!$B$1", formula: "=_zhibao!$B$1" }],
    missing: [true, true],
    bound: [["330483"]],
    selected: "年报表!A1",
    styled: "'2024 年报'!B2",
    day: 45657,
  });
});

test("parts of ranges are counted from 0, and what lies beside them is refused", async () => {
  const addresses = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("年报表").getRange("B2:D5");
    const parts = [
      range.getCell(9, 0),
      range.getRow(3),
      range.getColumn(1),
      range.getEntireRow(),
      range.getEntireColumn(),
      range.getOffsetRange(1, 1),
      range.getAbsoluteResizedRange(1, 2),
      range.getBoundingRect("F9"),
      range.getIntersectionOrNullObject("C4:Z9"),
      range.getIntersectionOrNullObject("Z9"),
    ];
    for (const part of parts) part.load("address");
    await context.sync();
    return parts.map((part) => (part.isNullObject ? null : part.address.replace("年报表!", "")));
  });
  expect(addresses).toEqual([
    "B11",
    "B5:D5",
    "C2:C5",
    "2:5",
    "B:D",
    "C3:E6",
    "B2:C2",
    "B2:F9",
    "C4:D5",
    null,
  ]);
  const refused = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("年报表").getRange("B2:D5").getRow(4).load("address");
    await context.sync();
  });
  await expect(refused).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("what is not there is ItemNotFound, and every answer was modelled", async () => {
  const missing = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("没有").load("name");
    await context.sync();
  });
  await expect(missing).rejects.toMatchObject({ code: "ItemNotFound" });
  expect(excel.refusals.entries).toEqual([]);
});
