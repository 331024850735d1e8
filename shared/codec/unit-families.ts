/**
 * Classifiers of one line count the same thing (traps D03–D05); across lines something else is counted. 位 and 名 stand for persons
 * and for ranks. The first name is the one printed.
 */
export const unitFamilies: readonly (readonly string[])[] = [
  ["元"],
  ["美元"],
  ["欧元"],
  ["英镑"],
  ["港元", "港币"],
  ["日元"],
  ["人", "名", "位"],
  ["位次", "位", "名", "名次"],
  ["人次"],
  ["家次"],
  ["个", "项", "家", "所", "支"],
  ["场", "场次", "次"],
  ["户"],
  ["户次"],
  ["件"],
  ["件次"],
  ["篇"],
  ["种"],
  ["台", "台套", "台(套)"],
  ["台次"],
  ["平方米", "平米", "平方", "㎡", "m2", "m²"],
  ["亩"],
  ["吨"],
  ["吨标准煤"],
  ["千瓦时"],
  ["公里", "千米"],
  ["辆"],
  ["笔"],
  ["百分点", "个百分点"],
  ["分"],
  ["倍"],
  ["连冠"],
  ["年"],
  ["月", "个月"],
  ["天", "日"],
  ["小时", "时"],
  ["%", "百分比"],
];

/** Names with a scale of their own in the family of the second column. */
export const scaledUnitNames: readonly (readonly [name: string, family: string, scale: string])[] = [
  ["‰", "%", "0.1"],
  ["公顷", "平方米", "10000"],
  ["平方公里", "平方米", "1000000"],
  ["平方千米", "平方米", "1000000"],
  ["万方", "平方米", "10000"],
];

export const multipliers: Readonly<Record<string, string>> = {
  百: "100",
  千: "1000",
  万: "10000",
  十万: "100000",
  百万: "1000000",
  千万: "10000000",
  亿: "100000000",
  十亿: "1000000000",
  百亿: "10000000000",
  千亿: "100000000000",
  万亿: "1000000000000",
};

/** Families in which 万 alone is a plain multiplier: counts. An amount needs its 元, a ratio or rank has none. */
export const countableFamilies = new Set([
  "人",
  "人次",
  "家次",
  "个",
  "场",
  "户",
  "户次",
  "件",
  "件次",
  "篇",
  "种",
  "台",
  "台次",
]);
