import ExcelJS from "@mui/x-internal-exceljs-fork";
import { checkSnapshot } from "../../addin/flow/check.ts";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import type { WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { type Form, isIndicatorRow } from "../../shared/schema/form.ts";
import { submissionDocument } from "../../shared/schema/submission.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { wideForm } from "./invented-form.ts";
import { inventedValues } from "./invented-values.ts";
import { type Line, slower } from "./report.ts";
import { type Repeats, timeWorkInTurn } from "./sampling.ts";
import { reportYear, units } from "./stage.ts";

const rows = 2000;
/** As many as codes of three digits allow; the other rows of the table are nothing of the form's. */
const indicators = 1000;
const sheetName = "本县指标";

/**
 * A bureau's own table of 2,000 rows as a file, half of them indicators without codes: opened, read, located, matched and checked, against a library that only
 * reads the same file and zod that only parses the document that came of it.
 */
export async function measureOwnTable(repeats: Repeats): Promise<Line[]> {
  const form = namedApart(wideForm(indicators));
  const bytes = await ownTable(form);
  const read = async (): Promise<WorkbookSnapshot> => {
    const opened = await openWorkbookFile(bytes);
    const snapshot = opened.ok ? await opened.value.snapshot() : opened;
    if (!snapshot.ok) throw new Error(snapshot.error.code);
    return snapshot.value;
  };
  const check = (snapshot: WorkbookSnapshot) => {
    const checked = checkSnapshot(snapshot, { form, period: String(reportYear) });
    if (!checked.ok) throw new Error("the table was not read");
    return checked.value;
  };
  const snapshot = await read();
  const { document, reading } = check(snapshot);
  const bound = reading.rows.filter(({ sureness }) => sureness === "sure").length;
  if (bound !== indicators) throw new Error(`${bound} rows were bound`);
  const library = async () => {
    await new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes));
    return submissionDocument.parse(document);
  };
  const times = await timeWorkInTurn(
    { own: async () => check(await read()), table: () => check(snapshot), library },
    repeats,
    1,
  );
  return [
    slower(
      `自有表 ${rows} 行：读文件、找表、匹配、审核，对照 ExcelJS 读 + zod`,
      times("own"),
      times("library"),
      1.5,
    ),
    slower("  其中找表、匹配、审核", times("table"), times("library"), null),
  ];
}

/** Each indicator under a name of its own: a table without codes is matched by names. */
const namedApart = (form: Form): Form => ({
  ...form,
  indicators: form.indicators.map((indicator, place) => ({
    ...indicator,
    name: `${indicator.name}第${place}类`,
    aliases: [],
  })),
});

/** 序号 | 指标名称 | 计量单位 | actual of last year | actual | target, below a title; no codes. */
function ownTable(form: Form): Promise<Uint8Array> {
  const [unit = ""] = units;
  const [now, before] = [inventedValues(form, unit, reportYear), inventedValues(form, unit, reportYear - 1)];
  const definition = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const lines = form.rows.filter(isIndicatorRow).map(({ indicator: code }, index) => {
    const { name = "", unit: stated = "" } = definition.get(code) ?? {};
    return [
      index + 1,
      name,
      stated,
      Number(before.get(code)),
      Number(now.get(code)),
      Number(now.get(code)),
      "",
    ];
  });
  const others = Array.from({ length: rows - lines.length }, (_, index) => {
    const number = lines.length + index + 1;
    return [number, `其他工作事项${number}`, "项", index, index, index, "在办"];
  });
  const title = [`测速县${reportYear}年主要科技指标`];
  const heads = [
    "序号",
    "指标名称",
    "计量单位",
    `${reportYear - 1}年实绩`,
    `${reportYear}年实绩`,
    `${reportYear + 1}年目标`,
    "备注",
  ];
  return plainWorkbookFile({ [sheetName]: [title, heads, ...lines, ...others] });
}
