import { describe, expect, test } from "vitest";
import type { Drawers } from "../../../addin/store/drawers.ts";
import { type KeptWorkbook, workbookStore } from "../../../addin/store/kept-workbook.ts";
import { memoryDrawers } from "../../../addin/store/memory-drawers.ts";

const server = "https://zhibao.test";
const kept = (fileName: string, at: string): KeptWorkbook => ({
  fileName,
  bytes: new Uint8Array([1, 2, 3]),
  at,
  workbookId: "w",
});
const morning = kept("甲.xlsx", "2026-11-22T01:00:00.000Z");
const noon = kept("乙.xlsx", "2026-11-22T04:00:00.000Z");

describe("workbooks that nobody has saved yet", () => {
  test("each keeps to its own slot, the latest change comes first", async () => {
    const store = workbookStore(memoryDrawers(), server, true);
    expect([await store.save("1", morning), await store.save("2", noon)]).toEqual([true, true]);
    expect(await store.all()).toEqual({
      kept: [
        { ...noon, slot: "2" },
        { ...morning, slot: "1" },
      ],
      damaged: [],
    });
    await store.clear("2");
    expect((await store.all()).kept).toEqual([{ ...morning, slot: "1" }]);
  });

  test("another server's are not shown", async () => {
    const drawers = memoryDrawers();
    await workbookStore(drawers, "https://other.test", true).save("1", morning);
    expect(await workbookStore(drawers, server, true).all()).toEqual({ kept: [], damaged: [] });
  });

  test("what the first version kept, without a slot and without an id, comes back and can be cleared", async () => {
    const drawers = memoryDrawers();
    const { workbookId: _none, ...first } = morning;
    await drawers.write("workbooks", [server], first);
    const store = workbookStore(drawers, server, true);
    expect(await store.all()).toEqual({ kept: [{ ...first, workbookId: null, slot: "" }], damaged: [] });
    await store.clear("");
    expect(await store.all()).toEqual({ kept: [], damaged: [] });
  });

  test("what a later version has added does no harm; what cannot be read is named", async () => {
    const drawers = memoryDrawers();
    await drawers.write("workbooks", [server, "new"], { ...morning, cursor: "H16" });
    await drawers.write("workbooks", [server, "odd"], { fileName: "丙.xlsx", bytes: "AQID" });
    await drawers.write("workbooks", [server, "none"], { ...noon, bytes: new Uint8Array() });
    expect(await workbookStore(drawers, server, true).all()).toEqual({
      kept: [{ ...morning, slot: "new" }],
      damaged: ["odd", "none"],
    });
  });

  test("a browser without room, or without a memory, is told of; any other fault surfaces", async () => {
    const failing = (error: Error): Drawers => ({
      ...memoryDrawers(),
      write: () => Promise.reject(error),
    });
    const full = workbookStore(failing(new DOMException("no room", "QuotaExceededError")), server, true);
    expect(await full.save("1", morning)).toBe(false);
    expect(await workbookStore(memoryDrawers(), server, false).save("1", morning)).toBe(false);
    const broken = workbookStore(failing(new Error("broken")), server, true);
    await expect(broken.save("1", morning)).rejects.toThrow("broken");
  });
});
