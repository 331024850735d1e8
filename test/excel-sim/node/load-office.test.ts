import { beforeEach, expect, test, vi } from "vitest";
import { hostError, names } from "../protocol/failure-injection.ts";
import { tinyWorkbook } from "../protocol/tiny-workbook.ts";
import { loadOffice } from "./load-office.ts";

const excel = await loadOffice();
let workbook = tinyWorkbook();
beforeEach(() => {
  workbook = tinyWorkbook();
  excel.open(workbook);
});

const renameFirst = (options: Excel.RunOptions = {}) =>
  Excel.run(options, async (context) => {
    context.workbook.worksheets.getItem("表1").name = "改名";
    await context.sync();
  });

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "done",
    (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : error),
  );

test("the library starts as in Excel on the web, in Chinese, with what this Excel can do", () => {
  expect({
    info: Office.context.diagnostics.host,
    platform: Office.context.diagnostics.platform,
    language: Office.context.displayLanguage,
    mode: Office.context.document.mode,
    api: ["1.14", "1.15", "1.16"].map((version) =>
      Office.context.requirements.isSetSupported("ExcelApi", version),
    ),
  }).toEqual({
    info: "Excel",
    platform: "OfficeOnline",
    language: "zh-CN",
    mode: "readWrite",
    api: [true, true, false],
  });
});

test("a run reads and writes through real proxies and leaves no reference behind", async () => {
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("表1");
    const range = sheet.getRange("A1:B2").load("values");
    const missing = context.workbook.worksheets.getItemOrNullObject("没有");
    sheet.name = "改名";
    await context.sync();
    range.format.fill.color = "#FFF2CC";
    await context.sync();
    return { values: range.values, missing: missing.isNullObject };
  });
  expect(seen).toEqual({
    values: [
      [1, "=1+1"],
      ["", true],
    ],
    missing: true,
  });
  expect(workbook.book.sheets[0]).toMatchObject({ name: "改名", color: "#FFF2CC" });
  await vi.waitUntil(() => excel.heldReferences === 0);
  expect(excel.refusals.entries).toEqual([]);
});

test("the trace counts syncs and bytes and reads like the add-in's own code", async () => {
  await Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    const sheet = sheets.getItem("表1");
    const range = sheet.getRange("A1:B2").load("values");
    sheets.getItemOrNullObject("没有");
    await context.sync();
    range.values = [
      [1, 2],
      [3, 4],
    ];
    sheet.name = "改名";
    await context.sync();
  });
  expect(excel.trace.text().replace(/\d+ B/g, "n B")).toBe(
    [
      "sync 1: n B → n B",
      '  load workbook.worksheets.getItem("表1").getRange("A1:B2"): values',
      '  get workbook.worksheets.getItemOrNullObject("没有")',
      "",
      "sync 2: n B → n B",
      '  set workbook.worksheets.getItem("表1").getRange("A1:B2").values = [[1, 2], [3, 4]]',
      '  set workbook.worksheets.getItem("表1").name = "改名"',
      "",
    ].join("\n"),
  );
  expect(excel.trace.counts()).toMatchObject({ syncs: 2 });
});

test("events come after the answer and reach the handlers of the add-in", async () => {
  const heard: object[] = [];
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onAdded.add(async ({ type, source, worksheetId }) => {
      heard.push({ type, source, worksheetId });
    });
    await context.sync();
    worksheets.add("同级对比");
    await context.sync();
  });
  await vi.waitUntil(() => heard.length > 0);
  expect(heard).toEqual([{ type: "WorksheetAdded", source: "Local", worksheetId: "{3}" }]);
});

test("ordered errors reach the add-in under the names Excel gives them, and the call does nothing", async () => {
  const codes: unknown[] = [];
  for (const error of Object.values(hostError)) {
    excel.failures.failSync(1, error);
    codes.push(await codeOf(renameFirst()));
  }
  expect(codes).toEqual([
    "InvalidOperationInCellEditMode",
    "InvalidOrTimedOutSession",
    "WriteNotSupportedWhenModalDialogOpen",
    "ActivityLimitReached",
    "RequestPayloadSizeLimitExceeded",
    "ResponsePayloadSizeLimitExceeded",
    "AccessDenied",
  ]);
  expect(workbook.book.sheets[0]?.name).toBe("表1");
});

test("every sync that uses a member can be made to fail, others pass", async () => {
  excel.failures.failSync(names("GetRange"), hostError.activityLimit);
  const read = () =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("表1").getRange("A1").load("values");
      await context.sync();
    });
  expect([await codeOf(read()), await codeOf(renameFirst()), await codeOf(read())]).toEqual([
    "ActivityLimitReached",
    "done",
    "ActivityLimitReached",
  ]);
});

test("the nth use of a member can be made to find nothing", async () => {
  excel.failures.failMember("WorksheetCollection.getItem", 2);
  const rename = () => codeOf(renameFirst());
  expect(await rename()).toBe("done");
  workbook.book.sheets[0] = { id: "{1}", name: "表1", values: [], color: "" };
  expect([await rename(), await rename()]).toEqual(["ItemNotFound", "done"]);
});

test("a sync can be held until the test lets it through", async () => {
  const held = excel.failures.holdSync(1);
  const renamed = renameFirst();
  await held.arrived;
  expect(workbook.book.sheets[0]?.name).toBe("表1");
  held.release();
  await renamed;
  expect(workbook.book.sheets[0]?.name).toBe("改名");
});

test("while a cell is typed into, a call that is willing to waits, one that is not is refused", async () => {
  const edit = excel.failures.beginCellEdit();
  expect(await codeOf(renameFirst())).toBe("InvalidOperationInCellEditMode");
  const waiting = renameFirst({ delayForCellEdit: true });
  await edit.waiting;
  expect(workbook.book.sheets[0]?.name).toBe("表1");
  edit.end();
  await waiting;
  expect(workbook.book.sheets[0]?.name).toBe("改名");
});

test("more than 5 MB is refused in either direction", async () => {
  const text = "指".repeat(2_000_000);
  const ask = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("表1").getRange("A1:B2").values = [[text]];
    await context.sync();
  });
  expect(await codeOf(ask)).toBe("RequestPayloadSizeLimitExceeded");
  workbook.book.sheets[0] = { id: "{1}", name: "表1", values: [[text]], color: "" };
  const answer = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("表1").getRange("A1:B2").load("values");
    await context.sync();
  });
  expect(await codeOf(answer)).toBe("ResponsePayloadSizeLimitExceeded");
});

test("document settings are saved with the program", async () => {
  Office.context.document.settings.set("form", "KJ");
  const saved = await new Promise<Office.AsyncResultStatus>((resolve) => {
    Office.context.document.settings.saveAsync(({ status }) => resolve(status));
  });
  expect(saved).toBe(Office.AsyncResultStatus.Succeeded);
});

test("a ribbon button runs the function associated with it", async () => {
  const clicked: string[] = [];
  Office.actions.associate("check", (event: Office.AddinCommands.Event) => {
    clicked.push(event.source.id);
    event.completed();
  });
  await excel.invokeCommand("check", "CheckButton");
  expect(clicked).toEqual(["CheckButton"]);
});

test("an old call the program does not play is refused loudly", async () => {
  const status = await new Promise<Office.AsyncResultStatus>((resolve) => {
    Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, (result) =>
      resolve(result.status),
    );
  });
  expect(status).toBe(Office.AsyncResultStatus.Failed);
  expect(excel.refusals.entries).toEqual(["dispatch id 64"]);
});
