import { checkSnapshot } from "../../../addin/flow/check.ts";
import { keepAnswers } from "../../../addin/flow/keep-answers.ts";
import type { KeptTable, MachineTables, TableMemory } from "../../../addin/flow/table-memory.ts";
import { unitTables } from "../../../addin/flow/unit-tables.ts";
import type { WorkbookHost } from "../../../addin/host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../../../addin/host/snapshot.ts";
import type { TableAnswers } from "../../../addin/table/binding/table-answers.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { fakeApi } from "./fake-api.ts";
import { clientOf } from "./memory-stores.ts";

export const ownSheet = "台账";
/** Where the row stands whose name no form knows; it is KJ-13. */
export const oddRow = 4;

/**
 * A bureau's own table of the yearly form: one head and one name that nobody but its bureau understands, all else not
 * provided. The one figure is invented.
 */
export function ownRows(year = 2024, unit = "海宁市"): CellValue[][] {
  const others = yearlyForm.rows
    .filter(isIndicatorRow)
    .filter(({ entry, indicator }) => entry === "typed" && indicator !== "KJ-13")
    .map(({ indicator }) => yearlyForm.indicators.find(({ code }) => code === indicator))
    .map((found): CellValue[] => [
      found?.name ?? "",
      found?.unit ?? "",
      null,
      null,
      "未提供",
      "本县没有这项统计",
    ]);
  return [
    [`${unit}${year}年科技创新指标台账`],
    ["填报单位", unit],
    ["指标名称", "计量单位", `${year - 1}年实绩`, "某数", "数据状态", "说明"],
    ["本局高企口径", "家", null, 12, null],
    ...others,
    ["单位负责人", "李主任"],
    ["统计负责人", "陈统计"],
    ["填表人", "王晓"],
    ["报出日期", "2025-01-15"],
  ];
}

export const ownFile = (year?: number, unit?: string): Promise<Uint8Array> =>
  plainWorkbookFile({ [ownSheet]: ownRows(year, unit) });

/** What its bureau has answered. */
export const ownAnswers: TableAnswers = {
  columns: { 某数: "actual" },
  rows: { 本局高企口径: "KJ-13" },
};

/** What a machine by itself holds of tables, open to look at. */
export function machineTables(): MachineTables & { kept: Map<string, KeptTable> } {
  const kept = new Map<string, KeptTable>();
  return {
    kept,
    recall: async (fingerprint) => kept.get(fingerprint) ?? null,
    keep: async (fingerprint, table) => void kept.set(fingerprint, table),
    forget: async (fingerprint) => void kept.delete(fingerprint),
  };
}

/** What is remembered on a machine where nobody is signed in, open to look at. */
export function tableMemory(): TableMemory & { kept: Map<string, KeptTable> } {
  const machine = machineTables();
  return {
    kept: machine.kept,
    ...unitTables(machine, { client: clientOf(fakeApi(), null), lateReplies: "dropped" }),
  };
}

export async function snapshotIn(host: Pick<WorkbookHost, "snapshot">): Promise<WorkbookSnapshot> {
  const snapshot = await host.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  return snapshot.value;
}

/** The answers given once, as the pane does. */
export async function bind(
  host: Pick<WorkbookHost, "snapshot" | "putSheet">,
  memory: TableMemory = tableMemory(),
  answers: TableAnswers = ownAnswers,
): Promise<ReturnType<typeof keepAnswers>> {
  const checked = checkSnapshot(await snapshotIn(host), { form: yearlyForm, answers });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return keepAnswers(host, memory, { ...checked.value, answers });
}
