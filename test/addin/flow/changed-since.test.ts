import { beforeEach, describe, expect, test } from "vitest";
import { changedSince } from "../../../addin/flow/changed-since.ts";
import { status } from "../../../addin/flow/status.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { figureCellName } from "../../../addin/table/binding/binding-names.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { refuse } from "../../../shared/result.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";

let api: FakeApi;
let host: FileWorkbook;
beforeEach(async () => {
  api = fakeApi();
  host = await filledWorkbook({ cells: { "KJ-13": { actual: 12 } } });
  const ports = { host, client: clientOf(api), ...memoryStores(), randomUuid: countedUuids() };
  expect(await submitWorkbook(ports, { form: yearlyForm, dryRun: false })).toMatchObject({ ok: true });
  api.requests.length = 0;
});

async function changed(workbook: Pick<FileWorkbook, "snapshot"> = host) {
  const client = clientOf(api);
  const found = await status(client);
  if (!found.ok) throw new Error("no status");
  const rounds = found.value.rounds.map(({ summary }) => summary);
  return changedSince({ workbook, client }, { person: found.value.person, rounds, period: "" });
}

async function typeFirms(value: number): Promise<void> {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const place = snapshot.value.names.find(({ name }) => name === figureCellName("KJ-13", "actual"));
  if (!place) throw new Error("no cell");
  const address = { row: place.range.top, column: place.range.left };
  await host.writeCells([{ sheet: place.sheet, address, value }]);
}

describe("a workbook whose submission awaits review", () => {
  test("has not changed by taking its receipt", async () => {
    expect(await changed()).toEqual({ ok: true, value: [] });
  });

  test("has changed once a figure was typed, and not any more once it is as it was", async () => {
    await typeFirms(13);
    expect(await changed()).toEqual({ ok: true, value: ["y2024"] });
    await typeFirms(12);
    expect(await changed()).toEqual({ ok: true, value: [] });
  });

  test("is not read at all while nothing awaits review", async () => {
    await typeFirms(13);
    const sent = api.submissions.get("y2024 330481");
    if (sent) api.submissions.set("y2024 330481", { ...sent, state: "accepted", seq: 2 });
    const unread = { snapshot: () => Promise.reject(new Error("read")) };
    expect(await changed(unread)).toEqual({ ok: true, value: [] });
  });

  test("of another unit, period or round says nothing of this one", async () => {
    const others = [
      await filledWorkbook({ org: { id: "330482", name: "平湖市" } }),
      await filledWorkbook({ period: "2023", round: null }),
      await filledWorkbook({ round: "drill" }),
    ];
    for (const other of others) expect(await changed(other)).toEqual({ ok: true, value: [] });
  });

  test("that cannot be read is told to be so", async () => {
    const refusal = { code: "editing", detail: {} } as const;
    expect(await changed({ snapshot: async () => refuse(refusal) })).toEqual({
      ok: false,
      error: { kind: "host", refusal },
    });
  });
});
