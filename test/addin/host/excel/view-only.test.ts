import { afterEach, expect, test } from "vitest";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { granted } from "../opened.ts";
import { openSample } from "./open-sample.ts";

const excel = await loadOffice({ readOnly: true });

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

const place = { sheet: "年报表", address: { row: 3, column: 3 } };

test("a workbook that is only shown is read, and takes no cells and no marks", async () => {
  const { host } = await openSample(excel);
  expect(granted(await host.snapshot()).sheets).toHaveLength(3);
  expect(await host.writeCells([{ ...place, value: 1 }])).toEqual({
    ok: false,
    error: { code: "read-only", detail: {} },
  });
  expect(await host.mark([{ ...place, severity: "error" }])).toEqual({
    ok: true,
    value: { marked: 0, unmarked: ["年报表"] },
  });
});
