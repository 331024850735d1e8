import { expect, test } from "vitest";
import { shownNumber } from "../../../addin/text/shown-number.ts";

test.each([
  ["0", 0, "0"],
  ["1234567", 0, "1,234,567"],
  ["-1234.5", 2, "-1,234.50"],
  ["3.14159265358979323846", 2, "3.14"],
  ["63.25", 0, "63.25"],
  ["63.5", 0, "63.5"],
  ["99.999", 2, "100.00"],
  ["123", 1, "123.0"],
])("%s with %i digits is shown as %s", (value, decimals, shown) => {
  expect(shownNumber(value, { decimals })).toBe(shown);
});
