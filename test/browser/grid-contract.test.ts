import { describe } from "vitest";
import type { PutSheetReport, WorkbookHost } from "../../addin/host/port.ts";
import { granted } from "../addin/host/opened.ts";
import { workbookHostContract } from "../addin/host/workbook-host-contract.ts";
import { ask, openPagedGrid } from "./grid-pages.ts";
import { gridTests } from "./grid-tests.ts";

const { browser, titled, page } = await gridTests();

/** The workbook in the page as a host; its bytes are those after the last call. */
async function openHost(bytes: Uint8Array): Promise<WorkbookHost & { bytes(): Uint8Array }> {
  const grid = await openPagedGrid(page(), bytes);
  let last = bytes;
  const keepBytes = async () => {
    last = new Uint8Array(granted(await ask<number[]>(grid.call("draft"))));
  };
  return {
    snapshot: () => ask(grid.call("snapshot")),
    lockedCells: (cells) => ask(grid.call("lockedCells", cells)),
    writeCells: async (edits) => {
      const written = await ask<{ written: number }>(grid.call("writeCells", edits));
      await keepBytes();
      return written;
    },
    putSheet: async (plan) => {
      const put = await ask<PutSheetReport>(grid.call("putSheet", plan));
      await keepBytes();
      return put;
    },
    bytes: () => last,
  };
}

describe.skipIf(!browser)(titled("a workbook in the grid of a page"), () => {
  workbookHostContract("browser host", openHost);
});
