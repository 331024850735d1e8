import type { Stage } from "../schema/figure.ts";
import { draftWords } from "./partial-words.ts";

/**
 * What a column holds that is no figure of the unit: what names and describes the row, and what is computed from figures or judges
 * them. otherArea: a figure of the province or an average, for comparison. requirement: the comparison word beside a target.
 */
export type OtherColumn =
  | (
      | "number"
      | "code"
      | "name"
      | "englishName"
      | "unit"
      | "org"
      | "category"
      | "definition"
      | "task"
      | "measure"
    )
  | (
      | "section"
      | "supportingSection"
      | "person"
      | "phone"
      | "deadline"
      | "source"
      | "status"
      | "dataYear"
      | "note"
    )
  | ("requirement" | "completionRate" | "completion" | "progress" | "yearOnYear" | "change" | "share")
  | ("rank" | "score" | "weight" | "otherArea");

const labels: readonly (readonly [OtherColumn, string])[] = [
  ["number", "序号 编号 序 行号 行次 no no."],
  ["code", "代码 编码 指标代码 指标编码 指标编号"],
  [
    "name",
    "指标 名称 指标名称 主要指标 指标内容 核心指标 具体指标 统计指标 考核指标 指标项 项目 项目名称 目标名称 行标签",
  ],
  ["name", "量化指标 监测指标 评价指标 关键指标 重点指标 绩效指标 工作指标"],
  ["name", "一级指标 二级指标 三级指标 四级指标"],
  ["englishName", "item items indicator indicators"],
  ["unit", "单位 计量单位 指标单位 unit units"],
  ["org", "填报单位 报送单位 单位名称 地区 区域 区县 县区 市县 县市区 县(市、区) 县(市,区) 行政区划 region"],
  ["category", "类别 分类 类型 指标类别 指标分类 指标类型 指标属性 属性 领域 板块"],
  ["definition", "口径 统计口径 指标口径 口径说明 指标解释 指标说明 指标定义 指标含义 计算方法 计算公式"],
  ["definition", "评价标准 考核标准 考核办法"],
  ["task", "任务 工作任务 重点任务 主要任务 具体任务 任务名称 任务内容 工作内容 重点工作 工作要点 工作事项"],
  ["measure", "举措 措施 工作举措 主要举措 具体举措 工作措施 推进措施"],
  ["section", "责任科室 牵头科室 责任处室 牵头处室 责任部门 牵头部门 责任单位 牵头单位 牵头(责任)科室"],
  ["section", "科室 处室 部门 责任股室 主办科室 承办科室"],
  ["supportingSection", "配合科室 配合部门 配合单位 配合处室 协办科室 协同科室 参与科室 协助科室"],
  [
    "person",
    "责任人 负责人 具体责任人 分管负责人 联系人 填报人 填表人 经办人 审核人 分管领导 责任领导 牵头领导",
  ],
  ["phone", "电话 联系电话 联系方式 手机 手机号"],
  ["deadline", "时限 完成时限 完成期限 完成时间 计划完成时间 截止时间 截止日期 时间节点 时间要求"],
  ["source", "来源 数据来源 资料来源 数源部门 数据提供单位 数据提供部门 提供部门"],
  ["status", "状态 数据状态 数据性质 数据类型"],
  ["dataYear", "年份 年度 数据年度 数据时间 所属年份 数据所属年份"],
  [
    "note",
    "备注 备 注 说明 情况说明 备注说明 补充说明 原因说明 差异说明 未完成原因 存在问题 note notes remarks",
  ],
  ["requirement", "要求 目标要求"],
  ["completion", "是否完成 完成状态 是否达标 达标情况 完成与否"],
  ["progress", "进展 进展情况 工作进展 工作进展情况 推进情况 目前进展 最新进展 具体完成情况 完成情况说明"],
];

/** Whole labels, folded and without blanks; a period before or behind them changes nothing. */
export const otherLabels: ReadonlyMap<string, OtherColumn> = new Map(
  labels.flatMap(([column, words]) => words.split(" ").map((word) => [word, column] as const)),
);

/**
 * What a part of a header says. place and compare mean nothing alone (全市, 比); neutral is a figure whose kind is not said; filler adds
 * nothing.
 */
export type HeaderToken =
  | { says: "target" | "actual" | "yearToDate" | "neutral" | "filler" | "place" | "compare" }
  | { says: "stage"; stage: Stage }
  | { says: "other"; column: OtherColumn };

/** Words made of these (目标值, 实际完成数, 占全市比重) need no entry of their own, unless their parts would say something else. */
const tokenWords: readonly (readonly [HeaderToken, string])[] = [
  [
    { says: "target" },
    "目标 目标任务 任务数 任务指标 任务目标 年度任务 全年任务 考核目标 工作目标 责任目标 承诺目标 年初目标",
  ],
  [
    { says: "target" },
    "计划 计划完成 应完成 拟完成 年初计划 预期 下达数 下达目标 规划 规划目标 保底目标 底线目标 target",
  ],
  [
    { says: "actual" },
    "实绩 实际 完成 已完成 目标完成 任务完成 达成 实现 现状 基数 基期 基准 发生数 发生额 actual",
  ],
  [{ says: "yearToDate" }, "累计 年初累计 自年初累计 年内累计"],
  [{ says: "neutral" }, "数值 指标值 指标数值 指标数据 数据 数量 绝对值 绝对量 绝对数 value"],
  [{ says: "filler" }, "数 值 额 量 的 为 情况 年度 年内 当前 目前 指标 合计 总计 调整后"],
  [{ says: "place" }, "全国 全省 全市 全县 全区 在 占 居 列"],
  [{ says: "compare" }, "比 较 与 和"],
  [{ says: "stage", stage: "estimate" }, draftWords.estimate.join(" ")],
  [{ says: "stage", stage: "flash" }, [...draftWords.flash, "上报", "自报"].join(" ")],
  [{ says: "stage", stage: "annual" }, "年报"],
  [{ says: "stage", stage: "confirmed" }, "核定 最终核定 上级核定"],
  [
    { says: "other", column: "completionRate" },
    "完成率 目标完成率 完成度 目标完成度 达成度 完成比例 完成百分比 完成进度 达成率 执行率 进度 序时进度",
  ],
  [
    { says: "other", column: "yearOnYear" },
    "同比 同比增减 同比变化 环比 增长 增长率 增速 增幅 幅度 增减率 年均 升降 ±",
  ],
  [{ says: "other", column: "change" }, "增减 增量 变化 差值 差额 差距 差异 缺口"],
  [{ says: "other", column: "share" }, "占比 比重 所占比重"],
  [{ says: "other", column: "rank" }, "排名 位次 名次 排位 排序"],
  [{ says: "other", column: "progress" }, "工作节点 时间节点 进度安排 时间安排 推进计划 实施计划 工作计划"],
  [{ says: "other", column: "score" }, "总得分 总分 综合得分 得分 分值 评分 考核得分 自评分 自评得分 标准分"],
  [{ says: "other", column: "weight" }, "权重 权数"],
  [{ says: "other", column: "otherArea" }, "平均 平均水平 均值"],
];

const tokens: ReadonlyMap<string, HeaderToken> = new Map(
  tokenWords.flatMap(([token, words]) => words.split(" ").map((word) => [word, token] as const)),
);
const longestToken = Math.max(...[...tokens.keys()].map((word) => word.length));

/** The longest known word at a place of a text. Looks at a fixed number of characters. */
export function tokenAt(text: string, at: number): { token: HeaderToken; length: number } | null {
  for (let length = Math.min(longestToken, text.length - at); length > 0; length -= 1) {
    const token = tokens.get(text.slice(at, at + length));
    if (token !== undefined) return { token, length };
  }
  return null;
}
