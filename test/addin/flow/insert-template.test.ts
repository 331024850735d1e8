import { beforeEach, describe, expect, test } from "vitest";
import { checkWorkbook } from "../../../addin/flow/check.ts";
import { insertTemplate } from "../../../addin/flow/insert-template.ts";
import { makeTemplate } from "../../../addin/flow/template.ts";
import { type FileWorkbook, openWorkbookFile } from "../../../addin/host/file/open-workbook-file.ts";
import type { CellPlace, LiveWorkbookHost } from "../../../addin/host/port.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { refuse, succeed } from "../../../shared/result.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { type FakeApi, fakeApi, haining } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf } from "./memory-stores.ts";

let api: FakeApi;
let selected: CellPlace[];
beforeEach(() => {
  api = fakeApi();
  selected = [];
});

const select: LiveWorkbookHost["select"] = async (place) => {
  selected.push(place);
  return succeed(null);
};

const insert = (host: FileWorkbook, round = "y2024") =>
  insertTemplate({
    workbook: { ...host, select },
    make: () => makeTemplate(clientOf(api), { form: yearlyForm, org: haining.org, period: null, round }),
  });

async function ownWorkbook(): Promise<FileWorkbook> {
  const opened = await openWorkbookFile(await plainWorkbookFile({ 底稿: [["随手记", 1]] }));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function sheetsOf(host: FileWorkbook) {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  return snapshot.value.sheets.map(({ name, visibility }) => [name, visibility]);
}

describe("a round's template put into an open workbook", () => {
  test("can be filled, checked and submitted there; the sheets that were there stay", async () => {
    const host = await ownWorkbook();
    expect(await insert(host)).toEqual({ ok: true, value: { sheet: "年报表" } });
    expect(await sheetsOf(host)).toEqual([
      ["底稿", "visible"],
      ["_zhibao", "veryHidden"],
      ["审核关系", "visible"],
      ["指标解释", "visible"],
      ["年报表", "visible"],
    ]);
    expect(selected).toMatchObject([{ sheet: "年报表" }]);
    const checked = await checkWorkbook(host, { form: yearlyForm });
    expect(checked).toMatchObject({
      ok: true,
      value: { org: "330481", period: "2024", reading: { sheet: "年报表" } },
    });
    const missing = checked.ok && checked.value.findings.filter(({ rule }) => rule.id === "REQ-ROW");
    expect(missing).toEqual([]);
  });

  test("never goes over a table that is there: what is typed stays", async () => {
    const host = await filledWorkbook({ cells: { "KJ-13": { actual: 12 } } });
    const before = host.bytes();
    expect(await insert(host)).toEqual({
      ok: false,
      error: {
        kind: "stop",
        stop: { code: "template-there", detail: { sheet: "年报表", made: "sti-yearly@1 2024" } },
      },
    });
    expect(host.bytes()).toEqual(before);
  });

  test("that was refused half-way can be inserted again", async () => {
    const host = await ownWorkbook();
    const refusal = { code: "busy", detail: {} } as const;
    const refusing: FileWorkbook = {
      ...host,
      putSheet: async (plan) => (plan.name === "年报表" ? refuse(refusal) : host.putSheet(plan)),
    };
    expect(await insert(refusing)).toEqual({ ok: false, error: { kind: "host", refusal } });
    expect(await insert(host)).toEqual({ ok: true, value: { sheet: "年报表" } });
    expect((await sheetsOf(host)).map(([name]) => name)).toEqual([
      "底稿",
      "_zhibao",
      "审核关系",
      "指标解释",
      "年报表",
    ]);
  });

  test("asks for a round that is there", async () => {
    const host = await ownWorkbook();
    expect(await insert(host, "y1999")).toMatchObject({ ok: false, error: { kind: "api" } });
    expect(await sheetsOf(host)).toEqual([["底稿", "visible"]]);
  });
});
