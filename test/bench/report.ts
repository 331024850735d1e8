import { alignedTable } from "../../addin/text/aligned-table.ts";
import type { Spread } from "./sampling.ts";

/** One measured thing. `limit` null: shown for its own sake, no budget speaks of it. */
export type Line = {
  what: string;
  measured: string;
  against: string;
  /** What is compared with the budget, and the budget. */
  value: number;
  shown: string;
  limit: { at: "most" | "least"; value: number; shown: string } | null;
};

const ms = (value: number): string => (value < 1 ? value.toFixed(3) : value.toFixed(2));
const spread = ({ median, p95 }: Spread): string => `${ms(median)} / ${ms(p95)} ms`;
const times = (value: number): string => `${value.toFixed(2)} 倍`;

/** Median against median. */
export const slower = (what: string, own: Spread, other: Spread, most: number | null): Line => ({
  what,
  measured: spread(own),
  against: spread(other),
  value: own.median / other.median,
  shown: times(own.median / other.median),
  limit: most === null ? null : { at: "most", value: most, shown: `≤ ${most} 倍` },
});

/** Requests a second against requests a second. */
export const faster = (what: string, own: number, other: number, least: number | null): Line => ({
  what,
  measured: `${own.toFixed(0)} 次/秒`,
  against: `${other.toFixed(0)} 次/秒`,
  value: own / other,
  shown: times(own / other),
  limit: least === null ? null : { at: "least", value: least, shown: `≥ ${least} 倍` },
});

export const counted = (what: string, value: number, unit: string, most: number | null): Line => ({
  what,
  measured: `${value} ${unit}`,
  against: "",
  value,
  shown: "",
  limit: most === null ? null : { at: "most", value: most, shown: `≤ ${most} ${unit}` },
});

export function isOver({ value, limit }: Line): boolean {
  if (limit === null) return false;
  return limit.at === "most" ? !(value <= limit.value) : !(value >= limit.value);
}

const verdict = (line: Line): string => (line.limit === null ? "" : isOver(line) ? "超出" : "达到");

/** Sections of lines as one table, columns aligned over all of them. */
export function printedReport(sections: readonly { title: string; lines: readonly Line[] }[]): string[] {
  const columns = [
    { title: "项目" },
    { title: "本系统 中位/p95", align: "right" as const },
    { title: "对照 中位/p95", align: "right" as const },
    { title: "比值", align: "right" as const },
    { title: "预算", align: "right" as const },
    { title: "结论" },
  ];
  const rows = sections.flatMap(({ title, lines }) => [
    [title],
    ...lines.map((line) => [
      `  ${line.what}`,
      line.measured,
      line.against,
      line.shown,
      line.limit?.shown ?? "",
      verdict(line),
    ]),
  ]);
  return alignedTable(columns, rows);
}
