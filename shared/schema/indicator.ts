import * as z from "zod";
import { decimal, indicatorCode } from "./identifiers.ts";

/**
 * How a figure that is not typed comes about; numerator and denominator are base items.
 * ratio: n / d × scale (scale 100 for %) · rate: n / d × scale (每万家, 每万人) · growth: (n / d − 1) × scale.
 */
export const derivation = z.strictObject({
  kind: z.enum(["ratio", "rate", "growth"]),
  numerator: indicatorCode,
  denominator: indicatorCode,
  scale: decimal,
});
export type Derivation = z.infer<typeof derivation>;

export const category = z.enum([
  "创新投入",
  "创新主体",
  "创新平台",
  "创新人才",
  "成果转化",
  "科技金融",
  "科技惠民",
  "治理",
]);

/** One indicator (指标) of the catalogue. A change of definition (口径) raises `definitionVersion`. */
export const indicator = z.strictObject({
  code: indicatorCode,
  /** Stable name in sources and tests; never shown to a clerk. */
  key: z.string().regex(/^[a-z0-9_]+$/),
  name: z.string().min(1).max(80),
  nameEn: z.string().min(1).max(120),
  category,
  /** core: on the yearly form · base: base item of a ratio · extended: catalogue only. */
  group: z.enum(["core", "base", "extended"]),
  /** Canonical unit; every stored value is in it. "" only where there is none (称号, 叙述). */
  unit: z.string().max(20),
  /** Kind of quantity as the bureaus say it: 新增, 累计, 金额, 占比 … */
  measure: z.string().min(1).max(20),
  valueType: z.enum(["integer", "decimal"]),
  /** Digits shown after the point; never used to round a stored value. */
  decimals: z.int().min(0).max(6),
  min: decimal.nullable(),
  max: decimal.nullable(),
  /** Over units: sum · derive from summed base items · official (imported by the city) · none (never merged). */
  acrossUnits: z.enum(["sum", "derive", "official", "none"]),
  /** Over periods: flow (本期发生) · stock (时点数) · derive · none. */
  overTime: z.enum(["flow", "stock", "derive", "none"]),
  derive: derivation.nullable(),
  obtained: z.enum(["typed", "derived", "imported"]),
  better: z.enum(["up", "down", "none"]),
  /** Years the data usually lag behind the round (R&D: 1 in a year's 快报). */
  lag: z.int().min(0).max(2),
  /** Level of recognition, and whether higher levels are inside (省级以上). */
  level: z
    .strictObject({ of: z.enum(["national", "province", "city", "county"]), andAbove: z.boolean() })
    .nullable(),
  /** 其中: this count is contained in these (国家 ⊂ 省 ⊂ 市), so never greater. */
  partOf: z.array(indicatorCode),
  validYears: z.strictObject({ from: z.int().nullable(), to: z.int().nullable() }),
  definitionVersion: z.int().min(1),
  /** 指标解释: what is counted, for the clerk. */
  definition: z.string().min(1).max(600),
  numeratorText: z.string().max(120).nullable(),
  denominatorText: z.string().max(120).nullable(),
  /** Default source department or system; null where the documents do not say. */
  source: z.string().max(120).nullable(),
  mergeNote: z.string().max(300).nullable(),
  /** Names other documents use for the very same indicator. */
  aliases: z.array(z.string().min(1).max(80)),
});
export type Indicator = z.infer<typeof indicator>;

export const catalogue = z.array(indicator);
