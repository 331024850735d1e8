import type { CheckReport } from "../flow/check.ts";
import type { RowMatch } from "../table/reading.ts";
import { readingCounts } from "../table/reading-counts.ts";
import { periodLabel } from "../text/finding-view.ts";
import { countLine, findingLines } from "./print-findings.ts";

/** The outcome of a check for a person to read. */
export function reportLines(file: string, report: CheckReport): string[] {
  return [...headLines(file, report), ...findingLines(report.findings, report.form), "", verdict(report)];
}

function headLines(file: string, { reading, form, org, period }: CheckReport): string[] {
  const { bound, asked, actuals, targets, leftOut } = readingCounts(reading);
  return [
    `文件：${file}  工作表：${reading.sheet}（第 ${reading.headerRow} 行是列名）`,
    `报表：${form.title}（第 ${form.version} 版）  填报单位：${unit(reading.org.text, org)}  报告期：${periodLabel(period, "zh")}`,
    `认出 ${bound} 行${asked > 0 ? `，待确认 ${asked} 行` : ""}；读到实绩 ${actuals} 个、目标 ${targets} 个。`,
    ...leftOutLines(leftOut),
  ];
}

/** More names would only fill the screen. */
const mostNames = 12;

function leftOutLines(rows: readonly RowMatch[]): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, mostNames).map(({ row, name }) => `第 ${row} 行“${name}”`);
  const more = rows.length > mostNames ? `等 ${rows.length} 行` : "";
  return [`报表里没有、因而没有取数的行：${names.join("、")}${more}。`];
}

function unit(text: string | null, org: string | null): string {
  if (text === null) return org ?? "表里没有写";
  return org === null || text.includes(org) ? text : `${text}（${org}）`;
}

function verdict({ blocked, counts, findings }: CheckReport): string {
  if (findings.length === 0) return "通过审核：没有发现问题。";
  return blocked
    ? `审核未通过：${countLine(counts)}。请改正强制性的各项，再审核一次。`
    : `通过审核：${countLine(counts)}。`;
}
