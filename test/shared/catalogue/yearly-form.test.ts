import { describe, expect, test } from "vitest";
import { indicatorByCode } from "../../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import { readCsv } from "./read-csv.ts";

const rows = yearlyForm.rows.filter(isIndicatorRow);
const definition = (code: string): Indicator => {
  const found = indicatorByCode.get(code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
};

describe("科技创新主要指标年报表", () => {
  test("asks for the 44 core indicators, one of them as two rows, and the 14 base items, each once", () => {
    const raw = readCsv("indicators.csv").filter(({ core }) => core === "core" || core === "base");
    const asked = raw.flatMap(({ key = "" }) =>
      key === "city_talent_teams" ? ["city_plus_talents_new", "city_plus_teams_new"] : [key],
    );
    expect(raw.filter(({ core }) => core === "core")).toHaveLength(44);
    expect(rows.map(({ indicator }) => definition(indicator).key).toSorted()).toEqual(asked.toSorted());
  });

  test("numbers its rows in order, base items and 其中 rows under their own, codes of core indicators ascending", () => {
    const tops = rows.filter(({ number }) => !number.includes("."));
    expect(tops.map(({ number }) => number)).toEqual(tops.map((_, i) => String(i + 1)));
    for (const [i, { number, indent }] of rows.entries()) {
      const levels = number.split(".");
      expect(indent).toBe(levels.length - 1);
      if (levels.length === 1) continue;
      const parent = levels.slice(0, -1).join(".");
      expect(rows.slice(0, i).some((row) => row.number === parent)).toBe(true);
    }
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    const codes = rows.map(({ indicator }) => indicator).filter((code) => definition(code).group === "core");
    expect(codes).toEqual(codes.toSorted());
  });

  test("stands in the categories of its indicators", () => {
    let current = "";
    for (const row of yearlyForm.rows) {
      if (row.kind === "category") {
        current = row.category;
        continue;
      }
      const indicator = definition(row.indicator);
      if (indicator.group === "core") expect(indicator.category).toBe(current);
    }
    const labels = yearlyForm.rows.flatMap((row) => (row.kind === "category" ? [row.label] : []));
    expect(labels).toEqual([
      "一、创新投入",
      "二、创新主体",
      "三、创新平台",
      "四、创新人才",
      "五、成果转化",
      "六、科技金融",
      "七、治理",
    ]);
  });

  test("has the parts of every ratio on the form, the base items typed and required", () => {
    const byCode = new Map(rows.map((row) => [row.indicator, row]));
    const derived = rows.filter(({ entry }) => entry === "derived");
    expect(derived).toHaveLength(10);
    for (const { indicator, required } of derived) {
      const { derive } = definition(indicator);
      expect(required).toBe(false);
      for (const part of [derive?.numerator ?? "", derive?.denominator ?? ""])
        expect(byCode.get(part)).toMatchObject({ entry: "typed", required: true });
    }
  });

  test("prints a 其中 row under an indicator that contains it", () => {
    const parts = rows.filter(({ label }) => label?.startsWith("其中"));
    expect(parts).toHaveLength(8);
    for (const { number, indicator } of parts) {
      const whole = rows.find((row) => row.number === number.split(".").slice(0, -1).join("."));
      expect(definition(indicator).partOf).toContain(whole?.indicator);
    }
  });

  test("locks what the city imports and asks targets for indicators, not for base items", () => {
    expect(rows.filter(({ entry }) => entry === "imported")).toEqual([
      {
        kind: "indicator",
        number: "37",
        indicator: "KJ-45",
        label: null,
        indent: 0,
        entry: "imported",
        required: false,
        asksTarget: true,
      },
    ]);
    for (const { indicator, asksTarget } of rows)
      expect(asksTarget).toBe(definition(indicator).group === "core");
  });

  test("has 甲 乙 丙 丁 over the stub and 1 to 14 over the data", () => {
    expect(yearlyForm.columns.map(({ mark, label }) => `${mark} ${label}`)).toEqual([
      "甲 序号",
      "乙 代码",
      "丙 指标名称",
      "丁 计量单位",
      "1 上年实绩",
      "2 本年目标要求",
      "3 本年目标值",
      "4 本年实绩",
      "5 完成率",
      "6 完成情况",
      "7 同比",
      "8 下年目标要求",
      "9 下年目标值",
      "10 数据状态",
      "11 数据年份",
      "12 数据来源",
      "13 责任科室(牵头在前)",
      "14 说明",
    ]);
  });

  test("invents no 表号, 制定机关, 批准文号 or 有效期", () => {
    const { formNumber, authority, approvalNumber, validUntil } = yearlyForm;
    expect([formNumber, authority, approvalNumber, validUntil]).toEqual([null, null, null, null]);
  });

  test("carries the definitions of its rows and of the base items they derive from", () => {
    const carried = new Set(yearlyForm.indicators.map(({ code }) => code));
    expect(carried).toEqual(new Set(rows.map(({ indicator }) => indicator)));
    expect(yearlyForm.indicators).toHaveLength(rows.length);
  });
});
