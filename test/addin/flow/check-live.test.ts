import { describe, expect, test } from "vitest";
import { checkLive, type LiveCheckPorts } from "../../../addin/flow/check-live.ts";
import type { FlowStep } from "../../../addin/flow/progress.ts";
import type { CellMark } from "../../../addin/host/port.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { refuse, succeed } from "../../../shared/result.ts";
import { filledWorkbook } from "./filled-workbook.ts";

/** A client that nobody is signed in at; whatever reaches for the server fails the test. */
const offline = (): LiveCheckPorts["client"] => {
  const client: LiveCheckPorts["client"] = {
    person: async () => null,
    orgs: async () => {
      throw new Error("The server was asked");
    },
    form: async () => {
      throw new Error("The server was asked");
    },
    cancelledBy: () => {
      throw new Error("The server was asked");
    },
  };
  return client;
};

async function workbook() {
  const host = await filledWorkbook({ cells: { "KJ-54": { actual: null } } });
  const marks: (readonly CellMark[])[] = [];
  const mark: LiveCheckPorts["workbook"]["mark"] = async (next) => {
    marks.push(next);
    return succeed({ marked: next.length, unmarked: [] });
  };
  return { host, marks, mark };
}

describe("checkLive", () => {
  test("reads, checks and marks, step by step, without the server", async () => {
    const { host, marks, mark } = await workbook();
    const steps: FlowStep[] = [];
    const checked = await checkLive(
      { workbook: { snapshot: () => host.snapshot(), mark }, client: offline() },
      { form: yearlyForm, onStep: (step) => steps.push(step) },
    );
    if (!checked.ok) throw new Error(checked.error.kind);
    const { report, marks: reported } = checked.value;
    expect(steps).toEqual(["reading", "checking", "writing"]);
    expect(report.blocked).toBe(true);
    expect(marks).toHaveLength(1);
    expect(reported).toEqual({ marked: marks[0]?.length, unmarked: [] });
    expect(marks[0]?.length).toBeGreaterThan(0);
  });

  test("marks that the workbook refuses leave the report standing and say why", async () => {
    const { host } = await workbook();
    const refusal = { code: "read-only", detail: {} } as const;
    const checked = await checkLive(
      { workbook: { snapshot: () => host.snapshot(), mark: async () => refuse(refusal) }, client: offline() },
      { form: yearlyForm },
    );
    expect(checked.ok && checked.value.marks).toEqual(refusal);
  });

  test("a period that was given stands in only where the sheet says none", async () => {
    const { host, mark } = await workbook();
    const ports = { workbook: { snapshot: () => host.snapshot(), mark }, client: offline() };
    const [plain, given] = [
      await checkLive(ports, { form: yearlyForm }),
      await checkLive(ports, { form: yearlyForm, period: "2019" }),
    ];
    expect(given.ok && given.value.report).toEqual(plain.ok && plain.value.report);
    expect(given.ok && given.value.report.period).toBe("2024");
  });

  test("a workbook that cannot be read is not marked", async () => {
    const { marks, mark } = await workbook();
    const refusal = { code: "editing", detail: {} } as const;
    const checked = await checkLive(
      { workbook: { snapshot: async () => refuse(refusal), mark }, client: offline() },
      { form: yearlyForm },
    );
    expect(checked).toEqual({ ok: false, error: { kind: "host", refusal } });
    expect(marks).toEqual([]);
  });
});
