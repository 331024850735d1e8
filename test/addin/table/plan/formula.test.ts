import { describe, expect, test } from "vitest";
import {
  and,
  isGreater,
  isNumber,
  isText,
  join,
  minus,
  numeral,
  over,
  reference,
  round,
  settled,
  times,
  when,
  word,
} from "../../../../addin/table/plan/formula.ts";

const a = reference("H12", 46.7);
const b = reference("H13", 1551.5);
const empty = reference("H14", null);

describe("a formula", () => {
  test("is written with the brackets its result needs", () => {
    const growth = round(times(minus(over(a, b), numeral("1")), numeral("100")), 1);
    expect(settled(growth)).toEqual({ formula: "=ROUND(((H12/H13)-1)*100,1)", value: -97 });
    expect(settled(join(minus(a, numeral("6.7")), word("家")))).toEqual({
      formula: '=(H12-6.7)&"家"',
      value: "40家",
    });
  });

  test("rounds half away from zero as spreadsheets do", () => {
    expect(settled(round(reference("A1", 2.675), 2)).value).toBe(2.68);
    expect(settled(round(reference("A1", -2.5), 0)).value).toBe(-3);
  });

  test("does not reckon in the branch that IF leaves out", () => {
    const safe = when(isNumber(empty), over(a, empty), word(""));
    expect(settled(safe)).toEqual({ formula: '=IF(ISNUMBER(H14),H12/H14,"")', value: "" });
  });

  test("takes an empty cell as equal to an empty text and as no number", () => {
    expect(settled(and(isText(empty, ""), isGreater(a, numeral("0"))))).toEqual({
      formula: '=AND(H14="",H12>0)',
      value: true,
    });
  });

  test("keeps quotation marks inside a text", () => {
    expect(settled(word('省"尖兵"项目'))).toEqual({ formula: '="省""尖兵""项目"', value: '省"尖兵"项目' });
  });

  test("stands for another formula's cell with that formula's result", () => {
    const ratio = over(times(a, numeral("100")), b);
    expect(settled(round(reference("H11", ratio), 2))).toEqual({ formula: "=ROUND(H11,2)", value: 3.01 });
  });
});
