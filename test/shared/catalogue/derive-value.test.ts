import Big from "big.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveValue } from "../../../shared/catalogue/derive-value.ts";
import { indicatorByKey, indicators } from "../../../shared/catalogue/indicators.ts";
import { big, printDecimal, roundDecimal } from "../../../shared/codec/decimal.ts";
import type { Derivation } from "../../../shared/schema/indicator.ts";

function derivationOf(key: string): Derivation {
  const derive = indicatorByKey.get(key)?.derive;
  if (!derive) throw new Error(`${key} is not derived`);
  return derive;
}

const shown = (key: string, numerator: string, denominator: string): string => {
  const derived = deriveValue(derivationOf(key), numerator, denominator);
  return derived.ok ? roundDecimal(derived.value, 2) : derived.error;
};

/** By hand, from base items in their own units: [key, numerator, denominator, value rounded to two digits]. */
const worked: readonly [key: string, numerator: string, denominator: string, value: string][] = [
  ["rd_gdp_ratio", "31.2", "868.4", "3.59"],
  ["rd_expense_revenue_ratio", "69.68", "2130.9", "3.27"],
  ["rd_activity_coverage", "665", "1000", "66.5"],
  ["rd_institution_coverage", "126", "250", "50.4"],
  ["hitech_va_ratio", "350.4", "400", "87.6"],
  ["hitech_investment_share", "71.35", "300", "23.78"],
  ["hitech_investment_growth", "71.35", "65", "9.77"],
  ["hitech_per_10k_firms", "482", "1", "482"],
  ["hitech_share_above_scale", "2", "3", "66.67"],
  ["invention_patents_per_10k", "4223", "103", "41"],
];

describe("a derived value", () => {
  test.each(worked)("%s of %s and %s is %s", (key, numerator, denominator, value) => {
    expect(shown(key, numerator, denominator)).toBe(value);
  });

  test("has a worked example for every derived indicator", () => {
    const derived = indicators.filter(({ derive }) => derive !== null).map(({ key }) => key);
    expect(new Set(worked.map(([key]) => key))).toEqual(new Set(derived));
  });

  test("每万家: 2410 firms of 50000 are 482 per ten thousand, with the 10⁴ in the denominator's 万家", () => {
    const perTenThousand = new Big("2410").div("50000").times("10000").toFixed();
    expect(deriveValue(derivationOf("hitech_per_10k_firms"), "2410", "5")).toEqual({
      ok: true,
      value: perTenThousand,
    });
    expect(perTenThousand).toBe("482");
  });

  test("growth has its −1: equal amounts are 0, half is −50, double is 100 (翻一番)", () => {
    const growth = derivationOf("hitech_investment_growth");
    const values = ["20", "10", "40"].map((amount) => deriveValue(growth, amount, "20"));
    expect(values).toEqual([
      { ok: true, value: "0" },
      { ok: true, value: "-50" },
      { ok: true, value: "100" },
    ]);
  });

  test("keeps ten digits, far more than are shown", () => {
    expect(deriveValue(derivationOf("hitech_share_above_scale"), "2", "3")).toEqual({
      ok: true,
      value: "66.6666666667",
    });
  });

  test("has no value on a zero base", () => {
    for (const { derive } of indicators)
      if (derive !== null) expect(deriveValue(derive, "5", "0")).toEqual({ ok: false, error: "zeroBase" });
  });

  test("of sums lies between the units' own values and is not their mean", () => {
    const share = derivationOf("rd_gdp_ratio");
    const amount = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => printDecimal(big(cents).div(100)));
    const value = (numerator: string, denominator: string) => {
      const derived = deriveValue(share, numerator, denominator);
      return derived.ok ? big(derived.value) : big(0);
    };
    fc.assert(
      fc.property(amount, amount, amount, amount, (n1, d1, n2, d2) => {
        const total = value(printDecimal(big(n1).plus(n2)), printDecimal(big(d1).plus(d2)));
        const [low, high] = [value(n1, d1), value(n2, d2)].sort((a, b) => a.cmp(b));
        const rounding = "0.0000000001";
        return total.gte(low?.minus(rounding) ?? 0) && total.lte(high?.plus(rounding) ?? 0);
      }),
    );
    // 1 of 10 and 9 of 30: 25 %, where the mean of 10 % and 30 % would be 20 %.
    expect(value("10", "40").toFixed()).toBe("25");
  });
});
