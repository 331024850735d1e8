import { expect, test, vi } from "vitest";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { currentExcel } from "../../../excel-sim/protocol/host-options.ts";
import { granted } from "../opened.ts";
import { peerPlan } from "../peer-plan.ts";
import { openSample } from "./open-sample.ts";

/** What the library does with it was not seen: the one from npm ends at ExcelApi 1.15. */
const requirementSets = { ...currentExcel.requirementSets, ExcelApi: "1.20" };
const excel = await loadOffice({ requirementSets });

test("where Excel can group undo steps, cells and sheets are written as one; reading is none", async () => {
  const { host } = await openSample(excel);
  const run = vi.spyOn(Excel, "run");
  const optionsOf = async (deed: () => Promise<unknown>) => {
    run.mockClear();
    await deed();
    return run.mock.calls.map(([options]) => options);
  };
  const address = { row: 3, column: 3 };
  const write = () => host.writeCells([{ sheet: "年报表", address, value: 1 }]);
  const oneStep = { mergeUndoGroup: true };
  expect(await optionsOf(async () => granted(await write()))).toEqual([oneStep]);
  expect(await optionsOf(async () => granted(await host.snapshot()))).toEqual([{}]);
  const put = async () => granted(await host.putSheet(peerPlan([["桐乡", 1]])));
  expect(await optionsOf(put)).toEqual([{}, oneStep]);
  expect(excel.refusals.entries).toEqual([]);
});
