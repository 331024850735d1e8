import { describe, expect, it } from "vitest";
import { partialRemark } from "../../../shared/codec/partial-remark.ts";

describe("a remark beside a number of 2024", () => {
  it.each([
    ["draft", "预计数"],
    ["draft", "预计"],
    ["draft", "预计数，年报6月公布"],
    ["draft", "此数为预计数。"],
    ["draft", "2024年为预计数"],
    ["draft", "预计全年93家"],
    ["draft", "预计完成"],
    ["draft", "初步"],
    ["draft", "初步统计"],
    ["draft", "统计局初步核算数"],
    ["draft", "快报"],
    ["draft", "（快报数）"],
    ["draft", "快报口径"],
    ["draft", "暂估"],
    ["draft", "待核定"],
    ["draft", "数据尚未最终审定"],
    ["draft", "最终以省厅公布为准"],
    ["year", "截至9月"],
    ["year", "数据截至2024年9月底"],
    ["year", "截止到11月"],
    ["year", "截至9月30日完成60家"],
    ["year", "截至目前数"],
    ["year", "1—9月数"],
    ["year", "1-11月累计"],
    ["year", "前三季度"],
    ["year", "11月快报数"],
    ["year", "上半年数据"],
    ["year", "截至2023年9月"],
    ["unit", "仅开发区"],
    ["unit", "仅含经开区、高新区"],
    ["unit", "只统计乌镇镇"],
    ["unit", "不含高新区"],
    ["unit", "不含南湖区、秀洲区的数"],
    ["unit", "开发区数据"],
    ["unit", "仅市本级"],
    ["otherYear", "2023年数据"],
    ["otherYear", "此数为2023年度数"],
    ["otherYear", "采用2022年统计监测数据，2024年数未出"],
    ["otherYear", "上年数"],
  ])("says that it is not the final, whole one (%s): %s", (kind, remark) => {
    expect(partialRemark(remark, "2024")).toBe(kind);
  });

  it.each([
    "",
    "比上年增长12.3%",
    "2024年数据",
    "2023年12家",
    "2023年数据已更正",
    "较2023年数据增加5家",
    "含开发区",
    "含经开区、高新区",
    "数据来源：统计局",
    "按新口径",
    "预计明年验收",
    "预计2025年6月公布",
    "2025年为预计数",
    "上年为快报数",
    "2023年为预计数",
    "比预计多3家",
    "较快报数增加2家",
    "年报数",
    "截至2024年12月31日",
    "截至12月底",
    "截至2024年底",
    "截至2025年1月",
    "1—12月",
    "截至9月60家，全年93家",
    "其中上半年40家",
    "1—9月60家",
    "申报截止9月30日",
    "9月认定",
    "其中开发区30家",
    "不含人才经费",
    "不含税",
    "不含区外企业",
    "仅供参考",
    "仅次于南湖区",
    "另有5家待认定",
    "列全市第3位",
    "初步形成创新体系",
    "已核定",
    "超额完成全年目标",
    "开发区新增3家",
    "主要为高新区企业",
  ])("says nothing of the kind: %s", (remark) => {
    expect(partialRemark(remark, "2024")).toBeNull();
  });

  it("is read in proportion to its length", () => {
    expect(partialRemark("预计数据数为是".repeat(10_000), "2024")).toBeNull();
    expect(partialRemark("局".repeat(200), "2024")).toBeNull();
  });
});
