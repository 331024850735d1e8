import type { RowMatch, TableReading } from "./reading.ts";

/** How much of a table was understood. */
export type ReadingCounts = {
  /** Rows bound to an indicator, and rows a person has to confirm. */
  bound: number;
  asked: number;
  actuals: number;
  targets: number;
  /** Rows with a unit that are no indicator of the form: nothing is dropped in silence. Headings have no unit. */
  leftOut: RowMatch[];
};

export function readingCounts({ rows, figures }: Pick<TableReading, "rows" | "figures">): ReadingCounts {
  const sure = figures.filter(({ sureness }) => sureness === "sure");
  return {
    bound: rows.filter(({ sureness }) => sureness === "sure").length,
    asked: rows.filter(({ sureness }) => sureness === "asked").length,
    actuals: sure.filter(({ figure }) => figure.kind === "actual" && figure.value !== null).length,
    targets: sure.filter(({ figure }) => figure.kind === "target").length,
    leftOut: rows.filter(({ sureness, unit }) => sureness === "ignored" && unit !== null),
  };
}
