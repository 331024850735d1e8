import { afterEach, expect } from "vitest";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { workbookHostContract } from "../workbook-host-contract.ts";
import { openInExcel } from "./open-sample.ts";

const excel = await loadOffice();

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

workbookHostContract("Excel host", async (bytes) => (await openInExcel(excel, bytes)).host);
