import { expect, test } from "vitest";
import { currentExcel } from "../protocol/host-options.ts";
import { loadOffice } from "./load-office.ts";

test("an older, English Excel that has opened the workbook to be read only says so", async () => {
  await loadOffice({
    locale: "en-US",
    readOnly: true,
    requirementSets: { ...currentExcel.requirementSets, ExcelApi: "1.8" },
  });
  expect({
    language: Office.context.displayLanguage,
    mode: Office.context.document.mode,
    api: ["1.8", "1.9"].map((version) => Office.context.requirements.isSetSupported("ExcelApi", version)),
  }).toEqual({ language: "en-US", mode: "readOnly", api: [true, false] });
});
