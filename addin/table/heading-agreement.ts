import type { Finding } from "../../shared/schema/finding.ts";
import type { Stated } from "./reading.ts";
import { readingFinding } from "./reading-findings.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** A title above the table and the years it names; the first is taken for the report's. */
export type Title = { stated: Stated<string>; years: readonly string[] };

const titleWords = /指标|报表|年报|季报|月报|快报|统计表|情况|一览|汇总|目标|任务|表(?:\([^()]*\))?$/;
/** Sentences about where something comes from name other years. */
const noTitle = /根据|依据|年鉴|^(?:注|说明|备注|来源|资料来源|数据来源)|[[〔]\d{4}[\]〕]|\d号/;

/** The first line above the header that reads like a title and names a year: 桐乡市2020年主要指标. */
export function titleOf(cells: SheetCells, headerRow: number): Title | undefined {
  const { top, left, right } = cells.range;
  for (let row = top; row < headerRow; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const written = cells.text(row, column);
      const text = written.slice(0, 200).normalize("NFKC").replace(/\s+/g, "");
      if (!titleWords.test(text) || noTitle.test(text)) continue;
      const years = [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?=年)/g)].map(([year]) => year);
      const [first] = years;
      if (first === undefined) continue;
      const { reference } = cells.at(row, column);
      return { stated: { value: first, text: written, cell: reference }, years };
    }
  }
  return undefined;
}

/** STR-HEADING: the unit shown on the sheet is not the one the file was made for. */
export function orgFinding(bound: Stated<string>, shown: Stated<string>): Finding[] {
  const sixDigits = /^\d{6}$/;
  if (bound.value === null || !sixDigits.test(bound.value) || shown.text === null) return [];
  if (shown.value === bound.value) return [];
  // a name without the code printed beside it was typed over; only a person can tell whether it is the same unit
  const known = shown.value !== null && sixDigits.test(shown.value);
  return [disagreement("org", known ? "error" : "query", bound, shown)];
}

/** STR-HEADING: the period shown on the sheet is not the one the file was made for. */
export function periodFinding(bound: Stated<string>, shown: Stated<string>): Finding[] {
  if (bound.value === null || shown.value === null || bound.value === shown.value) return [];
  return [disagreement("period", "error", bound, shown)];
}

/** STR-HEADING: the title names other years than the reporting period stated. */
export function titleFinding(period: Stated<string>, title: Title | undefined): Finding[] {
  if (period.value === null || title === undefined) return [];
  return title.years.includes(period.value.slice(0, 4))
    ? []
    : [disagreement("title", "error", period, title.stated)];
}

const disagreement = (
  what: "org" | "period" | "title",
  severity: "error" | "query",
  said: Stated<string>,
  shown: Stated<string>,
): Finding =>
  readingFinding({
    id: "STR-HEADING",
    class: "STR",
    severity,
    cells: [shown.cell, said.cell].flatMap((cell) => cell ?? []),
    expected: (said.text ?? "").slice(0, 200),
    actual: shown.text ?? "",
    params: { what },
  });
