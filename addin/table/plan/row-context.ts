import type { Form, FormColumn, FormField, IndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { CellValue } from "../../host/snapshot.ts";
import { type Formula, reference } from "./formula.ts";
import type { Prefill } from "./prefill.ts";
import { addressOf, type ReportGeometry } from "./report-geometry.ts";

/** One indicator row on its way to cells. */
export type RowContext = {
  form: Form;
  geometry: ReportGeometry;
  row: IndicatorRow;
  indicator: Indicator;
  prefill: Prefill;
  /** Year of the reporting period. */
  year: number;
  /** The same for any other row of the form, for formulas over its cells; undefined where the form lacks it. */
  contextOf: (indicator: string) => RowContext | undefined;
};

export type ValueField = "previousActual" | "actual";

/** A cell of the row for use in a formula, with what the template puts there; an absent column counts as empty. */
export function cellOf(
  { geometry, row }: RowContext,
  field: FormField,
  content: CellValue | Formula,
): Formula {
  const address = addressOf(geometry, row.indicator, field);
  return address === undefined ? { text: '""', result: () => "" } : reference(address, content);
}

/** Whether a person may type into a cell. Issued targets, accepted numbers and what the city imports stay as they are. */
export function takesInput({ row, indicator, prefill }: RowContext, { field, entry }: FormColumn): boolean {
  if (entry !== "typed") return false;
  switch (field) {
    case "targetRequirement":
    case "target":
      return row.asksTarget && prefill.target === null;
    case "nextTargetRequirement":
    case "nextTarget":
      return row.asksTarget && prefill.nextTarget === null;
    case "previousActual":
      return row.entry !== "imported" && (prefill.previous === null || indicator.lag > 0);
    default:
      return row.entry !== "imported";
  }
}
