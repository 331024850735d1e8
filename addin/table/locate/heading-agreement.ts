import { namesMonths, saysPartOfYear } from "../../../shared/codec/partial-words.ts";
import { periodAtStart, readPeriodWords } from "../../../shared/codec/period-words.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { isNumber } from "../is-number.ts";
import type { Stated } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";
import type { SheetCells } from "../sheet-cells.ts";

/** A title above the table and the years it names; the first is taken for the report's. `kind` is what it calls the numbers. */
export type Title = {
  stated: Stated<string>;
  years: readonly string[];
  /** Where it names one period only: 2024, or 2024M09 of a monthly table. */
  period: string | null;
  kind: "actual" | "target" | null;
};

const titleWords = /指标|报表|年报|季报|月报|快报|统计表|情况|一览|汇总|目标|任务|表(?:\([^()]*\))?$/;
/** Sentences, and notes on where something comes from, name other years. */
const noTitle = /[,。]|[;:]$|根据|依据|年鉴|^(?:注|说明|备注|来源|资料来源|数据来源)|[[〔]\d{4}[\]〕]|\d号/;

/** （2025年1月填）: when it was filled in is not the year of its numbers. */
const whenFilled = /\([^()]*(?:填|填报|填表|制|制表|编制|印发|更新)\)/g;

/** The first line above the header that reads like a title and names a year: 桐乡市2020年主要指标. */
export function titleOf(cells: SheetCells, headerRow: number): Title | undefined {
  for (let row = cells.range.top; row < headerRow; row += 1) {
    const title = titleIn(cells, row);
    if (title !== undefined) return title;
  }
  return undefined;
}

/** Of a table that lies on its side, whose own rows may read like titles (2025年目标): above the first row of several numbers. */
export function titleAboveNumbers(cells: SheetCells): Title | undefined {
  const { top, bottom, left, right } = cells.range;
  for (let row = top; row <= bottom; row += 1) {
    let numbers = 0;
    for (let column = left; column <= right && numbers < 2; column += 1)
      if (isNumber(cells, row, column)) numbers += 1;
    if (numbers > 1) return titleOf(cells, row);
  }
  return titleOf(cells, bottom + 1);
}

/** A text without blanks that reads like a title, with or without a year. */
export const readsLikeTitle = (text: string): boolean => titleWords.test(text) && !noTitle.test(text);

/** The title nearest above a table that may stand below another: only lines of few cells are between. Each row is looked at once. */
export function titlesAbove(cells: SheetCells): (headerTop: number) => Title | undefined {
  const { top } = cells.range;
  /** By row, from the top of the sheet on. */
  const titles: (Title | undefined)[] = [undefined];
  return (headerTop) => {
    for (let row = top + titles.length - 1; row < headerTop; row += 1)
      titles.push(titleIn(cells, row) ?? (filledCells(cells, row) > mostInLine ? undefined : titles.at(-1)));
    return titles[headerTop - top];
  };
}

/** 填报单位 | … | 报告期 | … stand beside each other above a table. */
const mostInLine = 4;

function filledCells(cells: SheetCells, row: number): number {
  let filled = 0;
  for (let column = cells.range.left; column <= cells.range.right; column += 1)
    if (cells.text(row, column) !== "") filled += 1;
  return filled;
}

/** 2024年; also the first of 2023—2024年. */
const yearNamed = /(?<!\d)(?:19|20)\d{2}(?=年|[-—–~至到、](?:20)?\d{2}年)/g;

function titleIn(cells: SheetCells, row: number): Title | undefined {
  for (let column = cells.range.left; column <= cells.range.right; column += 1) {
    const written = cells.text(row, column);
    if (!written.includes("年")) continue;
    const text = squeezed(written.slice(0, 200)).replace(whenFilled, "");
    if (!readsLikeTitle(text)) continue;
    // 2025年目标 before a number is a row of a table that lies on its side
    const first = /(?<!\d)(?:19|20)\d{2}(?=年)/.exec(text)?.[0];
    if (first === undefined || isNumber(cells, row, column + 1)) continue;
    const { reference } = cells.at(row, column);
    const years = [...text.matchAll(yearNamed)].map(([year]) => year);
    const title = { stated: { value: first, text: written, cell: reference }, years, period: periodIn(text) };
    return { ...title, kind: kindIn(text) };
  }
  return undefined;
}

/** Without blanks, but for those between two numbers: 表2 2021年. */
const squeezed = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/(?<=\d)\s+(?=\d)/g, "#")
    .replace(/\s+/g, "")
    .replaceAll("#", " ");

/** 2024年1—9月: the period its numbers speak of; null where it names several, or none that is one. */
function periodIn(title: string): string | null {
  const found = new Set(
    [...title.matchAll(/(?<!\d)(?:19|20)\d{2}(?=年)/g)].map(({ index }) => {
      const read = readPeriodWords(periodAtStart(title.slice(index)));
      return read.ok ? read.value.period : null;
    }),
  );
  const [only = null, ...more] = found;
  return more.length === 0 ? only : null;
}

function kindIn(title: string): Title["kind"] {
  const targets = /目标|计划|任务/.test(title);
  const actuals = /实绩|完成|进展|年报|快报|统计|监测/.test(title);
  if (targets === actuals) return null;
  return targets ? "target" : "actual";
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

/**
 * STR-HEADING: the sheet's name, or what stands above or below the rows from `first` to `last`, says that numbers taken for those of
 * the whole year are not: 数据截至2025年11月底, 注：以上为1—10月数, （预计数）. Only a person can tell (trap B04).
 */
export function yearPartFinding(
  cells: SheetCells,
  year: string,
  { first, last }: { first: number; last: number },
): Finding[] {
  const said = (written: string) => saysPartOfYear(squeezed(written.slice(0, 200)), year);
  const { top, bottom, left, right } = cells.range;
  const finding = (cell: string[], actual: string) => [
    readingFinding({
      id: "STR-HEADING",
      class: "STR",
      severity: "query",
      cells: cell,
      expected: year,
      actual,
      params: { what: "yearPart" },
    }),
  ];
  for (let row = top; row <= bottom; row += 1) {
    if (row === first) row = last + 1;
    for (let column = left; row <= bottom && column <= right; column += 1) {
      const written = cells.text(row, column);
      if (written !== "" && said(written)) return finding([cells.at(row, column).reference], written);
    }
  }
  return namesMonths(squeezed(cells.name)) ? finding([], cells.name) : [];
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
