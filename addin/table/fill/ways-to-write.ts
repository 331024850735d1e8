import { big, isDecimal, printDecimal } from "../../../shared/codec/decimal.ts";
import { contextOfIndicator, requirementLabels, targetToCells } from "../../../shared/codec/target.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import { cellText } from "../sheet-cells.ts";
import type { FillSlot } from "./fill-slots.ts";

/** What a slot's cells would hold; `requirement` undefined where that cell stays as it is. */
export type Written = { value: string | number; requirement?: string };

/** Ways to write a figure into its cells, the best first; which of them the table reads as that figure is to be tried. */
export function waysToWrite({ figure, requirement }: FillSlot, indicator: Indicator): Written[] {
  if (figure.kind === "actual") return figure.value === null ? [] : numberIn(figure.value);
  const { target } = figure;
  const open = requirement !== null && cellText(requirement.value) === "" && requirement.formula === null;
  const label = requirementLabels[target.requirement];
  const cells = targetToCells(target, contextOfIndicator(indicator));
  const numbers = target.number === null ? [] : numberIn(target.number);
  return [
    ...numbers.map(({ value }) => (open ? { value, requirement: label } : { value })),
    ...(open && cells.value !== "" ? [{ value: cells.value, requirement: cells.requirement }] : []),
    { value: target.text },
  ];
}

/** The same way with the number in the unit that the cell was read in: `read` is what the first attempt was taken for. */
export function inUnitOfCell(written: Written, wanted: string, read: Figure | undefined): Written | null {
  if (typeof written.value !== "number" || read === undefined) return null;
  const taken = read.kind === "actual" ? read.value : read.target.number;
  if (taken === null || big(taken).eq(0) || big(wanted).eq(0) || big(taken).eq(wanted)) return null;
  const [scaled] = numberIn(printDecimal(big(wanted).times(written.value).div(taken)));
  return scaled === undefined ? null : { ...written, value: scaled.value };
}

/** A decimal that a cell holds exactly; none where it has more digits than a number of a spreadsheet. */
function numberIn(decimal: string): Written[] {
  const value = Number(decimal);
  return isDecimal(decimal) && big(value).eq(decimal) ? [{ value }] : [];
}
