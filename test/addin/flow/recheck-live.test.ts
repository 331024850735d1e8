import { describe, expect, test } from "vitest";
import { checkLive, type LiveCheck } from "../../../addin/flow/check-live.ts";
import { marksOf } from "../../../addin/flow/marks-of.ts";
import {
  concerns,
  type Heard,
  heardWith,
  mostCellsLive,
  type Recheck,
  recheckLive,
} from "../../../addin/flow/recheck-live.ts";
import type { CellMark, LiveWorkbookHost } from "../../../addin/host/port.ts";
import { sheetOf } from "../../../addin/host/sheet-of.ts";
import type { CellValue } from "../../../addin/host/snapshot.ts";
import { figureCellName } from "../../../addin/table/binding/binding-names.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { refuse, succeed } from "../../../shared/result.ts";
import { filledWorkbook } from "./filled-workbook.ts";

/** A table that lacks a figure, beside a pane that has checked it; whatever reaches for the server fails the test. */
async function checked({ marksAreDrawn = true }: { marksAreDrawn?: boolean } = {}) {
  const file = await filledWorkbook({ cells: { "KJ-54": { actual: null } } });
  const calls: string[] = [];
  const marks: (readonly CellMark[])[] = [];
  const workbook: Pick<LiveWorkbookHost, "snapshot" | "readSheet" | "mark" | "marksAreDrawn"> = {
    marksAreDrawn,
    snapshot: async () => {
      calls.push("snapshot");
      return file.snapshot();
    },
    readSheet: async (name) => {
      calls.push(`readSheet ${name}`);
      return sheetOf(await file.snapshot(), name);
    },
    mark: async (next) => {
      marks.push(next);
      return succeed({ marked: next.length, unmarked: [] });
    },
  };
  const asked = async () => {
    throw new Error("The server was asked");
  };
  const cancelledBy = () => {
    throw new Error("The server was asked");
  };
  const client = { person: async () => null, orgs: asked, form: asked, cancelledBy };
  const check = async (): Promise<LiveCheck> => {
    const done = await checkLive({ workbook, client }, { form: yearlyForm });
    if (!done.ok) throw new Error(done.error.kind);
    return done.value;
  };
  const type = async (name: string, value: CellValue) => {
    const snapshot = await file.snapshot();
    const place = snapshot.ok ? snapshot.value.names.find((one) => one.name === name) : undefined;
    if (!place) throw new Error(`nothing is named ${name}`);
    const address = { row: place.range.top, column: place.range.left };
    const written = await file.writeCells([{ sheet: place.sheet, address, value, replaceFormula: true }]);
    expect(written.ok).toBe(true);
  };
  const begun = await check();
  calls.length = 0;
  marks.length = 0;
  return { workbook, check, type, begun, calls, marks };
}

const now = () => ({ moved: false, marked: true, signal: new AbortController().signal });
const actual = figureCellName("KJ-54", "actual");

/** A check that can be kept up. */
async function told(...given: Parameters<typeof recheckLive>): Promise<Recheck> {
  const again = await recheckLive(...given);
  if (again === null || again === "later") throw new Error(`not told: ${again}`);
  return again;
}

describe("a check kept up with what is changed", () => {
  test("says just what a whole check would say, from the checked sheet alone", async () => {
    const { workbook, check, type, begun, calls } = await checked();
    expect(begun.report.counts.error).toBe(1);
    await type(actual, 300);
    const again = await told(workbook, begun, now());
    expect(calls).toEqual(["readSheet 年报表"]);
    expect(again.check.report).toEqual((await check()).report);
    expect(again.check.report.counts.error).toBe(0);
    expect(again.fixed).toBeGreaterThan(0);
  });

  test("counts what is gone and what is new, from one change to the next", async () => {
    const { workbook, type, begun } = await checked();
    await type(actual, "约三百");
    const worse = await told(workbook, begun, now());
    expect(worse).toMatchObject({ fixed: 1, added: 1 });
    await type(actual, "三百左右");
    const same = await told(workbook, worse.check, now());
    expect(same).toMatchObject({ fixed: 0, added: 0 });
    await type(actual, null);
    expect(await told(workbook, same.check, now())).toMatchObject({ fixed: 1, added: 1 });
  });

  test("reads the whole workbook where rows or sheets have moved", async () => {
    const { workbook, begun, calls } = await checked();
    const again = await told(workbook, begun, { ...now(), moved: true });
    expect(calls).toEqual(["snapshot"]);
    expect(again).toMatchObject({ fixed: 0, added: 0 });
    expect(again.check.report).toEqual(begun.report);
  });

  test("marks follow where they are drawn, and not where somebody has taken them away", async () => {
    const { workbook, type, begun, marks } = await checked();
    await type(actual, 300);
    await recheckLive(workbook, begun, { ...now(), marked: false });
    expect(marks).toEqual([]);
    const again = await told(workbook, begun, now());
    expect(marks).toEqual([marksOf(again.check.report.findings ?? [])]);
    expect(again.check.marks).toEqual({ marked: marks[0]?.length, unmarked: [] });
  });

  test("marks that are changes of the workbook stay as the person's own check has put them", async () => {
    const { workbook, type, begun, marks } = await checked({ marksAreDrawn: false });
    await type(actual, 300);
    const again = await told(workbook, begun, now());
    expect(marks).toEqual([]);
    expect(again.check.marks).toBe(begun.marks);
  });

  test("cannot tell of another period's table, of a sheet that is gone, or of one that cannot be read", async () => {
    const { workbook, type, begun } = await checked();
    const gone = {
      ...begun,
      report: { ...begun.report, reading: { ...begun.report.reading, sheet: "没有" } },
    };
    expect(await recheckLive(workbook, gone, now())).toBe(null);
    const large = { ...workbook, readSheet: async () => refuse({ code: "too-large", detail: {} } as const) };
    expect(await recheckLive(large, begun, now())).toBe(null);
    await type("ZB_PERIOD", "2023");
    expect(await recheckLive(workbook, begun, { ...now(), moved: true })).toBe(null);
  });

  test.each(["editing", "busy"] as const)(
    "can be told a little later where the program is %s",
    async (code) => {
      const { workbook, begun } = await checked();
      const refusing = { ...workbook, readSheet: async () => refuse({ code, detail: {} }) };
      expect(await recheckLive(refusing, begun, now())).toBe("later");
    },
  );

  test("is left to the person for a table that takes long to judge", async () => {
    const { workbook, begun, calls } = await checked();
    const long = (cells: number): LiveCheck => ({
      ...begun,
      snapshot: {
        ...begun.snapshot,
        sheets: begun.snapshot.sheets.map((sheet) => ({
          ...sheet,
          values: Array(cells / 10).fill(Array(10)),
        })),
      },
    });
    expect(await recheckLive(workbook, long(mostCellsLive + 10), now())).toBe(null);
    expect(calls).toEqual([]);
    expect(await recheckLive(workbook, long(mostCellsLive), now())).toMatchObject({ fixed: 0, added: 0 });
  });

  test("cancelled while it reads, it marks nothing", async () => {
    const { workbook, begun, marks } = await checked();
    const control = new AbortController();
    const reading: typeof workbook.readSheet = async (name) => {
      control.abort();
      return workbook.readSheet(name);
    };
    const again = recheckLive({ ...workbook, readSheet: reading }, begun, {
      ...now(),
      signal: control.signal,
    });
    expect(await again).toBe(null);
    expect(marks).toEqual([]);
  });
});

describe("what is heard of a workbook", () => {
  const change = (top: number | null, bottom = top ?? 0, by: Heard["by"] = "here") => ({
    sheet: "年报表",
    range: top === null ? null : { top, bottom, left: 2, right: 2 },
    by,
  });
  const all = (...changes: ReturnType<typeof change>[]) =>
    changes.reduce<Heard | null>((heard, one) => heardWith(heard, one, true), null);

  test("rows are named once, from the top, up to five", () => {
    expect(all(change(9), change(7), change(9))).toEqual({ rows: [7, 9], moved: false, by: "here" });
    expect(all(change(3, 7))?.rows).toEqual([3, 4, 5, 6, 7]);
    expect(all(change(3, 7), change(8))?.rows).toBe(null);
    expect(all(change(1, 1_048_576))?.rows).toBe(null);
  });

  test("a colleague's change and one without a place are not forgotten by those that follow", () => {
    expect(all(change(null, 0, "elsewhere"), change(7))).toEqual({
      rows: null,
      moved: true,
      by: "elsewhere",
    });
  });

  test("another sheet counts where the checked one may refer to it, and names no rows", async () => {
    const { begun } = await checked();
    expect(concerns(begun, "年报表")).toBe(true);
    const [first, ...others] = begun.snapshot.sheets.filter(({ name }) => name === "年报表");
    expect(others).toEqual([]);
    const formulas = first?.formulas.map((line) => line.map(() => null)) ?? [];
    const plain = {
      ...begun,
      snapshot: { ...begun.snapshot, sheets: first ? [{ ...first, formulas }] : [] },
    };
    expect(concerns(plain, "台账")).toBe(false);
    const referring = [[...(formulas[0]?.slice(1) ?? []), "=台账!A1"], ...formulas.slice(1)];
    const sheets = first ? [{ ...first, formulas: referring }] : [];
    expect(concerns({ ...begun, snapshot: { ...begun.snapshot, sheets } }, "台账")).toBe(true);
    expect(heardWith(null, { ...change(7), sheet: "台账" }, false)).toEqual({
      rows: [],
      moved: false,
      by: "here",
    });
  });
});
