import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sampleWorkbook } from "../../addin/host/sample-workbook.ts";
import { loadOffice } from "../node/load-office.ts";
import { Person } from "../protocol/person.ts";
import { type OpenedWorkbook, openSimulatedWorkbook } from "../workbook/open-workbook.ts";

const excel = await loadOffice();
let workbook: OpenedWorkbook;

beforeEach(async () => {
  workbook = await openSimulatedWorkbook(await sampleWorkbook());
  excel.open(workbook);
});

afterEach(() => expect(excel.refusals.entries).toEqual([]));

/** Does something on 年报表 in one sync. */
const onSheet = (act: (sheet: Excel.Worksheet) => void): Promise<void> =>
  Excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("年报表"));
    await context.sync();
  });

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "done",
    (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : error),
  );

/** What a cell holds after it was set, and how Excel then formats it. */
async function entered(value: unknown, format = "General") {
  let range: Excel.Range | undefined;
  await onSheet((sheet) => {
    range = sheet.getRange("H9");
    range.numberFormat = [[format]];
    range.values = [[value]];
    range.load("values,formulas,numberFormat,valueTypes");
  });
  return [
    range?.values[0]?.[0],
    range?.formulas[0]?.[0],
    range?.valueTypes[0]?.[0],
    range?.numberFormat[0]?.[0],
  ];
}

describe("what is set is taken as if it were typed", () => {
  test.each([
    [5, 5, "Double", "General"],
    ["5", 5, "Double", "General"],
    ["3%", 0.03, "Double", "0%"],
    ["1,234.50", 1234.5, "Double", "#,##0.00"],
    ["110101199003074518", 110101199003074000, "Double", "General"],
    ["2024-12-31", 45657, "Double", "yyyy/m/d"],
    ["1-2", 45659, "Double", 'm"月"d"日"'],
    ["true", true, "Boolean", "General"],
    ["#N/A", "#N/A", "Error", "General"],
    ["'=A1", "=A1", "String", "General"],
    ["'007", "007", "String", "General"],
    ["研发经费", "研发经费", "String", "General"],
    ["—", "—", "String", "General"],
    ["", "", "Empty", "General"],
  ])("%j", async (value, kept, type, format) => {
    expect(await entered(value)).toEqual([kept, kept, type, format]);
  });

  test("in a text cell everything is text", async () => {
    expect(await entered("007", "@")).toEqual(["007", "007", "String", "@"]);
    expect(await entered("=A1", "@")).toEqual(["=A1", "=A1", "String", "@"]);
    expect(await entered(12, "@")).toEqual(["12", "12", "String", "@"]);
  });

  test("formulas are not calculated; what only begins like one is refused or becomes one", async () => {
    expect(await entered("=SUM(A1:B2)")).toEqual([0, "=SUM(A1:B2)", "Double", "General"]);
    expect(await entered("-研发")).toEqual([0, "=-研发", "Double", "General"]);
    expect(await codeOf(entered("=见附件（二）"))).toBe("InvalidArgument");
    expect(await codeOf(entered("@某人"))).toBe("InvalidArgument");
  });

  test("null leaves a cell alone, a size that does not fit is refused, and no cell changes", async () => {
    await onSheet((sheet) => {
      sheet.getRange("B3:C3").values = [[null, 7]];
    });
    expect(await codeOf(onSheet((sheet) => (sheet.getRange("B3:C3").values = [[1, 2, 3]])))).toBe(
      "InvalidArgument",
    );
    expect(await codeOf(onSheet((sheet) => (sheet.getRange("B3:C3").values = [[1, "=("]])))).toBe(
      "InvalidArgument",
    );
    expect(workbook.book.sheet("年报表")?.cell({ row: 3, column: 2 }).value).toBe("研发经费 ");
    expect(workbook.book.sheet("年报表")?.cell({ row: 3, column: 3 }).value).toBe(7);
  });

  test("what is more than one call takes arrives in pieces, whole", async () => {
    const lines = Array.from({ length: 200 }, (_, row) =>
      Array.from({ length: 20 }, (_, column) => row * 20 + column),
    );
    await onSheet((sheet) => {
      sheet.getRange("F11").getAbsoluteResizedRange(200, 20).values = lines;
    });
    const sheet = workbook.book.sheet("年报表");
    expect(
      lines.map((line, row) =>
        line.map((_, column) => sheet?.cell({ row: row + 11, column: column + 6 }).value),
      ),
    ).toEqual(lines);
  });

  test("cells under a merge take nothing", async () => {
    await onSheet((sheet) => {
      sheet.getRange("B2:D2").values = [["标题", 1, 2]];
    });
    const sheet = workbook.book.sheet("年报表");
    expect([2, 3, 4].map((column) => sheet?.cell({ row: 2, column }).value)).toEqual(["标题", null, null]);
  });
});

describe("protection", () => {
  const write = () => onSheet((sheet) => (sheet.getRange("C3").values = [[1]]));
  const color = () => onSheet((sheet) => (sheet.getRange("C3").format.fill.color = "#FF0000"));
  const mark = () => onSheet((sheet) => sheet.getRange("C3").conditionalFormats.add("Custom"));
  const rule = () =>
    onSheet(
      (sheet) =>
        (sheet.getRange("C3").dataValidation.rule = { list: { inCellDropDown: true, source: "是,否" } }),
    );

  test("keeps locked cells; formatting goes where it is allowed, validation never", async () => {
    await onSheet((sheet) => sheet.protection.protect());
    expect([
      await codeOf(write()),
      await codeOf(color()),
      await codeOf(mark()),
      await codeOf(rule()),
    ]).toEqual(["AccessDenied", "AccessDenied", "AccessDenied", "AccessDenied"]);
    expect(await codeOf(onSheet((sheet) => sheet.protection.protect()))).toBe("AccessDenied");
    await onSheet((sheet) => {
      sheet.protection.unprotect();
      sheet.getRange("C3").format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true }, "geheim");
    });
    expect([
      await codeOf(write()),
      await codeOf(color()),
      await codeOf(mark()),
      await codeOf(rule()),
    ]).toEqual(["done", "done", "done", "AccessDenied"]);
    expect(await codeOf(onSheet((sheet) => sheet.protection.unprotect()))).toBe("AccessDenied");
  });

  test("of the structure forbids sheets to come, go, or change their names", async () => {
    workbook.book.structureLocked = true;
    const deeds = [
      (sheet: Excel.Worksheet) => void sheet.context.workbook.worksheets.add("新"),
      (sheet: Excel.Worksheet) => sheet.delete(),
      (sheet: Excel.Worksheet) => sheet.set({ name: "新" }),
      (sheet: Excel.Worksheet) => sheet.set({ visibility: "Hidden" }),
    ];
    const codes: unknown[] = [];
    for (const deed of deeds) codes.push(await codeOf(onSheet(deed)));
    expect(codes).toEqual(["AccessDenied", "AccessDenied", "AccessDenied", "AccessDenied"]);
  });

  test("a workbook opened to be read only takes nothing", async () => {
    excel.open(await openSimulatedWorkbook(await sampleWorkbook(), { readOnly: true }));
    expect([await codeOf(write()), await codeOf(color()), await codeOf(mark())]).toEqual([
      "AccessDenied",
      "AccessDenied",
      "AccessDenied",
    ]);
  });
});

describe("sheets", () => {
  test.each([
    ["年报表", "ItemAlreadyExists"],
    ["a/b", "InvalidArgument"],
    ["'a", "InvalidArgument"],
    ["名".repeat(32), "InvalidArgument"],
    ["名".repeat(31), "done"],
  ])("a new one called %s", async (name, code) => {
    expect(await codeOf(onSheet((sheet) => sheet.context.workbook.worksheets.add(name)))).toBe(code);
  });

  test("hidden ones do not come to the front, very hidden ones and the last visible one are not deleted", async () => {
    const on = (name: string, act: (sheet: Excel.Worksheet) => void) =>
      codeOf(onSheet((sheet) => act(sheet.context.workbook.worksheets.getItem(name))));
    expect([
      await on("备用", (sheet) => sheet.activate()),
      await on("备用", (sheet) => sheet.getRange("A1").select()),
      await on("_zhibao", (sheet) => sheet.delete()),
      await on("年报表", (sheet) => sheet.delete()),
      await on("年报表", (sheet) => sheet.set({ visibility: "Hidden" })),
      await on("备用", (sheet) => sheet.delete()),
    ]).toEqual([
      "InvalidOperation",
      "InvalidOperation",
      "InvalidOperation",
      "InvalidOperation",
      "InvalidOperation",
      "done",
    ]);
  });

  test("an added sheet is written and kept by its own id through a new name", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("同级对比");
      const range = sheet.getRange("A1:B1");
      range.values = [["单位", "值"]];
      sheet.tabColor = "#FF0000";
      sheet.showGridlines = false;
      sheet.freezePanes.freezeRows(1);
      await context.sync();
      sheet.name = "对比";
      sheet.load("name,position,tabColor,showGridlines");
      range.load("address,values");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      return [
        sheet.name,
        sheet.position,
        sheet.tabColor,
        sheet.showGridlines,
        range.address,
        range.values,
        frozen.address,
      ];
    });
    expect(seen).toEqual(["对比", 3, "#FF0000", false, "对比!A1:B1", [["单位", "值"]], "对比!1:1"]);
  });
});

describe("names", () => {
  test("stand for ranges, follow inserted rows and renamed sheets, and come once", async () => {
    await Excel.run(async (context) => {
      const { names } = context.workbook;
      const sheet = context.workbook.worksheets.getItem("年报表");
      names.add("ZB_AREA", sheet.getRange("B3:D5"), "注");
      names.add("ZB_NUMBER", "=12.5");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      sheet.name = "年报 2024";
      const area = names.getItem("ZB_AREA").load("formula,value,type,comment");
      const number = names.getItem("ZB_NUMBER").load("value,type");
      await context.sync();
      expect([area.formula, area.value, area.type, area.comment, number.value, number.type]).toEqual([
        "='年报 2024'!$B$5:$D$7",
        "'年报 2024'!$B$5:$D$7",
        "Range",
        "注",
        12.5,
        "Double",
      ]);
    });
    const add = (name: string, formula: string) =>
      codeOf(
        Excel.run(async (context) => {
          context.workbook.names.add(name, formula);
          await context.sync();
        }),
      );
    expect([
      await add("zb_area", "=1"),
      await add("A1", "=1"),
      await add("两 字", "=1"),
      await add("ZB_GONE", "=没有!$A$1"),
      await add("ZB_TEXT", "1"),
    ]).toEqual([
      "ItemAlreadyExists",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
    ]);
  });

  test("whose sheet is deleted lead nowhere", async () => {
    await onSheet((sheet) => {
      sheet.context.workbook.worksheets.getItem("_zhibao").visibility = "Hidden";
      sheet.context.workbook.worksheets.getItem("_zhibao").delete();
    });
    const seen = await Excel.run(async (context) => {
      const name = context.workbook.names.getItem("ZB_ORG").load("formula,type,value");
      const range = name.getRangeOrNullObject();
      await context.sync();
      return [name.formula, name.type, name.value, range.isNullObject];
    });
    expect(seen).toEqual(["=#REF!", "Error", "#REF!", true]);
  });
});

describe("looks", () => {
  test("are told as set, and as null where cells differ", async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("年报表");
      const range = sheet.getRange("B3:C4");
      const { font, fill } = range.format;
      font.bold = true;
      font.color = "#336699";
      fill.color = "yellow";
      range.format.horizontalAlignment = "Center";
      range.format.rowHeight = 30;
      range.format.borders.getItem("EdgeTop").style = "Continuous";
      await context.sync();
      const wide = sheet.getRange("B3:D4").format;
      wide.load("horizontalAlignment,rowHeight,font/bold,font/size,fill/color");
      range.format.load("horizontalAlignment,font/bold,font/color,fill/color");
      const above = sheet.getRange("B2").format.borders.getItem("EdgeBottom").load("style,weight");
      await context.sync();
      return {
        own: [range.format.horizontalAlignment, font.bold, font.color, fill.color],
        wide: [wide.horizontalAlignment, wide.rowHeight, wide.font.bold, wide.fill.color],
        above: [above.style, above.weight],
      };
    });
    expect(seen).toEqual({
      own: ["Center", true, "#336699", "#FFFF00"],
      wide: [null, 30, null, null],
      above: ["Continuous", "Thin"],
    });
  });

  test("of many cells are asked for together", async () => {
    await onSheet((sheet) => {
      sheet.getRange("C3").format.protection.locked = false;
    });
    const locked = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("年报表").getRange("B3:C3");
      const cells = range.getCellProperties({ address: true, format: { font: { bold: true } } });
      const rows = range.getRowProperties({ rowHidden: true });
      range.format.protection.load("locked");
      await context.sync();
      return [cells.value, rows.value, range.format.protection.locked];
    });
    expect(locked).toEqual([
      [
        [
          { address: "年报表!B3", format: { font: { bold: false } } },
          { address: "年报表!C3", format: { font: { bold: false } } },
        ],
      ],
      [{ rowHidden: false }],
      null,
    ]);
  });
});

describe("conditional formats and validation", () => {
  test("are found again by id, touch the cells they were given, and shrink with what is cleared", async () => {
    const id = await Excel.run(async (context) => {
      const areas = context.workbook.worksheets.getItem("年报表").getRanges("B3:D5,F7");
      const format = areas.conditionalFormats.add("Custom");
      format.custom.rule.formula = "=TRUE";
      format.custom.format.font.underline = "Double";
      format.load("id");
      await context.sync();
      return format.id;
    });
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("年报表");
      sheet.getRange("B3:D3").conditionalFormats.clearAll();
      const format = sheet.getRange().conditionalFormats.getItem(id).load("type,priority");
      const ranges = format.getRanges().load("address");
      format.custom.rule.load("formula");
      const beside = sheet.getRange("B3").conditionalFormats.getItemOrNullObject(id);
      const shared = sheet
        .getRanges("B3:D5,F7")
        .getIntersectionOrNullObject(sheet.getRange("C5:F7"))
        .load("address");
      await context.sync();
      return [
        format.type,
        format.priority,
        ranges.address,
        format.custom.rule.formula,
        beside.isNullObject,
        shared.address,
      ];
    });
    expect(seen).toEqual(["Custom", 0, "年报表!B4:D5,年报表!F7", "=TRUE", true, "年报表!C5:D5,年报表!F7"]);
    expect(
      await codeOf(
        onSheet((sheet) => {
          const format = sheet.getRange("A1").conditionalFormats.add("Custom");
          format.custom.rule.formula = "TRUE";
        }),
      ),
    ).toBe("InvalidArgument");
  });

  test("of an entry take whole rules within the limits of the program", async () => {
    const list = (source: string) =>
      codeOf(
        onSheet((sheet) =>
          sheet.getRange("C3:C9").dataValidation.set({ rule: { list: { inCellDropDown: true, source } } }),
        ),
      );
    expect([await list("是,否"), await list("长".repeat(256)), await list("=年报表!$A$1:$A$3")]).toEqual([
      "done",
      "InvalidArgument",
      "done",
    ]);
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("年报表");
      const own = sheet.getRange("C3").dataValidation.load("type,rule");
      const wide = sheet.getRange("B3:C3").dataValidation.load("type");
      const none = sheet.getRange("B3").dataValidation.load("type");
      await context.sync();
      return [own.type, own.rule, wide.type, none.type];
    });
    expect(seen).toEqual([
      "List",
      { list: { inCellDropDown: true, source: "=年报表!$A$1:$A$3" } },
      "Inconsistent",
      "None",
    ]);
  });
});

describe("events", () => {
  test("tell what changed, where, and whose doing it was", async () => {
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onChanged.add(async ({ address, changeType, source, triggerSource, worksheetId }) => {
        heard.push([address, changeType, source, triggerSource, worksheetId]);
      });
      worksheets.onSelectionChanged.add(async ({ address }) => {
        heard.push(["selected", address]);
      });
      worksheets.onDeleted.add(async ({ source }) => {
        heard.push(["deleted", source]);
      });
      await context.sync();
      worksheets.getItem("年报表").getRange("C3:D3").values = [[1, 2]];
      await context.sync();
    });
    await vi.waitUntil(() => heard.length === 1);
    const sheet = workbook.book.sheet("年报表");
    if (!sheet) throw new Error("no sheet");
    const tell = () => excel.deliverEvents();
    new Person(workbook, tell, "coauthor").type("年报表", "B3", [["别人改的"]]);
    new Person(workbook, tell).type("年报表", "B3", [["自己改的"]]);
    await onSheet((live) => {
      live.getRange("2:3").insert("Down");
      live.getRange("B9").select();
      live.context.workbook.worksheets.getItem("备用").delete();
    });
    await vi.waitUntil(() => heard.length === 6);
    expect(heard).toEqual([
      ["C3:D3", "RangeEdited", "Local", "ThisLocalAddin", sheet.id],
      ["B3", "RangeEdited", "Remote", "Unknown", sheet.id],
      ["B3", "RangeEdited", "Local", "Unknown", sheet.id],
      ["2:3", "RowInserted", "Local", "ThisLocalAddin", sheet.id],
      ["selected", "B9"],
      ["deleted", "Local"],
    ]);
  });
});
