import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { normaliseName, unitInName } from "../../../shared/codec/name.ts";
import { anyText } from "./arbitraries.ts";

describe("one indicator's name is the same in every spelling of it", () => {
  test.each([
    ["一、规上工业企业研发费用（亿元）", "规上工业企业研发费用"],
    ["（二）规上工业企业研发费用(单位:亿元)", "规上工业企业研发费用"],
    ["1.规上工业企业研发费用", "规上工业企业研发费用"],
    ["1.1 规上工业企业研发费用", "规上工业企业研发费用"],
    ["1.1规上工业企业研发费用", "规上工业企业研发费用"],
    ["（3）规上工业企业 研发费用", "规上工业企业研发费用"],
    ["4）规上工业企业研发费用", "规上工业企业研发费用"],
    ["①规上工业企业研发费用*", "规上工业企业研发费用"],
    ["其中：规上工业企业研发费用", "规上工业企业研发费用"],
    ["全市规上工业企业研发费用", "规上工业企业研发费用"],
    ["2、其中:全县规上工业企业研发费用：", "规上工业企业研发费用"],
    ["全社会Ｒ＆Ｄ经费支出占ＧＤＰ比重（％）", "全社会R&D经费支出占GDP比重"],
    ["嘉兴“优才计划”入选数", "嘉兴优才计划入选数"],
    ["新增校地（校企）合作创新载体", "新增校地(校企)合作创新载体"],
    ["人才【团队】", "人才(团队)"],
  ])("%s", (written, name) => {
    expect(normaliseName(written)).toBe(normaliseName(name));
  });
});

test("figures and words that belong to a name stay in it", () => {
  expect(normaliseName("3D打印企业数")).toBe("3D打印企业数");
  expect(normaliseName("2020年新增高新技术企业数")).toBe("2020年新增高新技术企业数");
  expect(normaliseName("全社会R&D经费支出")).toBe("全社会R&D经费支出");
  expect(normaliseName("全市域外（海外）飞地")).toBe("全市域外(海外)飞地");
  expect(normaliseName("新引育市级以上创新人才（团队）")).toBe("新引育市级以上创新人才(团队)");
  expect(normaliseName("一般公共预算支出")).toBe("一般公共预算支出");
  expect(normaliseName("服务企业家次")).not.toBe(normaliseName("服务企业家"));
});

test("the unit in brackets behind a name is found, other brackets are none", () => {
  const found = [
    "R&D经费（万元）",
    "营业收入(单位：亿元)*",
    "创新人才（团队）",
    "高企数",
    "每万人发明专利拥有量（件/万人）",
  ].map(unitInName);
  expect(found).toEqual(["万元", "亿元", null, null, "件/万人"]);
});

test("no two indicators of the catalogue fall together", () => {
  const names = indicators.map(({ name }) => normaliseName(name));
  expect(new Set(names).size).toBe(names.length);
});

test("a name reduced once stays as it is", () => {
  fc.assert(
    fc.property(
      anyText().filter((text) => text.length <= 200),
      (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
      },
    ),
  );
});
