import type { Figure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { FormField } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { RowMatch } from "./reading.ts";
import type { ReadCell } from "./sheet-cells.ts";

/** A row bound to an indicator, on its way to figures. */
export type RowToRead = {
  match: RowMatch;
  indicator: Indicator;
  period: string;
  entry: "typed" | "derived" | "imported";
  /** The row's cell in the column of a field; undefined where the table has no such column. */
  cell: (field: FormField) => ReadCell | undefined;
};

export type RowRead = { figures: Figure[]; findings: Finding[] };
