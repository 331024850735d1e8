import type { Figure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { FormField } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { RowMatch } from "./reading.ts";
import type { ReadCell } from "./sheet-cells.ts";
import type { CellUnit } from "./stated-units.ts";

/** A row bound to an indicator, on its way to figures. */
export type RowToRead = {
  match: RowMatch;
  indicator: Indicator;
  period: string;
  entry: "typed" | "derived" | "imported";
  /** The row's cell in the column of a field; undefined where the table has no such column. */
  cell: (field: FormField) => ReadCell | undefined;
  /** Unit of a bare number in the column of a field. */
  unitOf: (field: FormField) => CellUnit;
  /** The bound row of another indicator. */
  rowOf: (indicator: string) => RowToRead | undefined;
};

export type RowRead = { figures: Figure[]; findings: Finding[] };
