import type { Stage } from "../schema/figure.ts";

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
    "指标 名称 指标名称 主要指标 指标内容 核心指标 具体指标 统计指标 考核指标 指标项 项目 项目名称 目标名称",
  ],
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

const tokenWords: readonly (readonly [HeaderToken, string])[] = [
  [
    { says: "target" },
    "目标 目标值 目标数 目标任务 目标任务数 任务目标 任务数 任务值 任务指标 目标指标 target",
  ],
  [{ says: "target" }, "计划 计划数 计划值 计划目标 计划完成 计划完成数 应完成 应完成数 拟完成 拟完成数"],
  [
    { says: "target" },
    "预期 预期数 预期值 预期目标 考核目标 考核目标值 工作目标 责任目标 承诺目标 下达 下达数 下达目标",
  ],
  [{ says: "target" }, "年度任务 年度目标 年度计划 年初目标 年初计划 全年目标 全年任务 保底目标 底线目标"],
  [
    { says: "actual" },
    "实绩 实绩数 实绩值 完成实绩 实际 实际数 实际值 实际完成 实际完成数 实际完成值 实际完成量 actual",
  ],
  [
    { says: "actual" },
    "完成 完成数 完成值 完成量 完成额 已完成 已完成数 完成情况 实际完成情况 目标完成情况 目标完成数 目标完成值",
  ],
  [
    { says: "actual" },
    "达成 达成值 达成情况 实现数 实现值 实现情况 现状 现状值 现状数 发生数 发生额 任务完成情况",
  ],
  [
    { says: "yearToDate" },
    "累计 累计数 累计值 年初累计 自年初累计 年内累计 累计完成 累计完成数 累计实绩 累计完成情况",
  ],
  [{ says: "neutral" }, "数值 指标值 指标数值 指标数据 数据 数量 绝对值 绝对量 绝对数 value"],
  [{ says: "filler" }, "数 值 的 为 情况 年度 年内 当前 目前 指标"],
  [{ says: "place" }, "全国 全省 全市 全县 全区 在 占 居 列"],
  [{ says: "compare" }, "比 较 与 和"],
  [
    { says: "stage", stage: "estimate" },
    "预计 预计数 预计值 预计完成 预计完成数 预估 预估数 预估值 预测 预测数 预测值",
  ],
  [{ says: "stage", stage: "flash" }, "快报 快报数 快报值 初步数 初步 初步统计数"],
  [{ says: "stage", stage: "annual" }, "年报 年报数 年报值"],
  [{ says: "stage", stage: "confirmed" }, "核定 核定数 核定值 最终核定数 上级核定数"],
  [
    { says: "other", column: "completionRate" },
    "完成率 目标完成率 完成比例 完成百分比 完成进度 达成率 执行率 进度 序时进度",
  ],
  [
    { says: "other", column: "yearOnYear" },
    "同比 同比增长 同比增长率 同比增减 同比增速 同比增幅 同比变化 同比升降 环比 环比增长",
  ],
  [
    { says: "other", column: "yearOnYear" },
    "增长 增长率 增速 增幅 增减幅度 增减率 增长幅度 升降幅度 年均增长 年均增速 ±",
  ],
  [
    { says: "other", column: "change" },
    "增减 增减额 增减量 增减数 增量 变化 变化量 差值 差额 差距 差异 缺口",
  ],
  [{ says: "other", column: "share" }, "占比 比重 所占比重 占全市比重 占全省比重 占全县比重"],
  [{ says: "other", column: "rank" }, "排名 位次 名次 排位 位列 排序 排名变化 位次变化 排名升降"],
  [{ says: "other", column: "score" }, "得分 分值 评分 考核得分 自评分 自评得分 标准分"],
  [{ says: "other", column: "weight" }, "权重 权数"],
  [
    { says: "other", column: "otherArea" },
    "全省平均 全市平均 全国平均 全省平均值 全市平均值 全省均值 全市均值 平均 平均值 平均水平 均值",
  ],
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
