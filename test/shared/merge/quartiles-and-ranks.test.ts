import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { big } from "../../../shared/codec/decimal.ts";
import { quartilesOf } from "../../../shared/merge/quartiles.ts";
import { ranksOf } from "../../../shared/merge/ranks-of.ts";

describe("median and quartiles", () => {
  // QUARTILE.INC of Excel's own documentation: {1;2;4;7;8;9;10;12}, first quartile 3.5.
  const cases: [string[], { lower: string; median: string; upper: string }][] = [
    [["1", "2", "4", "7", "8", "9", "10", "12"], { lower: "3.5", median: "7.5", upper: "9.25" }],
    [["1", "2", "3", "4", "5"], { lower: "2", median: "3", upper: "4" }],
    [["6", "7", "15", "36", "39", "40"], { lower: "9", median: "25.5", upper: "38.25" }],
    [["0.1", "0.2"], { lower: "0.125", median: "0.15", upper: "0.175" }],
    [["3117.3"], { lower: "3117.3", median: "3117.3", upper: "3117.3" }],
    [["-2", "10", "9"], { lower: "3.5", median: "9", upper: "9.5" }],
  ];
  it.each(cases)("of %j are those of QUARTILE.INC", (values, expected) => {
    expect(quartilesOf(values)).toEqual(expected);
  });

  it("of nothing are nothing", () => {
    expect(quartilesOf([])).toBeNull();
  });

  it("stand in order between the smallest and the largest value, in whatever order the values come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1, maxLength: 12 }),
        (numbers) => {
          const quartiles = quartilesOf(numbers.map(String));
          expect(quartilesOf(numbers.toReversed().map(String))).toEqual(quartiles);
          const { lower, median, upper } = quartiles ?? { lower: "", median: "", upper: "" };
          const line = [Math.min(...numbers), lower, median, upper, Math.max(...numbers)].map(big);
          line.slice(1).forEach((value, at) => {
            expect(value.gte(line[at] ?? value)).toBe(true);
          });
        },
      ),
    );
  });
});

describe("ranks", () => {
  it("are shared by equal values, the next position is skipped", () => {
    expect(ranksOf(["5", null, "7", "7", "10", "3"], "up")).toEqual([4, null, 2, 2, 1, 5]);
    expect(ranksOf(["5", null, "7", "7", "10", "3"], "down")).toEqual([2, null, 3, 3, 5, 1]);
  });

  it("compare numbers, not texts", () => {
    expect(ranksOf(["9", "10", "-1", "9.5"], "up")).toEqual([3, 1, 4, 2]);
  });

  it("are one more than the number of better values", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 15 }), (numbers) => {
        const ranks = ranksOf(
          numbers.map((number) => (number === null ? null : String(number))),
          "up",
        );
        expect(ranks).toEqual(
          numbers.map((own) =>
            own === null ? null : 1 + numbers.filter((other) => other !== null && other > own).length,
          ),
        );
      }),
    );
  });
});
