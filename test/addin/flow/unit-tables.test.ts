import { describe, expect, test } from "vitest";
import { checkLive } from "../../../addin/flow/check-live.ts";
import { submitWorkbook } from "../../../addin/flow/submit.ts";
import { unitTables } from "../../../addin/flow/unit-tables.ts";
import type { WorkbookHost } from "../../../addin/host/port.ts";
import { noAnswers, type TableAnswers } from "../../../addin/table/binding/table-answers.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { Person } from "../../../shared/schema/session.ts";
import { explainsAll } from "../../explains-all.ts";
import { aSession } from "../api/a-session.ts";
import { noNetwork } from "../api/fake-server.ts";
import { lockStructure } from "../host/lock-structure.ts";
import { open } from "../host/opened.ts";
import { city, type FakeApi, fakeApi, haining } from "./fake-api.ts";
import { clientOf, memoryStores } from "./memory-stores.ts";
import { bind, machineTables, ownAnswers, ownFile } from "./own-table.ts";

const pinghu: Person = { ...haining, id: "p-pinghu", org: "330482", orgName: "平湖市" };

/** A machine with its own memory, at which `person` is signed in. */
function machineOf(api: FakeApi, person: Person | null = haining) {
  const kept = machineTables();
  const client = clientOf(api, person && aSession({ person }));
  return { client, kept: kept.kept, tables: unitTables(kept, { client, lateReplies: "kept" }) };
}

const lockedFile = async (year?: number) => lockStructure(await ownFile(year));

/** What the pane is told of the workbook on a machine: the answers it knows, and the figure they lead to. */
async function checkedOn(
  { client, tables }: ReturnType<typeof machineOf>,
  host: Pick<WorkbookHost, "snapshot">,
) {
  const workbook = { snapshot: host.snapshot, mark: async () => ({ ok: true, value: none }) as const };
  const checked = await checkLive({ workbook, client, tables }, { form: yearlyForm });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  const { report, remembered } = checked.value;
  const [value = null] = report.document.figures.flatMap((figure) =>
    figure.indicator === "KJ-13" && figure.kind === "actual" ? [figure.value] : [],
  );
  return { remembered, value, blocked: report.blocked };
}
const none = { marked: 0, unmarked: [], hidden: 0, failed: [] };

const known = { remembered: ownAnswers, value: "12", blocked: false };
const unknown = { remembered: noAnswers, value: null, blocked: true };

const toTables = ({ requests }: FakeApi) =>
  requests.filter(({ path }) => path.includes("/tables/")).map(({ method }) => method);

describe("a table whose workbook takes no hidden sheet", () => {
  test("answered on one machine asks nothing on another of the unit, also next year, and is submitted there", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    expect(await checkedOn(machineOf(api), locked)).toEqual(unknown);
    expect(await bind(locked, machineOf(api).tables)).toEqual({ ok: true, value: { where: "server" } });

    const elsewhere = machineOf(api);
    expect(await checkedOn(elsewhere, locked)).toEqual(known);
    expect((await checkedOn(machineOf(api), await open(await lockedFile(2025)))).remembered).toEqual(
      ownAnswers,
    );
    const sent = await submitWorkbook(
      {
        host: locked,
        client: elsewhere.client,
        ...memoryStores(),
        tables: elsewhere.tables,
        sayings: explainsAll,
        randomUuid: () => crypto.randomUUID(),
      },
      { form: yearlyForm, dryRun: false },
    );
    expect(sent).toMatchObject({ ok: true, value: { kind: "submitted", noted: "on-machine" } });
    expect([...api.tables.values()]).toEqual([ownAnswers]);
    expect(JSON.stringify([...api.tables])).not.toContain("12");
  });

  test("submitted with answers that were only on one machine is known to the others from then on", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    const away = machineOf(api);
    api.interfere = noNetwork;
    expect(await bind(locked, away.tables)).toEqual({ ok: true, value: { where: "machine" } });
    api.interfere = undefined;
    expect(await checkedOn(machineOf(api), locked)).toEqual(unknown);
    await submitWorkbook(
      {
        host: locked,
        client: away.client,
        ...memoryStores(),
        tables: away.tables,
        sayings: explainsAll,
        randomUuid: () => crypto.randomUUID(),
      },
      { form: yearlyForm, dryRun: false },
    );
    expect(await checkedOn(machineOf(api), locked)).toEqual(known);
  });

  test("is what its unit said last, on every machine; without an answer of the server what was heard last", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    const [first, second] = [machineOf(api), machineOf(api)];
    await bind(locked, first.tables);
    expect(await checkedOn(second, locked)).toEqual(known);
    const corrected: TableAnswers = { ...ownAnswers, rows: { 本局高企口径: "ignored" } };
    await bind(locked, second.tables, corrected);
    expect((await checkedOn(first, locked)).remembered).toEqual(corrected);
    await bind(locked, first.tables, noAnswers);
    expect((await checkedOn(second, locked)).remembered).toEqual(noAnswers);
    await bind(locked, first.tables);
    await checkedOn(second, locked);
    api.interfere = noNetwork;
    expect([await checkedOn(first, locked), await checkedOn(second, locked)]).toEqual([known, known]);
    expect(await checkedOn(machineOf(api), locked)).toEqual(unknown);
  });

  test("is what was said on the machine itself, as long as the server has not got it", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    const [first, second] = [machineOf(api), machineOf(api)];
    await bind(locked, first.tables);
    const corrected: TableAnswers = { ...ownAnswers, rows: { 本局高企口径: "KJ-14" } };
    api.interfere = noNetwork;
    await bind(locked, second.tables, corrected);
    api.interfere = undefined;
    expect((await checkedOn(second, locked)).remembered).toEqual(corrected);
    expect((await checkedOn(first, locked)).remembered).toEqual(ownAnswers);
  });

  test("is not known to another unit, to the city, or to whoever is not signed in", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    await bind(locked, machineOf(api).tables);
    for (const person of [pinghu, city, null])
      expect((await checkedOn(machineOf(api, person), locked)).remembered).toEqual(noAnswers);
    const paths = api.requests.map(({ path }) => path).filter((path) => path.includes("/tables/"));
    expect(paths.map((path) => path.split("/")[1])).toEqual(["330481", "330482"]);
  });

  test("heard of for one unit does not speak for another at the same machine", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    await bind(locked, machineOf(api).tables);
    const shared = machineTables();
    const at = (person: Person) => {
      const client = clientOf(api, aSession({ person }));
      return { client, kept: shared.kept, tables: unitTables(shared, { client, lateReplies: "kept" }) };
    };
    expect((await checkedOn(at(haining), locked)).remembered).toEqual(ownAnswers);
    expect((await checkedOn(at(pinghu), locked)).remembered).toEqual(noAnswers);
    api.interfere = noNetwork;
    expect((await checkedOn(at(pinghu), locked)).remembered).toEqual(noAnswers);
  });

  test("forgets rows that were taken for an indicator its form no longer has", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    await bind(locked, machineOf(api).tables);
    for (const [path, answers] of api.tables)
      api.tables.set(path, { ...answers, rows: { 本局高企口径: "KJ-999" } });
    expect((await checkedOn(machineOf(api), locked)).remembered).toEqual({ ...ownAnswers, rows: {} });
  });

  test("whose keys are numbers, or are too many, is kept on the machine alone", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    const numbers: TableAnswers = { ...ownAnswers, rows: { ...ownAnswers.rows, "3117.3": "ignored" } };
    expect(await bind(locked, machineOf(api).tables, numbers)).toMatchObject({ value: { where: "machine" } });
    expect([...api.tables]).toEqual([]);
  });
});

describe("a table whose workbook has its hidden sheet", () => {
  test("is neither told to the server nor asked of it", async () => {
    const api = fakeApi();
    const host = await open(await ownFile());
    expect(await bind(host, machineOf(api).tables)).toEqual({ ok: true, value: { where: "workbook" } });
    expect(await checkedOn(machineOf(api), host)).toMatchObject({ value: "12" });
    expect(toTables(api)).toEqual([]);
  });
});

describe("a server that is silent", () => {
  test("ends neither check nor keeping; an answer that is late is known the next time", async () => {
    const api = fakeApi();
    const locked = await open(await lockedFile());
    await bind(locked, machineOf(api).tables);
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const silent = (request: Request) => {
      if (!request.url.includes("/tables/")) return api.fetch(request);
      asked.push(request.method);
      return new Promise<Response>((resolve, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason), { once: true });
        answers.push(() => resolve(api.fetch(request)));
      });
    };
    const kept = machineTables();
    const client = clientOf({ ...api, fetch: silent });
    const tables = unitTables(kept, {
      client,
      lateReplies: "kept",
      patience: { kept: 0, none: 0 },
      tellingMs: 0,
    });
    const machine = { client, kept: kept.kept, tables };
    expect(await checkedOn(machine, locked)).toEqual(unknown);
    expect(await checkedOn(machine, locked)).toEqual(unknown);
    expect(asked).toEqual(["GET"]);
    for (const answer of answers) answer();
    await expect
      .poll(() => [...kept.kept.values()])
      .toEqual([{ answers: ownAnswers, over: null, told: "330481" }]);
    expect(await checkedOn(machine, locked)).toEqual(known);
    const corrected: TableAnswers = { ...ownAnswers, rows: { 本局高企口径: "KJ-14" } };
    expect(await bind(locked, tables, corrected)).toEqual({ ok: true, value: { where: "machine" } });
    expect((await checkedOn(machine, locked)).remembered).toEqual(corrected);
  });
});
