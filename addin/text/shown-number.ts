import { roundDecimal } from "../../shared/codec/decimal.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";

/**
 * A decimal with the indicator's digits and thousands apart: ("1234.5", 2 digits) → "1,234.50". A median of counts may
 * be a fraction and keeps two digits. For showing, never for storing.
 */
export function shownNumber(value: string, { decimals }: Pick<Indicator, "decimals">): string {
  const digits = decimals === 0 && value.includes(".") ? 2 : decimals;
  const [whole = "", fraction = ""] = roundDecimal(value, digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = decimals === 0 ? fraction : fraction.padEnd(decimals, "0");
  return shown === "" ? grouped : `${grouped}.${shown}`;
}
