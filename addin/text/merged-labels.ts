import type { Aggregate, Gap, MergedTable } from "../../shared/schema/merged.ts";
import type { Texts } from "./locale.ts";

/** Words of merged figures; short, for they stand in narrow cells and panes. */

/** Why a unit has no value that counts. */
export const gapLabels: Record<Gap, Texts> = {
  notYet: { zh: "未出数", en: "not yet available" },
  notApplicable: { zh: "不适用", en: "not applicable" },
  notProvided: { zh: "未提供", en: "not provided" },
  notDisclosed: { zh: "不公开", en: "not disclosed" },
  missing: { zh: "未报", en: "not reported" },
  ratioOnly: { zh: "仅有比率", en: "ratio only" },
  otherPeriod: { zh: "数据年份不同(未并入)", en: "other data year (not merged)" },
  otherStage: { zh: "分子分母状态不同(未并入)", en: "parts of different stages (not merged)" },
  otherDefinition: { zh: "口径不同(未并入)", en: "other definition (not merged)" },
  zeroBase: { zh: "分母为零", en: "denominator is zero" },
};

/** Why a total, median or quartile is not there. */
export const withheldLabels: Record<Extract<Aggregate, { kind: "withheld" }>["why"], Texts> = {
  notMerged: { zh: "不汇总", en: "not merged" },
  noData: { zh: "无数据", en: "no data" },
  tooFew: { zh: "不显示(单位数不足)", en: "not shown (too few units)" },
  notVisible: { zh: "不在可见范围", en: "not visible to you" },
};

/** What a reader of merged figures may see. */
export const audienceLabels: Record<MergedTable["audience"], Texts> = {
  city: { zh: "市级（全部单位）", en: "city (all units)" },
  full: { zh: "各单位数值", en: "values of every unit" },
  quartiles: { zh: "本单位数值、中位数和四分位数", en: "own values, median and quartiles" },
  rank: { zh: "本单位数值和位次", en: "own values and rank" },
};

/** Why a unit has no value, told by who was to give it: `unaccepted` has submitted, and only accepted figures count. */
export function gapText(
  gap: Gap,
  { imported, unaccepted }: { imported: boolean; unaccepted: boolean },
): Texts {
  if (gap !== "missing") return gapLabels[gap];
  if (imported) return { zh: "未导入", en: "not imported" };
  return unaccepted ? { zh: "未验收", en: "not accepted" } : gapLabels.missing;
}
