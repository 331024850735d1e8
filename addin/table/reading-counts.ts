import type { RowMatch, TableReading } from "./reading.ts";

/** How much of a table was understood. */
export type ReadingCounts = {
  /** Rows bound to an indicator, and rows a person has to confirm. */
  bound: number;
  asked: number;
  actuals: number;
  targets: number;
  /** Rows with a unit or with numbers that are no indicator of the form: nothing is dropped in silence. Sums are no figures. */
  leftOut: RowMatch[];
};

export function readingCounts({ rows, figures }: Pick<TableReading, "rows" | "figures">): ReadingCounts {
  const sure = figures.filter(({ sureness }) => sureness === "sure");
  return {
    bound: rows.filter(({ sureness }) => sureness === "sure").length,
    asked: rows.filter(({ sureness }) => sureness === "asked").length,
    actuals: sure.filter(({ figure }) => figure.kind === "actual" && figure.value !== null).length,
    targets: sure.filter(({ figure }) => figure.kind === "target").length,
    leftOut: rows.filter(
      ({ sureness, unit, filled, name }) =>
        sureness === "ignored" && (unit !== null || filled) && !isSum(name),
    ),
  };
}

const isSum = (name: string): boolean =>
  /^[^\u4e00-\u9fff]*(?:[\u4e00-\u9fff]{0,6})(?:合计|小计|总计|累计)(?:[(（][^()（）]*[)）])?$/.test(
    name.replace(/\s/g, ""),
  );
