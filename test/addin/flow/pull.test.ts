import { beforeEach, describe, expect, test } from "vitest";
import { pullIntoWorkbook } from "../../../addin/flow/pull.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { now } from "../api/a-session.ts";
import { html } from "../api/fake-server.ts";
import { aDocument } from "./a-document.ts";
import { aSubmission } from "./a-submission.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf, memoryStores } from "./memory-stores.ts";

let api: FakeApi;
let stores: ReturnType<typeof memoryStores>;
beforeEach(() => {
  api = fakeApi({ rounds: [{ id: "y2024", name: "2024年报", period: "2024", state: "published" }] });
  api.submissions.set(
    "y2024 330481",
    aSubmission("y2024", aDocument("330481", "2024", "12"), { state: "accepted", seq: 2 }),
  );
  api.submissions.set(
    "y2024 330482",
    aSubmission("y2024", aDocument("330482", "2024", "30"), { state: "accepted", seq: 2 }),
  );
  stores = memoryStores();
});

const pull = (host: FileWorkbook, round?: string, workbook = "/home/a.xlsx") =>
  pullIntoWorkbook(
    { host, client: clientOf(api), pulls: stores.pulls, now: () => now },
    { workbook, ...(round === undefined ? {} : { round }) },
  );

const peerSheet = async (host: FileWorkbook) => {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  return snapshot.value.sheets.find(({ name }) => name.startsWith("同级汇总"));
};

const mergedCalls = () => api.requests.filter(({ path }) => path.endsWith("/merged"));

describe("pulling the peers' figures", () => {
  test("puts them into a sheet of their own, the values of each unit", async () => {
    const host = await filledWorkbook();
    expect(await pull(host)).toMatchObject({
      ok: true,
      value: { kind: "put", report: { sheet: "同级汇总 2024年报", how: "added" } },
    });
    const cells = (await peerSheet(host))?.values.flat();
    expect(cells?.some((cell) => String(cell).startsWith("海宁市"))).toBe(true);
    expect(cells).toContain(12);
    expect(cells).toContain(30);
  });

  test("again, unchanged, writes nothing: 304", async () => {
    const host = await filledWorkbook();
    await pull(host);
    const after = host.bytes();
    expect(await pull(host)).toEqual({ ok: true, value: { kind: "unchanged", sheet: "同级汇总 2024年报" } });
    expect(mergedCalls()[1]?.headers["if-none-match"]).toBeDefined();
    expect(host.bytes()).toEqual(after);
  });

  test("again is a full pull where someone has written over the pulled figures", async () => {
    const host = await filledWorkbook();
    await pull(host);
    const sheet = await peerSheet(host);
    const row = sheet?.values.findIndex((cells) => cells.includes(30)) ?? -1;
    const column = sheet?.values[row]?.indexOf(30) ?? -1;
    const address = { row: row + (sheet?.origin.row ?? 1), column: column + (sheet?.origin.column ?? 1) };
    await host.writeCells([{ sheet: "同级汇总 2024年报", address, value: 31 }]);
    expect(await pull(host)).toMatchObject({
      ok: true,
      value: { kind: "put", report: { how: "refreshed" } },
    });
    expect((await peerSheet(host))?.values.flat()).toContain(30);
    expect((await peerSheet(host))?.values.flat()).not.toContain(31);
  });

  test("into another workbook is a full pull, whatever the first one has", async () => {
    await pull(await filledWorkbook());
    expect(await pull(await filledWorkbook(), undefined, "/home/b.xlsx")).toMatchObject({
      ok: true,
      value: { kind: "put", report: { how: "added" } },
    });
  });

  test("before publication gives nothing and leaves the workbook alone", async () => {
    api.rounds = [{ id: "y2024", name: "2024年报", period: "2024", state: "closed" }];
    const host = await filledWorkbook();
    const before = host.bytes();
    expect(await pull(host)).toMatchObject({ ok: false, error: { stop: { code: "not-published" } } });
    expect(await pull(host, "y2024")).toMatchObject({
      ok: false,
      error: { stop: { code: "not-published" } },
    });
    expect(host.bytes()).toEqual(before);
  });

  test("takes the workbook's own round, else the person has to name one of several", async () => {
    api.rounds.push({ id: "y2023", name: "2023年报", period: "2023", state: "published" });
    expect(await pull(await filledWorkbook({ round: "y2023" }))).toMatchObject({
      ok: true,
      value: { table: { round: { id: "y2023" } } },
    });
    expect(await pull(await filledWorkbook({ round: null }))).toMatchObject({
      ok: false,
      error: { stop: { code: "several-rounds" } },
    });
  });

  test("that is answered with rubbish leaves the workbook alone", async () => {
    api.interfere = (seen) => (seen.path.endsWith("/merged") ? html(200)(seen) : undefined);
    const host = await filledWorkbook();
    const before = host.bytes();
    expect(await pull(host)).toEqual({
      ok: false,
      error: { kind: "api", failure: { kind: "unreadable", status: 200, what: "not-json" } },
    });
    expect(host.bytes()).toEqual(before);
  });
});
