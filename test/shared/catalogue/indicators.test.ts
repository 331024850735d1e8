import { describe, expect, test } from "vitest";
import { indicatorByCode, indicatorByKey, indicators } from "../../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { normaliseName } from "../../../shared/codec/name.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";

const rows = readCsv("indicators.csv");

const known = (key: string): Indicator => {
  const found = indicatorByKey.get(key);
  if (found === undefined) throw new Error(`no indicator ${key}`);
  return found;
};
const codeOf = (key: string) => known(key).code;

/** Of the raw rows, those that are merged otherwise than the raw table says, and why. */
const mergedOtherwise: Readonly<Record<string, string>> = {
  city_talent_teams: "persons and teams in one number: two indicators of their own (traps D03)",
  park_industrial_output: "park level: summed over parks only, never into a county (I01)",
  park_total_income: "park level (I01)",
  park_new_projects: "park level (I01)",
  tech_loan_scale: "flow or stock not said (C11)",
};

function acrossUnitsOf(row: CsvRow): Indicator["acrossUnits"] {
  if (row.key !== undefined && row.key in mergedOtherwise) return "none";
  if (row.aggregation === "sum") return "sum";
  if (row.aggregation === "rank") return "official";
  return row.aggregation === "ratio" && row.numerator_key !== "" ? "derive" : "none";
}

describe("the catalogue", () => {
  test("carries over all 234 rows of the raw material, each with its name, unit, measure, category and way of merging", () => {
    expect(rows).toHaveLength(234);
    const carried = rows.map(({ key = "" }) => {
      const { name, nameEn, unit, measure, better, category, acrossUnits } = known(key);
      return { key, name, nameEn, unit, measure, better, category, acrossUnits };
    });
    expect(carried).toEqual(
      rows.map((row) => ({
        key: row.key,
        name: row.name_zh,
        nameEn: row.name_en,
        unit: row.unit,
        measure: row.measure,
        better: row.better,
        category: row.category,
        acrossUnits: acrossUnitsOf(row),
      })),
    );
  });

  test("adds two indicators only: talents and teams, in the place of the mixed one", () => {
    const raw = new Set(rows.map((row) => row.key));
    const added = indicators.filter(({ key }) => !raw.has(key));
    expect(added.map(({ key, unit, group }) => ({ key, unit, group }))).toEqual([
      { key: "city_plus_talents_new", unit: "人", group: "core" },
      { key: "city_plus_teams_new", unit: "个", group: "core" },
    ]);
    expect(known("city_talent_teams")).toMatchObject({ group: "extended", acrossUnits: "none" });
  });

  test("keeps numerator and denominator of every ratio whose parts are collected", () => {
    const parts = rows
      .filter((row) => row.numerator_key !== "")
      .map((row) => ({
        key: row.key,
        numerator: codeOf(row.numerator_key ?? ""),
        denominator: codeOf(row.denominator_key ?? ""),
      }));
    const derived = indicators.flatMap(({ key, derive }) =>
      derive === null ? [] : [{ key, numerator: derive.numerator, denominator: derive.denominator }],
    );
    expect(new Set(derived)).toEqual(new Set(parts));
    expect(derived).toHaveLength(10);
  });

  test("gives every indicator one code and one key, core from KJ-01, base items from KJ-51, the rest from KJ-101", () => {
    expect(indicatorByCode.size).toBe(indicators.length);
    expect(indicatorByKey.size).toBe(indicators.length);
    const range = { core: [1, 50], base: [51, 100], extended: [101, 999] } as const;
    for (const { code, group } of indicators) {
      const number = Number(code.slice(3));
      expect(number).toBeGreaterThanOrEqual(range[group][0]);
      expect(number).toBeLessThanOrEqual(range[group][1]);
    }
    const numbers = indicators.map(({ code }) => Number(code.slice(3)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test("gives a name, alias or printed label to one indicator only, however it is written", () => {
    const labels = yearlyForm.rows
      .filter(isIndicatorRow)
      .flatMap(({ indicator, label }) => (label === null ? [] : [{ code: indicator, label }]));
    const named = indicators.flatMap(({ code, name, aliases }) =>
      [name, ...aliases].map((label) => ({ code, label })),
    );
    const owners = new Map<string, Set<string>>();
    for (const { code, label } of [...named, ...labels]) {
      const name = normaliseName(label);
      owners.set(name, (owners.get(name) ?? new Set()).add(code));
    }
    expect([...owners].filter(([, codes]) => codes.size > 1)).toEqual([]);
    expect(new Set(named.map(({ label }) => normaliseName(label))).size).toBe(named.length);
  });

  test.each([
    ["技术交易额", "C06"],
    ["技术市场交易额", "C06"],
    ["高新技术产业增加值占工业增加值比重", "C02"],
    ["规上企业研发机构设置率", "C07"],
    ["R&D经费支出占营业收入比重", "C05"],
    ["兑付科技创新券", "C12"],
    ["科技型中小企业", "C08"],
    ["省科技型企业", "C08"],
    ["集聚科技成果", "B04"],
    ["服务企业", "D02"],
    ["省级以上企业研发机构", "C08"],
  ])("does not take 「%s」 for any indicator without asking (traps %s)", (label) => {
    const taken = indicators.filter(({ name, aliases }) =>
      [name, ...aliases].some((known) => normaliseName(known) === normaliseName(label)),
    );
    expect(taken).toEqual([]);
  });
});

describe("the fields of an indicator fit together", () => {
  test("what is derived over space is derived over time and not typed; what is official is imported", () => {
    for (const { derive, acrossUnits, overTime, obtained } of indicators) {
      const isDerived = derive !== null;
      expect([acrossUnits === "derive", overTime === "derive", obtained === "derived"]).toEqual([
        isDerived,
        isDerived,
        isDerived,
      ]);
      expect(acrossUnits === "official").toBe(obtained === "imported");
    }
  });

  test("a ratio without its base items is typed and never merged", () => {
    const known = indicators.filter(({ measure, derive }) => measure === "占比" && derive === null);
    expect(known.length).toBeGreaterThan(10);
    expect(new Set(known.map(({ obtained, acrossUnits }) => `${obtained} ${acrossUnits}`))).toEqual(
      new Set(["typed none"]),
    );
  });

  test("base items of one ratio are summed, and their units make the ratio's", () => {
    const unitOf = { ratio: "%", growth: "%" } as const;
    for (const { unit, derive } of indicators) {
      if (derive === null) continue;
      const numerator = indicatorByCode.get(derive.numerator);
      const denominator = indicatorByCode.get(derive.denominator);
      expect([numerator?.acrossUnits, denominator?.acrossUnits]).toEqual(["sum", "sum"]);
      if (derive.kind === "rate") {
        expect(unit).toBe(`${numerator?.unit}/${denominator?.unit}`);
        expect(derive.scale).toBe("1");
      } else {
        expect(unit).toBe(unitOf[derive.kind]);
        expect(numerator?.unit).toBe(denominator?.unit);
        expect(derive.scale).toBe("100");
      }
    }
  });

  test("a part stands in the unit of its whole, and no chain of parts returns to its start", () => {
    const wholesOf = (code: string): string[] =>
      (indicatorByCode.get(code)?.partOf ?? []).flatMap((whole) => [whole, ...wholesOf(whole)]);
    for (const { code, unit, partOf } of indicators) {
      expect(partOf.map((whole) => indicatorByCode.get(whole)?.unit)).toEqual(partOf.map(() => unit));
      expect(wholesOf(code)).not.toContain(code);
    }
  });

  test("counts are whole and not negative, shares lie between 0 and 100, only growth and net increases may fall", () => {
    const counted = new Set("家 项 个 人 名 位 所 场 件 人次 家次 连冠".split(" "));
    for (const { key, unit, valueType, min, max, measure } of indicators) {
      expect(valueType).toBe(counted.has(unit) ? "integer" : "decimal");
      if (measure === "占比" && unit === "%") expect([min, max]).toEqual(["0", "100"]);
      else if (key === "hitech_investment_growth") expect([min, max]).toEqual(["-100", null]);
      else if (["conversion_loan_new", "early_stage_loan_new", "product_performance"].includes(key))
        expect(min).toBeNull();
      else expect(min).toBe(measure === "排名" ? "1" : "0");
    }
  });

  test("levels are nested: what is 省级以上 is part of what is 市级以上, 国家级 of 省级以上", () => {
    const wholes = (key: string) => known(key).partOf;
    expect(wholes("new_ent_rd_inst_prov_plus")).toContain(codeOf("new_ent_rd_inst_city_plus"));
    expect(wholes("new_incubators_prov")).toContain(codeOf("new_incubators_city_plus"));
    expect(wholes("total_incubators_national")).toContain(codeOf("total_incubators_prov"));
    expect(wholes("total_incubators_prov")).toContain(codeOf("total_incubators_city_plus"));
    expect(wholes("prov_overseas_engineers")).toContain(codeOf("city_overseas_engineers"));
  });

  test("R&D and the provincial index lag a year behind the round", () => {
    expect(indicators.filter(({ lag }) => lag > 0).map(({ key }) => key)).toEqual([
      "rd_gdp_ratio",
      "sti_index",
      "base_rd_expenditure",
      "base_gdp",
    ]);
  });
});
