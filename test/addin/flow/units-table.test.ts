import { beforeEach, describe, expect, test } from "vitest";
import { checkLive } from "../../../addin/flow/check-live.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import type { WorkbookHost } from "../../../addin/host/port.ts";
import type { CellValue } from "../../../addin/host/snapshot.ts";
import { stopSentence } from "../../../addin/text/stop-sentence.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { succeed } from "../../../shared/result.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import { loadOffice } from "../../excel-sim/node/load-office.ts";
import { explainsAll } from "../../explains-all.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { openInExcel } from "../host/excel/open-sample.ts";
import { open } from "../host/opened.ts";
import { city, type FakeApi, fakeApi } from "./fake-api.ts";
import { clientOf, memoryStores } from "./memory-stores.ts";

const excel = await loadOffice();
let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});

/** All that is typed into the yearly form; KJ-13 has a number, the others are not provided. Invented figures. */
const indicators = yearlyForm.rows
  .filter(isIndicatorRow)
  .filter(({ entry }) => entry === "typed")
  .flatMap(({ indicator }) => yearlyForm.indicators.find(({ code }) => code === indicator) ?? []);
const firms = "KJ-13";
const numberOf = (code: string, unit: number): CellValue => (code === firms ? 10 + unit : null);
const statusOf = (code: string): CellValue => (code === firms ? null : "未提供");
const reasonOf = (code: string): CellValue => (code === firms ? null : "本县没有这项统计");
const signers: CellValue[][] = [
  ["单位负责人：李主任"],
  ["统计负责人：陈统计"],
  ["填表人：王晓"],
  ["报出日期：2025-01-15"],
];

type Layout = (units: readonly string[]) => CellValue[][];
const unitPerColumn: Layout = (units) => [
  ["2024年各县（市、区）科技创新指标完成情况"],
  ["指标名称", "计量单位", ...units, "数据状态", "说明"],
  ...indicators.map(({ code, name, unit }) => [
    name,
    unit,
    ...units.map((_, at) => numberOf(code, at)),
    statusOf(code),
    reasonOf(code),
  ]),
  ...signers,
];
const unitPerRow: Layout = (units) => [
  ["2024年各县（市、区）科技创新指标完成情况"],
  ["地区", ...indicators.map(({ name, unit }) => `${name}（${unit}）`)],
  ...units.map((name, at) => [name, ...indicators.map(({ code }) => numberOf(code, at))]),
  ["数据状态", ...indicators.map(({ code }) => statusOf(code))],
  ["说明", ...indicators.map(({ code }) => reasonOf(code))],
  [],
  ...signers,
];
const layouts = [
  ["one column for each unit", unitPerColumn],
  ["one row for each unit", unitPerRow],
] as const;

const file = (rows: CellValue[][], sheet = "汇总") => plainWorkbookFile({ [sheet]: rows });

const submit = (host: WorkbookHost) =>
  submitWorkbook(
    {
      host,
      client: clientOf(api),
      ...memoryStores(),
      sayings: explainsAll,
      randomUuid: () => crypto.randomUUID(),
    },
    { form: yearlyForm, dryRun: false },
  );

const checkBeside = (host: WorkbookHost, signedIn = true) =>
  checkLive(
    {
      workbook: {
        snapshot: () => host.snapshot(),
        mark: async (marks) => succeed({ marked: marks.length, unmarked: [] }),
      },
      client: signedIn ? clientOf(api) : clientOf(api, null),
    },
    { form: yearlyForm },
  );

const submittedFirms = () =>
  api.submissions
    .get("y2024 330481")
    ?.document.figures.flatMap((figure) =>
      figure.kind === "actual" && figure.indicator === firms ? [figure.value] : [],
    );
const asked = (path: string) => api.requests.filter((seen) => seen.path.startsWith(path)).length;

describe.each(layouts)("a table with %s", (_, layout) => {
  test("is submitted with the unit's own numbers, under its full name", async () => {
    const host = await open(await file(layout(["平湖市", "海宁市", "桐乡市"])));
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(submittedFirms()).toEqual(["11"]);
  });

  test("is submitted out of Excel under the unit's short name", async () => {
    const { host } = await openInExcel(excel, await file(layout(["平湖", "海宁"])));
    expect(await submit(host)).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(submittedFirms()).toEqual(["11"]);
  });

  test("is checked in the pane for whoever is signed in, and the server asked only for a short name", async () => {
    const full = await checkBeside(await open(await file(layout(["平湖市", "海宁市"]))));
    if (!full.ok) throw new Error(JSON.stringify(full.error));
    const read = full.value.report.document.figures.flatMap((figure) =>
      figure.kind === "actual" && figure.value !== null ? [[figure.indicator, figure.value]] : [],
    );
    expect([read, full.value.report.blocked, asked("orgs")]).toEqual([[[firms, "11"]], false, 0]);

    const short = await checkBeside(await open(await file(layout(["平湖", "海宁"]))));
    expect([short.ok && short.value.report.blocked, asked("orgs")]).toEqual([false, 1]);
  });

  test("without the unit is refused by name, checked or submitted, and nothing is taken from another", async () => {
    const host = await open(await file(layout(["平湖市", "平湖"])));
    const stop = {
      code: "unit-not-in-table",
      detail: { own: "海宁市", units: "平湖市、平湖" },
    } as const;
    const refused = { ok: false, error: { kind: "stop", stop } };
    expect(await submit(host)).toEqual(refused);
    expect(await checkBeside(host)).toEqual(refused);
    expect(api.submissions.size).toBe(0);
    expect(stopSentence(stop, "zh")).toBe(
      "这张表里只有平湖市、平湖，没有海宁市。请核对文件，或补上海宁市的一行（列），单位名称照“海宁市”写。",
    );
  });

  test("is nobody's before sign-in, and no unit's for the city", async () => {
    const host = await open(await file(layout(["平湖市", "海宁市"])));
    const numbers = async (signedIn: boolean) => {
      const checked = await checkBeside(host, signedIn);
      return checked.ok ? checked.value.report.document.figures.filter(hasNumber) : [];
    };
    expect(await numbers(false)).toEqual([]);
    api.person = city;
    expect(await numbers(true)).toEqual([]);
  });
});

test("a unit per column beside a sum without the own unit is refused, not read as the sum", async () => {
  const host = await open(await file(unitPerColumn(["平湖市", "合计"])));
  expect(await submit(host)).toMatchObject({
    ok: false,
    error: { stop: { code: "unit-not-in-table", detail: { units: "平湖市" } } },
  });
});

describe("a sheet with one column of numbers", () => {
  const [, ...rows] = unitPerColumn(["2024年实绩"]);
  const titled = async (lines: CellValue[][], sheet?: string) =>
    submit(await open(await file([...lines, ...rows], sheet)));

  test.each([
    ["in its title", [["平湖市2024年科技创新指标完成情况"]]],
    ["in a title beside a line with the year", [["平湖市科技创新指标完成情况"], ["2024年度指标情况"]]],
    ["by its short name", [["平湖2024年科技创新指标完成情况"]]],
    ["as the bureau it is of", [["平湖市科学技术局"], ["2024年科技创新指标完成情况"]]],
    ["beside 单位：", [["2024年科技创新指标完成情况"], ["单位：平湖市"]]],
  ])("that names another unit %s is not submitted as one's own", async (_, lines) => {
    const stop = { code: "other-org", detail: { sheet: "平湖市", own: "海宁市" } } as const;
    expect(await titled(lines)).toEqual({ ok: false, error: { kind: "stop", stop } });
    expect(api.submissions.size).toBe(0);
    expect(stopSentence(stop, "zh")).toBe(
      "本表的填报单位是“平湖市”，而本账号属于海宁市，不能代为上报。请换用该单位的账号，或改正表头。",
    );
  });

  test("nor is one whose sheet bears another unit's name", async () => {
    expect(await titled([["2024年科技创新指标完成情况"]], "平湖")).toMatchObject({
      error: { stop: { code: "other-org" } },
    });
  });

  test.each([
    ["the own unit", "海宁市2024年科技创新指标完成情况"],
    ["the city", "嘉兴市2024年科技创新指标完成情况"],
    ["an institute called like a place", "2024年平湖实验室等科技创新指标完成情况"],
  ])("that names %s is submitted", async (_, title) => {
    expect(await titled([[title]])).toMatchObject({ ok: true, value: { kind: "submitted" } });
  });

  test.each(["海宁市科学技术局", "海宁科技局"])(
    "whose 填报单位 is the own bureau, %s, is submitted",
    async (bureau) => {
      expect(await titled([["2024年科技创新指标完成情况"], [`填报单位：${bureau}`]])).toMatchObject({
        ok: true,
        value: { kind: "submitted" },
      });
    },
  );

  test("whose 填报单位 is another unit's bureau is not", async () => {
    expect(await titled([["2024年科技创新指标完成情况"], ["填报单位：平湖市科技局"]])).toMatchObject({
      error: { stop: { code: "other-org", detail: { sheet: "平湖市科技局", own: "海宁市" } } },
    });
  });
});

const hasNumber = (figure: { kind: string; value?: string | null }): boolean =>
  figure.kind === "actual" && figure.value !== null;
