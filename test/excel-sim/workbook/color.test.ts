import { expect, test } from "vitest";
import { colorText } from "./color.ts";

test("colours are told as Excel tells them: those of the theme, also of links, as in a new workbook", () => {
  const told = [{ argb: "FF12ab34" }, { theme: 1 }, { theme: 10 }, { theme: 12 }, undefined].map(colorText);
  expect(told).toEqual(["#12AB34", "#000000", "#0563C1", undefined, undefined]);
});
