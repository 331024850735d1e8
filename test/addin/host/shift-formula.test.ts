import { expect, test } from "vitest";
import { shiftFormula } from "../../../addin/host/file/shift-formula.ts";

test.each([
  ["A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"],
  ["SUM(A1:B2)", "SUM(B3:C4)"],
  ["SUM(A:A)+SUM(1:$2)+SUM($B:C)", "SUM(B:B)+SUM(3:$2)+SUM($B:D)"],
  ["年报表!C3*'2024 A1'!D4", "年报表!D5*'2024 A1'!E6"],
  ['"A1"&A1&"say ""B2"""', '"A1"&B3&"say ""B2"""'],
  ["LOG10(A1)+ATAN2(B1,C1)", "LOG10(B3)+ATAN2(C3,D3)"],
  ["ZB_KJ_01+KJ1.A+XFE1+ABCD1", "ZB_KJ_01+KJ1.A+XFE1+ABCD1"],
  ["表1[[#This Row],[A1]]+B1", "表1[[#This Row],[A1]]+C3"],
  ["T1!A1+Q4!$B2", "T1!B3+Q4!$B4"],
  ["XFD1+A1048576", "#REF!+#REF!"],
  ["1E5+2.5+R1C1", "1E5+2.5+R1C1"],
])("%s two rows down and one column right reads %s", (formula, shifted) => {
  expect(shiftFormula(formula, 2, 1)).toBe(shifted);
});
