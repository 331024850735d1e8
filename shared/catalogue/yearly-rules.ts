import type { FormRule } from "../schema/form-rule.ts";

type Written = Pick<FormRule, "id" | "severity" | "text" | "reason">;

/**
 * 审核关系 of 科技创新主要指标年报表 besides what the indicators themselves say (其中, ratios and their base items). Trap codes
 * are those of the bureaus' documents, docs/陷阱与规则.md.
 */
const written: readonly Written[] = [
  {
    // C09: the three kinds of provincial institutions are recognised apart from each other
    id: "FORM-01",
    severity: "error",
    text: "新增省重点企业研究院数 + 新增省企业研究院数 + 新增省级企业研发中心数 ≤ 新增省级以上企业研发机构数",
    reason: "三类省级机构分别认定、互不重复，都计入省级以上企业研发机构。",
  },
  {
    id: "FORM-02",
    severity: "error",
    text: "新增省级以上企业研发机构数 + 新增市级企业研发中心数 ≤ 新增市级以上企业研发机构数",
    reason: "市级以上包括省级以上和市级，两项之和不会更多。",
  },
  {
    // C05: accounting expenses are part of what is earned
    id: "FORM-03",
    severity: "error",
    text: "规上工业企业研发费用 ≤ 规上工业企业营业收入",
    reason: "两项都以亿元填报；研发费用超过营业收入，多为单位填错。",
  },
  {
    // C08: stock, recognised and lapsed
    id: "FORM-04",
    severity: "query",
    text: "高新技术企业总数 ≤ 上年 高新技术企业总数 + 新增高新技术企业数",
    reason: "期末数等于上年末数加新认定、减到期未通过；多出来的请说明口径。",
  },
  {
    id: "FORM-05",
    severity: "query",
    text: "新增高新技术企业数 ≤ 高新技术企业总数",
    reason: "当年新认定的企业年末一般仍在有效期内。",
  },
  {
    id: "FORM-06",
    severity: "query",
    text: "新增省科技型中小企业数 ≤ 省科技型中小企业总数",
    reason: "当年新认定的企业年末一般仍在库内。",
  },
  {
    // C15
    id: "FORM-07",
    severity: "query",
    text: "新增市级以上科技企业孵化器(众创空间)数 ≤ 市级以上科技企业孵化器(众创空间)总数",
    reason: "新增的应已计入年末总数。",
  },
  {
    id: "FORM-08",
    severity: "query",
    text: "新增省级以上孵化器数 ≤ 省级孵化器(众创空间)总数",
    reason: "新增的应已计入年末总数。",
  },
  {
    // C11: a balance without firms, or firms without a balance, are two definitions
    id: "FORM-09",
    severity: "query",
    text: "如果 获科技贷款企业数 > 0 则 科技型中小微企业贷款余额 > 0",
    reason: "有企业获得贷款，年末余额一般不为零。",
  },
  {
    id: "FORM-10",
    severity: "query",
    text: "如果 有研发活动的规上工业企业数 > 0 则 规上工业企业研发费用 > 0",
    reason: "有研发活动的企业应有研发费用。",
  },
  ...["地区生产总值(GDP)", "常住人口", "企业法人单位数", "规上工业企业总数"].map(
    (name, index): Written => ({
      id: `FORM-${11 + index}`,
      severity: "error",
      text: `${name} > 0`,
      reason: "本项是比率的分母，不会是零；没有数的留空并注明数据状态。",
    }),
  ),
  {
    // D01, D11: 家 typed where 万家 is asked, 人 where 万人 is
    id: "FORM-15",
    severity: "query",
    text: "企业法人单位数 ≤ 100",
    reason: "本项以万家填报；一个县(市、区)超过100万家，多为把家填成了万家。",
  },
  {
    id: "FORM-16",
    severity: "query",
    text: "常住人口 ≤ 1000",
    reason: "本项以万人填报；一个县(市、区)超过1000万人，多为把人填成了万人。",
  },
];

export const yearlyRules: readonly FormRule[] = written.map((rule) => ({
  ...rule,
  version: 1,
  state: "active",
  missing: "skipIfAnyMissing",
}));
