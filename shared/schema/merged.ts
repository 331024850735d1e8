import * as z from "zod";
import { stage } from "./figure.ts";
import { decimal, indicatorCode, instant, orgId, period } from "./identifiers.ts";
import { round, roundState, submissionState } from "./round.ts";
import { requirement } from "./target.ts";

/** Why a unit has no value that counts. */
export const gap = z.enum([
  "notYet", // 未出数
  "notApplicable", // 不适用
  "notProvided", // 未提供
  "notDisclosed", // 不公开
  "missing", // 未报: no accepted submission, or the figure is not in it
  "ratioOnly", // only the ratio is known (上级核定): shown, but not merged, counted as missing
  "otherPeriod", // speaks of another data period: not merged
  "otherStage", // the two parts of a ratio have different stages
  "otherDefinition", // other 口径 than the form's
  "zeroBase", // denominator is zero
]);
export type Gap = z.infer<typeof gap>;

/** 应报 due = available + notYet + notProvided + notDisclosed + missing; notApplicable stands apart. */
export const coverage = z.strictObject({
  due: z.int().min(0),
  available: z.int().min(0),
  notYet: z.int().min(0),
  notProvided: z.int().min(0),
  notDisclosed: z.int().min(0),
  missing: z.int().min(0),
  notApplicable: z.int().min(0),
});
export type Coverage = z.infer<typeof coverage>;

/** Why a number that one might expect is not there. */
export const withheld = z.enum([
  "notMerged", // 不汇总: the indicator is never merged
  "noData", // no unit has data
  "tooFew", // 不显示(单位数不足): fewer than 5 units with data
  "notVisible", // outside the round's 同级可见范围
]);

const aggregate = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("value"), value: decimal }),
  z.strictObject({ kind: z.literal("withheld"), why: withheld }),
]);
export type Aggregate = z.infer<typeof aggregate>;

/** A peer's target as pulled: [requirement, number, text]. */
export const mergedTarget = z.tuple([requirement, decimal.nullable(), z.string()]);

/** One indicator of a merged table. Arrays run in the order of the table's `orgs`. */
export const mergedIndicator = z.strictObject({
  indicator: indicatorCode,
  /** Data period that is merged; figures of other periods are gaps. */
  period,
  /** Own value as reported, also where it is not merged (ratioOnly); null with a reason in `gaps`. */
  values: z.array(decimal.nullable()),
  /** Index of the unit → why its value is absent or does not count. */
  gaps: z.record(z.string().regex(/^\d+$/), gap),
  /** Lowest stage among the merged figures; null when there are none. */
  stage: stage.nullable(),
  /** 报送单位合计 (n/m), or the ratio of the sums. Never "全市". */
  total: aggregate,
  median: aggregate,
  lowerQuartile: aggregate,
  upperQuartile: aggregate,
  /** Position by unit (1 = best), null without value or better = none. Given where ranks may be seen. */
  ranks: z.array(z.int().min(1).nullable()).nullable(),
  coverage,
  /** 本年目标 of each unit, and next year's; empty where no unit set one. */
  targets: z.array(mergedTarget.nullable()),
  nextTargets: z.array(mergedTarget.nullable()),
  /** 官方数: the city's official value, imported; a row of its own beside the total. */
  official: decimal.nullable(),
});
export type MergedIndicator = z.infer<typeof mergedIndicator>;

/** 汇总 of one round. Of a published round: the frozen snapshot, as far as the reader may see it. */
export const mergedTable = z.strictObject({
  round: round.omit({ participants: true }),
  state: roundState,
  /** Instant of publication; null for the city's provisional view. */
  publishedAt: instant.nullable(),
  /** Instant up to which acceptances are counted. */
  asOf: instant,
  /** What the reader sees: the city everything; a county full, quartiles or rank. */
  audience: z.enum(["city", "full", "quartiles", "rank"]),
  /** Columns of every array below; under quartiles and rank only the reader's own unit. */
  orgs: z.array(z.strictObject({ id: orgId, name: z.string(), state: submissionState })),
  indicators: z.array(mergedIndicator),
});
export type MergedTable = z.infer<typeof mergedTable>;

/** Several published rounds in one pull; each is its snapshot, byte for byte. */
export const mergedTables = z.strictObject({ rounds: z.array(mergedTable) });
