import { roundDecimal } from "../../shared/codec/decimal.ts";

/** A value of a CellDifference as people read it. A computed ratio has up to twenty digits; six tell two of them apart. */
export const shownValue = (value: string | null): string =>
  value?.replace(/-?\d+\.\d{7,20}/, (digits) => roundDecimal(digits, 6)) ?? "—";
