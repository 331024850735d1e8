import { describe, expect, test } from "vitest";
import { deriveValue } from "../../../shared/catalogue/derive-value.ts";
import { indicatorByCode } from "../../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { big, isDecimal } from "../../../shared/codec/decimal.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { DemoEntry, DemoTable } from "../../../worker/demo/entry.ts";
import { inventedSource, rehearsalTables } from "../../../worker/demo/rehearsal-figures.ts";
import { reportingOrgs } from "../../../worker/demo/units.ts";

const rows = yearlyForm.rows.filter(isIndicatorRow);
const definition = ({ indicator }: DemoEntry): Indicator => {
  const found = indicatorByCode.get(indicator);
  if (found === undefined) throw new Error(`no indicator ${indicator}`);
  return found;
};
const numbers = (table: DemoTable, of: (entry: DemoEntry) => string | null) =>
  new Map(
    table.entries.flatMap((entry) => {
      const value = of(entry);
      return value === null ? [] : [[entry.indicator, value] as const];
    }),
  );
const thisYear = (entry: DemoEntry) => entry.actual?.text ?? null;
const lastYear = (entry: DemoEntry) => (definition(entry).derive === null ? entry.previousActual : null);
const all = rehearsalTables.flatMap(({ entries }) => entries);

describe("the rehearsal", () => {
  test("has every participating unit but 海盐县, which is silent", () => {
    expect([...rehearsalTables.map(({ org }) => org), "330424"].toSorted()).toEqual(
      reportingOrgs.map(({ id }) => id).toSorted(),
    );
  });

  test("fills every row of the form in form order and says of each that it is invented", () => {
    for (const { entries } of rehearsalTables)
      expect(entries.map(({ indicator }) => indicator)).toEqual(rows.map(({ indicator }) => indicator));
    expect(new Set(all.map(({ from }) => from))).toEqual(new Set([inventedSource]));
    expect(inventedSource).toContain("虚构");
  });

  test("gives every typed row a number or a named absence, and leaves derived rows to compute themselves", () => {
    for (const entry of all) {
      const { obtained } = definition(entry);
      const { actual } = entry;
      if (obtained === "imported") expect(actual).toBeNull();
      else if (obtained === "derived") expect(actual?.text).toBeNull();
      else expect(actual?.availability === "available").toBe(actual?.text != null);
    }
  });

  test("shows 未出数, 不适用, 未提供 and 不公开", () => {
    expect(new Set(all.flatMap(({ actual }) => actual?.availability ?? []))).toEqual(
      new Set(["available", "notYet", "notApplicable", "notProvided", "notDisclosed"]),
    );
  });

  test("keeps to the limits of every indicator, this year and last", () => {
    const valued = all.flatMap((entry) =>
      [entry.actual?.text ?? null, entry.previousActual].flatMap((value) =>
        value === null ? [] : [{ value, ...definition(entry) }],
      ),
    );
    expect(valued.length).toBeGreaterThan(600);
    for (const { value, min, max, valueType } of valued) {
      expect(isDecimal(value)).toBe(true);
      expect(valueType === "integer" && value.includes(".")).toBe(false);
      expect(big(value).gte(min ?? value) && big(value).lte(max ?? value)).toBe(true);
    }
  });

  test.each([
    ["this year", thisYear],
    ["last year", lastYear],
  ])("has no part greater than its whole, %s", (_, of) => {
    let compared = 0;
    for (const table of rehearsalTables) {
      const values = numbers(table, of);
      for (const [code, value] of values)
        for (const whole of indicatorByCode.get(code)?.partOf ?? []) {
          const total = values.get(whole);
          if (total === undefined) continue;
          compared += 1;
          expect(`${code} ${big(value).lte(total)}`).toBe(`${code} true`);
        }
    }
    expect(compared).toBeGreaterThan(70);
  });

  test("has base items whose ratios lie within the ratio's limits", () => {
    let derived = 0;
    for (const table of rehearsalTables) {
      const values = numbers(table, thisYear);
      for (const { derive, min, max } of table.entries.map(definition)) {
        const [n, d] = [values.get(derive?.numerator ?? ""), values.get(derive?.denominator ?? "")];
        if (derive === null || n === undefined || d === undefined) continue;
        const result = deriveValue(derive, n, d);
        expect(result.ok).toBe(true);
        if (!result.ok) continue;
        derived += 1;
        expect(big(result.value).gte(min ?? "-1e9") && big(result.value).lte(max ?? "1e9")).toBe(true);
      }
    }
    expect(derived).toBeGreaterThan(60);
  });

  test("continues last year's stocks: no more than last year's and the new ones, and last year's investment is the base of growth", () => {
    for (const { entries } of rehearsalTables) {
      const entryOf = (key: string) => entries.find((entry) => definition(entry).key === key);
      for (const [total, added] of [
        ["total_hitech_firms", "new_hitech_firms"],
        ["total_prov_tech_sme", "new_prov_tech_sme"],
      ] as const) {
        const before = big(entryOf(total)?.previousActual ?? "0").plus(entryOf(added)?.actual?.text ?? "0");
        expect(before.gte(entryOf(total)?.actual?.text ?? "0")).toBe(true);
      }
      expect(entryOf("base_hitech_investment_prev")?.actual?.text).toBe(
        entryOf("hitech_investment")?.previousActual,
      );
    }
  });

  test("splits 省级以上 and 市级以上 institutions into parts that add up", () => {
    for (const { entries } of rehearsalTables) {
      const value = (key: string) =>
        big(entries.find((entry) => definition(entry).key === key)?.actual?.text ?? "-1");
      const provincial = value("new_prov_key_ent_institute")
        .plus(value("new_prov_ent_institute"))
        .plus(value("new_prov_rd_centers"));
      expect(provincial.toFixed()).toBe(value("new_ent_rd_inst_prov_plus").toFixed());
      expect(provincial.plus(value("new_city_rd_centers")).toFixed()).toBe(
        value("new_ent_rd_inst_city_plus").toFixed(),
      );
    }
  });

  test("has R&D of the year before, final; one unit's revenue still 快报", () => {
    const standing = all.flatMap((entry) =>
      entry.actual?.text == null ? [] : [{ key: definition(entry).key, ...entry.actual }],
    );
    const lagging = standing.filter(({ dataYear }) => dataYear === "2024");
    expect(new Set(lagging.map(({ key, stage }) => `${key} ${stage}`))).toEqual(
      new Set(["base_rd_expenditure confirmed", "base_gdp confirmed"]),
    );
    expect(standing.filter(({ stage }) => stage === "flash").map(({ key }) => key)).toEqual([
      "rd_expense_industrial",
      "base_industrial_revenue",
    ]);
  });

  test("sets targets in numbers, growth, multiples, ranks, against peers and in words, only where they are asked for", () => {
    const targets = all.flatMap(({ target, nextTarget }) => [target, nextTarget].filter((t) => t !== null));
    expect(new Set(targets.map(({ requirement }) => requirement))).toEqual(
      new Set(["不少于", "超过", "保持", "位次不低于", "倍数(比基年)", "增长(%)", "高于同级", "文字"]),
    );
    const asked = new Set(rows.filter(({ asksTarget }) => asksTarget).map(({ indicator }) => indicator));
    for (const { indicator, target, nextTarget } of all)
      if (target !== null || nextTarget !== null) expect(asked).toContain(indicator);
  });

  test("leaves fewer than five units for 固定资产投资, so that its total is withheld", () => {
    const available = all.filter(
      (entry) => definition(entry).key === "base_fixed_investment" && entry.actual?.text != null,
    );
    expect(available).toHaveLength(4);
  });
});
