import { beforeEach, describe, expect, test } from "vitest";
import { checkWorkbook } from "../../../addin/flow/check.ts";
import { isCancelled } from "../../../addin/flow/failure.ts";
import type { FlowStep, Journey } from "../../../addin/flow/progress.ts";
import { type SubmitOptions, submitWorkbook } from "../../../addin/flow/submit.ts";
import type { FileWorkbook } from "../../../addin/host/file/open-workbook-file.ts";
import { figureCellName } from "../../../addin/table/binding/binding-names.ts";
import { flowFailureSentence } from "../../../addin/text/flow-failure-sentence.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";
import { boundText, filledWorkbook } from "./filled-workbook.ts";
import { clientOf, countedUuids, memoryStores } from "./memory-stores.ts";

let api: FakeApi;
let stores: ReturnType<typeof memoryStores>;
let uuid: () => string;
let controller: AbortController;
let steps: FlowStep[];
let host: FileWorkbook;
beforeEach(async () => {
  api = fakeApi();
  stores = memoryStores();
  uuid = countedUuids();
  controller = new AbortController();
  steps = [];
  host = await filledWorkbook({ cells: { "KJ-13": { actual: 12 } } });
});

const submit = (options: Partial<SubmitOptions & Journey> = {}) =>
  submitWorkbook(
    { host, client: clientOf(api), ...stores, randomUuid: uuid },
    {
      form: yearlyForm,
      dryRun: false,
      signal: controller.signal,
      onStep: (step) => void steps.push(step),
      ...options,
    },
  );

/** Cancels when the journey comes to `last`, as a click between two steps does. */
const cancelAt =
  (last: FlowStep) =>
  (step: FlowStep): void => {
    steps.push(step);
    if (step === last) controller.abort();
  };

const cancelledHere = { ok: false, error: { kind: "host", refusal: { code: "cancelled", detail: {} } } };
const cancelledOnTheWay = { ok: false, error: { kind: "api", failure: { kind: "cancelled" } } };
const puts = () => api.requests.filter(({ method }) => method === "PUT");

describe("checking", () => {
  test("cancelled while the program takes its time with the workbook, does not wait for it", async () => {
    const never = { snapshot: () => new Promise<never>(() => {}) };
    const checking = checkWorkbook(never, { form: yearlyForm, signal: controller.signal });
    controller.abort();
    expect(await checking).toEqual(cancelledHere);
  });

  test("tells its steps", async () => {
    const checked = await checkWorkbook(host, {
      form: yearlyForm,
      onStep: (step) => void steps.push(step),
    });
    expect(checked.ok).toBe(true);
    expect(steps).toEqual(["reading", "checking"]);
  });

  test("that is cancelled while the workbook is read gives no findings, but says so", async () => {
    const checked = await checkWorkbook(host, {
      form: yearlyForm,
      signal: controller.signal,
      onStep: cancelAt("reading"),
    });
    expect(checked).toEqual(cancelledHere);
    expect(steps).toEqual(["reading"]);
  });
});

describe("a submission", () => {
  test("tells its steps, each as it begins", async () => {
    expect(await submit()).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(steps).toEqual(["reading", "checking", "asking", "sending", "writing"]);
  });

  test("as a dry run asks, and neither sends nor writes", async () => {
    expect(await submit({ dryRun: true })).toMatchObject({ ok: true, value: { kind: "passed" } });
    expect(new Set(steps)).toEqual(new Set(["reading", "checking", "asking"]));
  });

  test.each([
    ["reading", cancelledHere],
    ["checking", cancelledOnTheWay],
    ["asking", cancelledOnTheWay],
  ] as const)(
    "cancelled while %s leaves server, workbook and memory as they were",
    async (step, expected) => {
      const before = host.bytes();
      const outcome = await submit({ onStep: cancelAt(step) });
      expect(outcome).toEqual(expected);
      expect(outcome.ok || isCancelled(outcome.error)).toBe(true);
      expect(puts()).toEqual([]);
      expect(stores.kept.size).toBe(0);
      expect(stores.seenEtags.size).toBe(0);
      expect(host.bytes()).toEqual(before);
    },
  );

  test("cancelled while the last question was answered is not sent either", async () => {
    api.interfere = ({ path }) => {
      if (path.includes("/submissions/")) controller.abort();
      return undefined;
    };
    expect(await submit()).toEqual(cancelledHere);
    expect(puts()).toEqual([]);
    expect(stores.kept.size).toBe(0);
  });

  test("cancelled while it is sent may have arrived: it is kept, and goes under the same key again", async () => {
    api.interfere = ({ method }) => {
      if (method !== "PUT") return undefined;
      controller.abort();
      throw controller.signal.reason;
    };
    expect(await submit()).toMatchObject({
      ok: true,
      value: { kind: "kept", failure: { kind: "cancelled" } },
    });
    expect(puts()).toHaveLength(1);
    expect(stores.kept.size).toBe(1);
    api.interfere = undefined;
    controller = new AbortController();
    expect(await submit()).toMatchObject({ ok: true, value: { kind: "submitted" } });
    expect(new Set(puts().map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  test("cancelled once the server has it is written down all the same", async () => {
    expect(await submit({ onStep: cancelAt("writing") })).toMatchObject({
      ok: true,
      value: { kind: "submitted", noted: "noted" },
    });
    expect(await boundText(host, "etag")).toBe('"r1-e1"');
  });

  test("that was cancelled says that nothing was changed, or that it may have arrived", () => {
    expect(flowFailureSentence({ kind: "host", refusal: { code: "cancelled", detail: {} } }, "", "zh")).toBe(
      "已取消，表格没有改动。",
    );
    expect(flowFailureSentence({ kind: "api", failure: { kind: "cancelled" } }, "", "zh")).toBe(
      "已取消，没有等服务器答复。已经发出的可能已送到，再做一次不会重复。",
    );
  });
});

describe("what was looked through in the preview", () => {
  test("is what is sent: its hash is on the receipt", async () => {
    const preview = await submit({ dryRun: true });
    if (!preview.ok) throw new Error("the dry run passes");
    const { hash } = preview.value;
    expect(await submit({ previewed: hash })).toMatchObject({
      ok: true,
      value: { kind: "submitted", hash, receipt: { hash } },
    });
  });

  test("is not replaced unseen by what was typed after it", async () => {
    const preview = await submit({ dryRun: true });
    if (!preview.ok) throw new Error("the dry run passes");
    await typeActual(13);
    expect(await submit({ previewed: preview.value.hash })).toEqual({
      ok: false,
      error: { kind: "stop", stop: { code: "changed-since-preview", detail: {} } },
    });
    expect(puts().filter(({ path }) => !path.includes("dryRun"))).toEqual([]);
    expect(stores.kept.size).toBe(0);
  });

  test("counts by its figures: typing the same one again changes nothing", async () => {
    const preview = await submit({ dryRun: true });
    if (!preview.ok) throw new Error("the dry run passes");
    await typeActual(12);
    expect(await submit({ previewed: preview.value.hash })).toMatchObject({
      ok: true,
      value: { kind: "submitted" },
    });
  });
});

async function typeActual(value: number): Promise<void> {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const place = snapshot.value.names.find(({ name }) => name === figureCellName("KJ-13", "actual"));
  if (!place) throw new Error("the template has no such cell");
  const address = { row: place.range.top, column: place.range.left };
  await host.writeCells([{ sheet: place.sheet, address, value }]);
}
