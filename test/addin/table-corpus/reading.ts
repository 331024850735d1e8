import type { Figure } from "../../../shared/schema/figure.ts";
import type { ExpectedTarget } from "./expectation.ts";

export type Basis = "period" | "yearToDate" | "pointInTime" | null;

/** One figure a reader took, in neutral words; made from the reader's own result by whoever runs it. */
export type ReadFigure = {
  sheet: string;
  /** The cell that holds the value, "F12". */
  cell: string;
  indicator: string;
  kind: Figure["kind"];
  period: string;
  basis: Basis;
  availability: "available" | "notYet" | "notApplicable" | "notProvided" | "notDisclosed";
  /** An actual, in the catalogue's unit. */
  value: string | null;
  /** A target with its words left out and the peer group as its text. */
  target: ExpectedTarget | null;
};

/**
 * What a reader makes of a workbook without any answer. `open`: each cell whose figure is asked about, or kept out and shown by a
 * finding. A question about a row, a column or a whole table opens every figure cell it keeps out.
 */
export type Reading = {
  figures: readonly ReadFigure[];
  open: readonly { sheet: string; cell: string }[];
  /** Cells whose figure is taken and beside which the person is asked whether it is the one (STR-REMARK, a cut-off around the table). */
  shown: readonly { sheet: string; cell: string }[];
};
