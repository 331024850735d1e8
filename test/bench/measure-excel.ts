import { createClient } from "../../addin/api/client.ts";
import { checkLive } from "../../addin/flow/check-live.ts";
import { openExcelWorkbook } from "../../addin/host/excel/open-excel-workbook.ts";
import { memoryDrawers } from "../../addin/store/memory-drawers.ts";
import { sessionDrawer } from "../../addin/store/session-drawer.ts";
import { type Form, isIndicatorRow } from "../../shared/schema/form.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { loadOffice } from "../excel-sim/node/load-office.ts";
import { openSimulatedWorkbook } from "../excel-sim/workbook/open-workbook.ts";
import { wideForm } from "./invented-form.ts";
import { inventedValues } from "./invented-values.ts";
import { counted, type Line, slower } from "./report.ts";
import { type Repeats, timeWorkInTurn } from "./sampling.ts";
import { reportYear, units } from "./stage.ts";

const sheetName = "年报表";
const headings = ["代码", "指标名称", "计量单位", "本年实绩", "上年实绩", "数据状态"];
const rows = 2000;
/** Every fiftieth figure is no number, so that there is something to mark. */
const faultEvery = 50;

/**
 * 审核 of a table of 2,000 rows through office.js: read, located, matched, checked and marked, against an Excel.run that
 * only reads the same cells. Excel is the simulated one, in this process and without a line between.
 */
export async function measureExcel(repeats: Repeats): Promise<Line[]> {
  const form = wideForm(rows);
  const excel = await loadOffice();
  excel.open(await openSimulatedWorkbook(await invented(form)));
  const workbook = openExcelWorkbook();
  const client = clientOfNobody();
  const check = async () => {
    const checked = await checkLive({ workbook, client }, { form, period: String(reportYear) });
    if (!checked.ok || !("marked" in checked.value.marks)) throw new Error("the table was not checked");
    return checked.value.marks;
  };
  await check();
  excel.trace.clear();
  const { marked } = await check();
  const { syncs, requestBytes, responseBytes } = excel.trace.counts();
  const times = await timeWorkInTurn({ check, read: () => workbook.snapshot(), bare: readOnly }, repeats, 1);
  const kilobytes = Math.round((requestBytes + responseBytes) / 1000);
  return [
    slower(`读入 ${rows} 行，对照只读`, times("read"), times("bare"), null),
    slower(`审核 ${rows} 行并标出 ${marked} 格，对照只读`, times("check"), times("bare"), null),
    counted("  与 Excel 往返", syncs, "次", 4),
    counted("  往返的内容", kilobytes, "kB", null),
  ];
}

/** The bare limit: the values, formulas and formats of the same cells. */
const readOnly = () =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheetName).getUsedRange(true);
    range.load("values,formulas,numberFormat");
    await context.sync();
  });

function invented(form: Form): Promise<Uint8Array> {
  const [unit = ""] = units;
  const [now, before] = [inventedValues(form, unit, reportYear), inventedValues(form, unit, reportYear - 1)];
  const definition = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const lines = form.rows.filter(isIndicatorRow).map(({ indicator: code }, index) => {
    const indicator = definition.get(code);
    const actual = index % faultEvery === 0 ? "约十" : Number(now.get(code));
    return [code, indicator?.name ?? "", indicator?.unit ?? "", actual, Number(before.get(code)), "年报数"];
  });
  return plainWorkbookFile({ [sheetName]: [headings, ...lines] });
}

/** Nobody is signed in, and no server is asked. */
const clientOfNobody = () =>
  createClient({
    server: "http://nowhere",
    fetch: () => Promise.reject(new TypeError("no server is asked")),
    timeoutMs: 1000,
    wait: async () => undefined,
    now: () => new Date(),
    sessions: sessionDrawer(memoryDrawers(), "http://nowhere"),
  });
