import { describe, expect, test } from "vitest";
import type { WorkbookHost } from "../../../addin/host/port.ts";
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import { lockStructure } from "./lock-structure.ts";
import { granted } from "./opened.ts";
import { peerPlan } from "./peer-plan.ts";
import { sampleWithProtectedSheet, sampleWorkbook } from "./sample-workbook.ts";

type Opened = WorkbookHost & { bytes?(): Uint8Array };

const at = (row: number, column: number) => ({ row, column });

async function read(host: WorkbookHost): Promise<WorkbookSnapshot> {
  return granted(await host.snapshot());
}

async function readSheet(host: WorkbookHost, name: string): Promise<SheetSnapshot> {
  const sheet = (await read(host)).sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

function cellOf(sheet: SheetSnapshot, row: number, column: number) {
  const [line, place] = [row - sheet.origin.row, column - sheet.origin.column];
  return {
    value: sheet.values[line]?.[place] ?? null,
    formula: sheet.formulas[line]?.[place] ?? null,
    format: sheet.formats[line]?.[place] ?? null,
  };
}

const valueAt = async (host: WorkbookHost, sheet: string, row: number, column: number): Promise<CellValue> =>
  cellOf(await readSheet(host, sheet), row, column).value;

/**
 * What every host of addin/host/port.ts owes its flows. `open` makes a host over the given .xlsx file; each test
 * opens its own. A host that can write a file offers `bytes`, and what was written is then read back from it too.
 */
export function workbookHostContract(name: string, open: (bytes: Uint8Array) => Promise<Opened>): void {
  const opened = async () => open(await sampleWorkbook());
  /** The host as it is, and once more from its file. */
  const bothWays = async (host: Opened): Promise<WorkbookHost[]> =>
    host.bytes ? [host, await open(host.bytes())] : [host];

  describe(`${name}: reading`, () => {
    test("the used rectangle holds values, formulas and formats as the file stores them", async () => {
      const sheet = await readSheet(await opened(), "年报表");
      expect(sheet).toEqual({
        name: "年报表",
        visibility: "visible",
        origin: at(2, 2),
        values: [
          ["科技创新指标", null, null],
          ["研发经费 ", 12345.678, 0.0301],
          [45657, true, { error: "#N/A" }],
          [null, 24691.356, null],
        ],
        formulas: [
          [null, null, null],
          [null, null, null],
          [null, null, null],
          [null, "=C3*2", null],
        ],
        formats: [
          ["General", "General", "General"],
          ["General", "#,##0.00", "0.00%"],
          ["yyyy-mm-dd", "General", "General"],
          ["General", "0.0", "@"],
        ],
        merges: [{ top: 2, left: 2, bottom: 2, right: 4 }],
        hiddenRows: [4],
        hiddenColumns: [4],
        struck: [],
        protected: false,
      });
    });

    test("hidden sheets, names of ranges, day zero and the active sheet are told", async () => {
      const { sheets, names, epoch, activeSheet } = await read(await opened());
      expect(sheets.map((sheet) => [sheet.name, sheet.visibility, sheet.values])).toEqual([
        ["年报表", "visible", expect.anything()],
        ["_zhibao", "veryHidden", [["org", "330483"]]],
        ["备用", "hidden", []],
      ]);
      expect({ names, epoch, activeSheet }).toEqual({
        names: [{ name: "ZB_ORG", sheet: "_zhibao", range: { top: 1, left: 2, bottom: 1, right: 2 } }],
        epoch: 1900,
        activeSheet: "年报表",
      });
    });
  });

  describe(`${name}: writing cells`, () => {
    test.each<[string, CellValue]>([
      ["a number", 46.7],
      ["a very small number", 1.5e-9],
      ["text", "未提供（来源未载）"],
      ["text with blanks around it", "  两端 "],
      ["text of several lines", "一\n二"],
      ["text that looks like a formula", '=HYPERLINK("http://x","点我")'],
      ["text that begins with +, - or @", "+8613@x"],
      ["text that looks like a number", "0123"],
      ["a truth value", false],
      ["nothing", null],
    ])("%s is read back as it was written", async (_what, value) => {
      const host = await opened();
      const edits = [at(3, 3), at(9, 7)].map((address) => ({ sheet: "年报表", address, value }));
      expect(await host.writeCells(edits)).toEqual({ ok: true, value: { written: 2 } });
      for (const once of await bothWays(host)) {
        expect(await valueAt(once, "年报表", 3, 3)).toEqual(value);
        expect(await valueAt(once, "年报表", 9, 7)).toEqual(value);
      }
    });

    test("text that looks like a formula is no formula", async () => {
      const host = await opened();
      await host.writeCells([{ sheet: "年报表", address: at(3, 3), value: "=1+1" }]);
      for (const once of await bothWays(host)) {
        const cell = cellOf(await readSheet(once, "年报表"), 3, 3);
        expect([cell.value, cell.formula]).toEqual(["=1+1", null]);
      }
    });

    test("an emptied cell keeps its format", async () => {
      const host = await opened();
      await host.writeCells([{ sheet: "年报表", address: at(3, 3), value: null }]);
      for (const once of await bothWays(host)) {
        expect(cellOf(await readSheet(once, "年报表"), 3, 3)).toEqual({
          value: null,
          formula: null,
          format: "#,##0.00",
        });
      }
    });

    test("a formula stays unless it is to be replaced", async () => {
      const host = await opened();
      await host.writeCells([{ sheet: "年报表", address: at(5, 3), value: 1 }]);
      for (const once of await bothWays(host)) {
        expect(cellOf(await readSheet(once, "年报表"), 5, 3).formula).toBe("=C3*2");
      }
      await host.writeCells([{ sheet: "年报表", address: at(5, 3), value: 7, replaceFormula: true }]);
      for (const once of await bothWays(host)) {
        expect(cellOf(await readSheet(once, "年报表"), 5, 3)).toEqual({
          value: 7,
          formula: null,
          format: "0.0",
        });
      }
    });

    test("one edit that cannot be done leaves all others undone", async () => {
      const host = await opened();
      const before = await read(host);
      const result = await host.writeCells([
        { sheet: "年报表", address: at(3, 3), value: 1 },
        { sheet: "没有这张表", address: at(1, 1), value: 1 },
      ]);
      expect(result).toEqual({
        ok: false,
        error: { code: "sheet-not-found", detail: expect.objectContaining({ sheet: "没有这张表" }) },
      });
      for (const once of await bothWays(host)) expect(await read(once)).toEqual(before);
    });

    test("a value that a merge would hide is refused", async () => {
      const result = await (await opened()).writeCells([{ sheet: "年报表", address: at(2, 3), value: 1 }]);
      expect(result.ok ? null : result.error.code).toBe("would-overwrite");
    });
  });

  describe(`${name}: putting a planned sheet`, () => {
    test("the sheet is added with its values, merges, formats and names, all other sheets stay", async () => {
      const host = await opened();
      const before = await read(host);
      expect(
        await host.putSheet(
          peerPlan([
            ["桐乡", 157.5],
            ["=嘉善", null],
          ]),
        ),
      ).toEqual({
        ok: true,
        value: { sheet: "同级对比", how: "added" },
      });
      for (const once of await bothWays(host)) {
        const { sheets, names, activeSheet } = await read(once);
        expect(sheets.slice(0, 3)).toEqual(before.sheets);
        expect(activeSheet).toBe("年报表");
        const added = sheets[3];
        expect(added?.values).toEqual([
          ["同级对比", null, null],
          ["单位", "数值", "备注"],
          ["桐乡", 157.5, null],
          ["=嘉善", null, null],
        ]);
        expect(added?.formulas.flat().every((formula) => formula === null)).toBe(true);
        expect(added?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
        expect(added?.formats[2]).toEqual(["@", "#,##0.0000", "General"]);
        expect(names.find((entry) => entry.name === "ZB_PEER_VALUES")).toEqual({
          name: "ZB_PEER_VALUES",
          sheet: "同级对比",
          range: { top: 3, left: 2, bottom: 4, right: 2 },
        });
      }
    });

    test("put again it is refreshed: planned cells are written, the user's own cells and inputs stay", async () => {
      const host = await opened();
      await host.putSheet(
        peerPlan([
          ["桐乡", 157.5],
          ["嘉善", 3],
        ]),
      );
      await host.writeCells([
        { sheet: "同级对比", address: at(3, 3), value: "我的备注" },
        { sheet: "同级对比", address: at(4, 5), value: "旁边的记号" },
      ]);
      expect(
        await host.putSheet(
          peerPlan([
            ["桐乡", 175],
            ["嘉善", null],
          ]),
        ),
      ).toEqual({
        ok: true,
        value: { sheet: "同级对比", how: "refreshed" },
      });
      for (const once of await bothWays(host)) {
        expect((await readSheet(once, "同级对比")).values).toEqual([
          ["同级对比", null, null, null, null],
          ["单位", "数值", "备注", null, null],
          ["桐乡", 175, "我的备注", null, null],
          ["嘉善", null, null, null, "旁边的记号"],
        ]);
        expect((await read(once)).sheets).toHaveLength(4);
      }
    });

    test("a longer table grows into empty cells with its formats and names", async () => {
      const host = await opened();
      await host.putSheet(peerPlan([["桐乡", 1]]));
      expect(
        (
          await host.putSheet(
            peerPlan([
              ["桐乡", 1],
              ["嘉善", 2],
            ]),
          )
        ).ok,
      ).toBe(true);
      for (const once of await bothWays(host)) {
        const sheet = await readSheet(once, "同级对比");
        expect(cellOf(sheet, 4, 3).format).toBe(cellOf(sheet, 3, 3).format);
        expect(cellOf(sheet, 4, 2)).toEqual({ value: 2, formula: null, format: "#,##0.0000" });
        expect((await read(once)).names.find((entry) => entry.name === "ZB_PEER_VALUES")?.range.bottom).toBe(
          4,
        );
      }
    });

    test("a longer table never goes over cells of the user", async () => {
      const host = await opened();
      await host.putSheet(peerPlan([["桐乡", 1]]));
      await host.writeCells([{ sheet: "同级对比", address: at(4, 2), value: "我的" }]);
      const before = await read(host);
      const result = await host.putSheet(
        peerPlan([
          ["桐乡", 9],
          ["嘉善", 2],
        ]),
      );
      expect(result.ok ? null : result.error.code).toBe("would-overwrite");
      expect(await read(host)).toEqual(before);
    });

    test("a shorter table leaves no old figures behind: it is refused until they are removed", async () => {
      const host = await opened();
      await host.putSheet(
        peerPlan([
          ["桐乡", 1],
          ["嘉善", 2],
        ]),
      );
      const result = await host.putSheet(peerPlan([["桐乡", 9]]));
      expect(result.ok ? null : result.error.code).toBe("would-overwrite");
      await host.writeCells(
        [1, 2].map((column) => ({ sheet: "同级对比", address: at(4, column), value: null })),
      );
      expect((await host.putSheet(peerPlan([["桐乡", 9]]))).ok).toBe(true);
      expect(await valueAt(host, "同级对比", 3, 2)).toBe(9);
    });

    test("a name that is taken, too long or not allowed is changed and told", async () => {
      const host = await opened();
      const named = async (sheet: string, id: string) => {
        const result = await host.putSheet(peerPlan([], { name: sheet, id, names: [] }));
        return result.ok ? result.value.sheet : result.error.code;
      };
      expect(await named("年报表", "a")).toBe("年报表 (2)");
      expect(await named("2024/2025 [对比]", "b")).toBe("2024 2025  对比");
      expect(await named("长".repeat(40), "c")).toBe("长".repeat(31));
      expect(await named("长".repeat(40), "d")).toBe(`${"长".repeat(27)} (2)`);
    });

    test("locked cells of protected sheets are told, also where nothing has been written to them yet", async () => {
      const host = await open(await sampleWithProtectedSheet());
      const cells = [1, 2, 3, 9].map((row) => ({ sheet: "受保护", address: at(row, 1) }));
      const others = [
        { sheet: "年报表", address: at(3, 3) },
        { sheet: "受保护", address: at(2, 2) },
      ];
      const locked = [cells[0], cells[2], cells[3], others[1]];
      expect(await host.lockedCells([...cells, ...others])).toEqual({ ok: true, value: locked });
      expect(await host.lockedCells([])).toEqual({ ok: true, value: [] });
      expect(await host.lockedCells([{ sheet: "无", address: at(1, 1) }])).toMatchObject({
        ok: false,
        error: { code: "sheet-not-found" },
      });
    });

    test("a workbook whose structure is locked takes no new sheet but refreshes the one it has", async () => {
      const host = await opened();
      await host.putSheet(peerPlan([["桐乡", 1]]));
      if (!host.bytes) return;
      const locked = await open(lockStructure(host.bytes()));
      const other = await locked.putSheet(peerPlan([], { id: "other", names: [] }));
      expect(other).toEqual({ ok: false, error: { code: "sheet-protected", detail: {} } });
      expect((await locked.putSheet(peerPlan([["桐乡", 2]]))).ok).toBe(true);
      expect(await valueAt(locked, "同级对比", 3, 2)).toBe(2);
    });
  });
}
