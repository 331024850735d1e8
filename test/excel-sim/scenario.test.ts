import { expect, test } from "vitest";
import { sampleWorkbook } from "../addin/host/sample-workbook.ts";
import { loadOffice } from "./node/load-office.ts";
import { observeExcel } from "./scenario.ts";
import { openSimulatedWorkbook } from "./workbook/open-workbook.ts";

test("the scenario sees what is stored, touches no other sheet and asks for nothing that is not simulated", async () => {
  const excel = await loadOffice();
  const workbook = await openSimulatedWorkbook(await sampleWorkbook());
  excel.open(workbook);
  const observations = await observeExcel(Excel);
  const lines = observations.map(({ step, seen }) => `${step}: ${JSON.stringify(seen)}`);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("golden/scenario.txt");
  expect(workbook.book.sheets.map(({ name }) => name)).toEqual(["年报表", "_zhibao", "备用"]);
  expect(excel.refusals.entries).toEqual([]);
});
