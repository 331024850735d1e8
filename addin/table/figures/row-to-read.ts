import type { MarkMeaning } from "../../../shared/codec/number-mark.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { RowMatch } from "../reading.ts";
import type { ReadCell } from "../sheet-cells.ts";
import type { ColumnValue } from "./column-value.ts";
import type { Footnotes } from "./mark-legend.ts";
import type { CellUnit } from "./stated-units.ts";

/** A row bound to an indicator, on its way to figures. */
export type RowToRead = {
  match: RowMatch;
  indicator: Indicator;
  period: string;
  entry: "typed" | "derived" | "imported";
  /** The row's cell in the column of a field; undefined where the table has no such column. */
  cell: (field: FormField) => ReadCell | undefined;
  /** The row's number in the column of a field. */
  number: (field: FormField) => NumberCell | undefined;
  /** What signs without a number mean in this table, by its notes. */
  legend: ReadonlyMap<string, MarkMeaning>;
  /** What footnote marks behind numbers, names and heads stand for. */
  footnotes: Footnotes;
  /** Over the actuals of this period. */
  actualHead: string;
  /** Cells of the row, besides the remark, from which nothing is read. */
  beside: readonly ReadCell[];
  /** Numbers of other periods than the form's columns. */
  more: readonly (NumberCell & { value: ColumnValue })[];
  /** The bound row of another indicator. */
  rowOf: (indicator: string) => RowToRead | undefined;
};

/** A cell of a number, and the unit it has where it names none. */
export type NumberCell = { cell: ReadCell; unit: CellUnit };

export type RowRead = { figures: Figure[]; findings: Finding[] };
