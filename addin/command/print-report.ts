import type { Form } from "../../shared/schema/form.ts";
import type { ExplanationsState } from "../../shared/validate/explanations.ts";
import type { CheckReport } from "../flow/check.ts";
import { noAnswers } from "../table/binding/table-answers.ts";
import { type MappingLine, mappingLines } from "../table/mapping-lines.ts";
import type { RowMatch } from "../table/reading.ts";
import { readingCounts } from "../table/reading-counts.ts";
import { displayWidth, padEnd } from "../text/aligned-table.ts";
import { bindingSentence } from "../text/binding-sentence.ts";
import { periodLabel } from "../text/finding-view.ts";
import { choiceName, mappingWhyLabels } from "../text/mapping-labels.ts";
import { rulesSaid } from "../text/rules-said.ts";
import { explainedLines } from "./print-explanations.ts";
import { countLine, findingLines } from "./print-findings.ts";

/** The outcome of a check for a person to read. */
export function reportLines(
  file: string,
  report: CheckReport,
  explanations: ExplanationsState | null = null,
): string[] {
  return [
    ...headLines(file, report),
    ...askedLines(report),
    ...findingLines(report.findings, report.form),
    ...(explanations === null ? [] : explainedLines(explanations, report.form)),
    ...rulesLines(report),
    "",
    verdict(report),
  ];
}

/** Which rules ran, which wait and why. */
function rulesLines(report: CheckReport): string[] {
  const { summary, lines } = rulesSaid(report, "zh");
  return ["", `${summary}。`, ...lines.map((line) => `  ${line}`)];
}

function headLines(file: string, { reading, binding, form, org, period }: CheckReport): string[] {
  const { bound, asked, actuals, targets, leftOut } = readingCounts(reading);
  return [
    `文件：${file}  工作表：${reading.sheet}（第 ${reading.headerRow} 行是列名）`,
    `报表：${form.title}（第 ${form.version} 版）  填报单位：${unit(reading.org.text, org)}  报告期：${periodLabel(period, "zh")}`,
    `认出 ${bound} 行${asked > 0 ? `，待确认 ${asked} 行` : ""}；读到实绩 ${actuals} 个、目标 ${targets} 个。`,
    ...(reading.source === null ? [] : [`数据来源：${reading.source}（行里另写了来源的，以行里的为准）`]),
    ...(binding === null ? [] : [`${bindingSentence.zh(binding)}。`]),
    ...leftOutLines(leftOut),
  ];
}

/** Columns and rows that a person has to confirm, what they may be, and how to answer. */
function askedLines({ reading, form }: CheckReport): string[] {
  const asked = mappingLines(reading, form, noAnswers).filter(({ state }) => state === "asked");
  if (asked.length === 0) return [];
  const width = Math.max(...asked.map(({ cell }) => displayWidth(cell)));
  const lines = asked.map(({ about, cell, text, unit, why, suggestions }) => {
    const names = suggestions.map((choice) => suggestion(about, choice, form));
    const likely = names.length > 0 ? `可能是 ${names.join("、")}` : "没有相近的";
    const name = `${about === "column" ? "列" : "行"}“${text}”${unit === null ? "" : `（${unit}）`}`;
    return `  ${padEnd(cell, width)}  ${name}：${likely}。问的原因：${mappingWhyLabels[why].zh}`;
  });
  return [
    "",
    `要确认的列和行 ${asked.length} 处，回答以前没有取数：`,
    ...lines,
    "  回答：check 加 --write-answers 回答.json 写出这些列和行，填好后加 --answers 回答.json 再审核。",
  ];
}

/** As it is answered: "actual 本年实绩", "KJ-14 高新技术企业总数（家）". */
const suggestion = (about: MappingLine["about"], choice: string, form: Form): string => {
  const name = choiceName(about, choice, form, "zh");
  return about === "column" ? `${choice} ${name}` : name;
};

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
    ? `审核未通过：${countLine(counts)}。${counts.error > 0 ? "请改正强制性的各项，再审核一次" : "请改正准强制性的各项；数据确实如此的，上报时加 --ask-release 请市局放行"}。`
    : `通过审核：${countLine(counts)}。`;
}
