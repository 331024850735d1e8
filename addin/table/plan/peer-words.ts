import type { Aggregate, Coverage, Gap, MergedTable } from "../../../shared/schema/merged.ts";

/** Words of the peer sheet; short, for they stand in narrow cells. */

/** Stands behind a ratio whose base items are not known; the legend says so. */
export const asideMark = "※";

export const gapWords: Record<Gap, string> = {
  notYet: "未出数",
  notApplicable: "不适用",
  notProvided: "未提供",
  notDisclosed: "不公开",
  missing: "未报",
  ratioOnly: "仅有比率",
  otherPeriod: "数据年份不同(未并入)",
  otherStage: "分子分母状态不同(未并入)",
  otherDefinition: "口径不同(未并入)",
  zeroBase: "分母为零",
};

export const withheldWords: Record<Extract<Aggregate, { kind: "withheld" }>["why"], string> = {
  notMerged: "不汇总",
  noData: "无数据",
  tooFew: "不显示(单位数不足)",
  notVisible: "不在可见范围",
};

export const audienceWords: Record<MergedTable["audience"], string> = {
  city: "市级（全部单位）",
  full: "各单位数值",
  quartiles: "本单位数值、中位数和四分位数",
  rank: "本单位数值和位次",
};

/** "5/7", with the units the indicator does not apply to beside it. */
export const printCoverage = ({ available, due, notApplicable }: Coverage): string =>
  notApplicable === 0 ? `${available}/${due}` : `${available}/${due} 不适用${notApplicable}`;
