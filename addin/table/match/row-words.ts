import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { periodYearBefore, yearOf } from "../../../shared/codec/period.ts";
import type { FigureKind } from "../../../shared/schema/figure.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { type ColumnValue, endsYear, fieldOfValue, upTo } from "../figures/column-value.ts";

/**
 * What a row says of its numbers besides the indicator: 目标 | 完成 beside the name, a year before it. null leaves it to the column.
 * `certain` is false where they name a period that cannot be told (1—本月累计), or may not be final.
 */
export type RowWords = {
  kind: FigureKind | null;
  period: string | null;
  basis: ColumnValue["basis"];
  certain: boolean;
};

/** A row of which nothing is said but its year. */
export const ofYear = (period: string | null): RowWords => ({
  kind: null,
  period,
  basis: null,
  certain: period !== null,
});

const yearBefore = /^((?:19|20)\d{2})年(?:度|末|底)?(?=[^\d至—–~-])/;

/** 2024年新增高新技术企业数 → 2024 and 新增高新技术企业数; null where no year stands before the name. */
export function yearBeforeName(name: string): { period: string; name: string } | null {
  const plain = name.normalize("NFKC").replace(/\s+/g, "");
  const [written, year = ""] = yearBefore.exec(plain) ?? [];
  return written === undefined ? null : { period: year, name: plain.slice(written.length) };
}

/**
 * The word beside a name: 目标, 完成, 数值, 12月. "none" for a line of no figures (位次, 同比); null where it is no such word. `spoken` is the
 * period that words without a year speak of.
 */
export function kindBeside(text: string, spoken: string | null): RowWords | "none" | null {
  const said = readHeaderWords(text, spoken ?? undefined);
  if (said.role === "other") return said.column !== null && computed.has(said.column) ? "none" : null;
  if (said.role !== "value" || said.stage !== null) return null;
  const { kind, basis } = said;
  if (said.periodText !== null && said.period === null) return { kind, period: null, basis, certain: false };
  const period = basis === "yearToDate" && said.period !== null ? upTo(said.period, spoken) : said.period;
  const year = spoken?.slice(0, 4) ?? "";
  if (endsYear({ kind: kind ?? "actual", period, basis }, year))
    return { kind: kind ?? "actual", period: year, basis, certain: false };
  return { kind, period, basis, certain: true };
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
    const basis = kind === "target" ? null : (words.basis ?? said.basis);
    const value = { kind, period: words.period ?? said.period, basis };
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
