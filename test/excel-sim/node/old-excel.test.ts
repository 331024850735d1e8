import { expect, test } from "vitest";
import { currentExcel } from "../protocol/host-options.ts";
import { tinyWorkbook } from "../protocol/tiny-workbook.ts";
import { loadOffice } from "./load-office.ts";

test("an older, English Excel that has opened the workbook to be read only", async () => {
  const excel = await loadOffice({
    locale: "en-US",
    readOnly: true,
    requirementSets: { ...currentExcel.requirementSets, ExcelApi: "1.8" },
  });
  excel.open(tinyWorkbook());
  const write = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("表1").name = "改名";
    await context.sync();
  });
  expect({
    language: Office.context.displayLanguage,
    mode: Office.context.document.mode,
    api: ["1.8", "1.9"].map((version) => Office.context.requirements.isSetSupported("ExcelApi", version)),
    write: await write.catch((error: unknown) =>
      error instanceof OfficeExtension.Error ? error.code : error,
    ),
  }).toEqual({ language: "en-US", mode: "readOnly", api: [true, false], write: "AccessDenied" });
});
