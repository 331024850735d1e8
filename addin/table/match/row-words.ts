import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { periodYearBefore, yearOf } from "../../../shared/codec/period.ts";
import type { FigureKind } from "../../../shared/schema/figure.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { type ColumnValue, fieldOfValue } from "../figures/column-value.ts";

/** What a row says of its numbers besides the indicator: 目标 | 完成 beside the name, a year before it. null leaves it to the column. */
export type RowWords = { kind: FigureKind | null; period: string | null };

const yearBefore = /^((?:19|20)\d{2})年(?:度|末|底)?(?=[^\d至—–~-])/;

/** 2024年新增高新技术企业数 → 2024 and 新增高新技术企业数; null where no year stands before the name. */
export function yearBeforeName(name: string): { period: string; name: string } | null {
  const plain = name.normalize("NFKC").replace(/\s+/g, "");
  const [written, year = ""] = yearBefore.exec(plain) ?? [];
  return written === undefined ? null : { period: year, name: plain.slice(written.length) };
}

/** The word beside a name: 目标, 完成, 数值. "none" for a line of no figures (位次, 同比); null where it is no such word. */
export function kindBeside(text: string, period: string | null): RowWords | "none" | null {
  const said = readHeaderWords(text, period ?? undefined);
  if (said.role === "other") return said.column !== null && computed.has(said.column) ? "none" : null;
  if (said.role !== "value" || said.stage !== null) return null;
  if (said.periodText !== null && said.period === null) return null;
  return { kind: said.kind, period: said.period };
}

const computed = new Set([
  "rank",
  "score",
  "weight",
  "share",
  "yearOnYear",
  "change",
  "completionRate",
  "otherArea",
]);

/** The columns of a row that says more of its numbers than its columns do. */
export function columnsOfRow(
  words: RowWords,
  columns: {
    columnOf: ReadonlyMap<FormField, number>;
    more: readonly { column: number; value: ColumnValue }[];
  },
  reported: string,
): typeof columns {
  const columnOf = new Map<FormField, number>();
  const more: { column: number; value: ColumnValue }[] = [];
  const put = (column: number, said: ColumnValue) => {
    const kind = words.kind ?? said.kind;
    const value = { kind, period: words.period ?? said.period, basis: kind === "target" ? null : said.basis };
    const field = fieldOfValue(value, reported);
    if (field === null) more.push({ column, value });
    else columnOf.set(field, column);
  };
  for (const [field, column] of columns.columnOf) {
    const value = valueOfField(field, reported);
    if (value === null) columnOf.set(field, column);
    else put(column, value);
  }
  for (const { column, value } of columns.more) put(column, value);
  return { columnOf, more };
}

/** What a form's own column of numbers holds; null for all its other columns. */
function valueOfField(field: FormField, reported: string): ColumnValue | null {
  const year = yearOf(reported);
  if (field === "actual") return { kind: "actual", period: reported, basis: null };
  if (field === "previousActual") return { kind: "actual", period: periodYearBefore(reported), basis: null };
  if (field === "target") return { kind: "target", period: String(year), basis: null };
  return field === "nextTarget" ? { kind: "target", period: String(year + 1), basis: null } : null;
}
