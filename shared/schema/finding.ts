import * as z from "zod";
import { figureRef } from "./figure.ts";
import { instant } from "./identifiers.ts";

/**
 * 强制性 error blocks · 准强制性 releasable blocks unless the city releases it · 核实性 query needs an explanation ·
 * 提示性 hint.
 */
export const severity = z.enum(["error", "releasable", "query", "hint"]);
export type Severity = z.infer<typeof severity>;

/** na is shown as 未判定, never as passed. */
export const outcome = z.enum(["pass", "fail", "na"]);

/** Rule classes, reference systems.md D2. */
export const ruleClass = z.enum([
  "META",
  "STR",
  "TYP",
  "FMT",
  "COD",
  "REQ",
  "MISSNOTE",
  "UNQ",
  "RNG",
  "LIM",
  "SUM",
  "BAL",
  "SUB",
  "RATIO",
  "COND",
  "PAIR",
  "XTB",
  "CUM",
  "CONT",
  "CHG",
  "YOY",
  "OUT-T",
  "OUT-P",
  "TGT",
  "TGTFRZ",
  "REV",
  "GAP",
  "CMP",
  "UNIT",
  "DUPBLK",
  "EXPL",
  "ENGINE",
]);
export type RuleClass = z.infer<typeof ruleClass>;

/** 口径调整 · 一次性因素 · 基数效应 · 上级核定 · 补报 · 其他 */
export const explanationCategory = z.enum([
  "definitionChange",
  "oneOff",
  "baseEffect",
  "officialFigure",
  "lateSupplement",
  "other",
]);
export type ExplanationCategory = z.infer<typeof explanationCategory>;

/** Characters of an explanation at most. */
export const longestExplanation = 500;

/** What explains a finding: its kind and why. */
export const saying = z.strictObject({
  category: explanationCategory,
  text: z.string().min(1).max(longestExplanation),
});
export type Saying = z.infer<typeof saying>;

/** 放行: the city lets one 准强制性 finding of a unit pass in a round, for exactly its values. */
export const release = z.strictObject({
  /** Why the unit has asked for it. */
  asked: saying,
  /** Name of who has released it, and why. */
  by: z.string(),
  reason: z.string(),
  at: instant,
});
export type Release = z.infer<typeof release>;

/** 审核结果: one rule's outcome on named figures. A finding is data; sentences are made from it at the client. */
export const finding = z.strictObject({
  rule: z.strictObject({
    /** "REQ-ACTUAL", stable; with `version` it names what was checked. */
    id: z.string().regex(/^[A-Z]+(-[A-Z0-9]+)+$/),
    version: z.int().min(1),
    class: ruleClass,
  }),
  severity,
  outcome: z.enum(["fail", "na"]),
  /** Figures the finding is about; empty for what concerns the whole submission (META) or a cell no figure came from. */
  figures: z.array(figureRef),
  /** Cells in the workbook, "年报表!H12"; filled where the figures carry them. */
  cells: z.array(z.string().max(120)),
  expected: z.string().max(300).nullable(),
  actual: z.string().max(300).nullable(),
  /** How far actual is from expected, in the indicator's unit, where both are numbers. */
  imbalance: z.string().max(60).nullable(),
  /** What the sentence needs besides. */
  params: z.record(z.string(), z.string()),
  /** SHA-256 (first 32 hex digits) over rule id, rule version, figure keys and values. */
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  /** There where the city has released it: it blocks no more. */
  release: release.optional(),
});
export type Finding = z.infer<typeof finding>;

/** 审核说明: explains one finding and goes stale when its values, and so its fingerprint, change. */
export const explanation = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  ...saying.shape,
});
export type Explanation = z.infer<typeof explanation>;

/**
 * Why an explanation explains nothing: figures and punctuation only · nothing but 核实无误 and the like · too few words ·
 * the finding's own sentence · a second one of the same finding.
 */
export const explanationFlaw = z.enum(["no-words", "says-nothing", "too-short", "repeats-finding", "twice"]);
export type ExplanationFlaw = z.infer<typeof explanationFlaw>;

/**
 * What keeps a document from being submitted: a finding without an explanation, one that says nothing, or an explanation
 * of something that is not found (any more).
 */
export const explanationFault = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  fault: z.enum(["missing", "stale", ...explanationFlaw.options]),
});
export type ExplanationFault = z.infer<typeof explanationFault>;

export const findingCounts = z.strictObject({
  error: z.int().min(0),
  /** 准强制性 that the city has not released. */
  releasable: z.int().min(0),
  /** 准强制性 that it has. Receipts from before there were any do not say. */
  released: z.int().min(0).default(0),
  query: z.int().min(0),
  hint: z.int().min(0),
  /** Rules that could not be judged (未判定). */
  na: z.int().min(0),
});
export type FindingCounts = z.infer<typeof findingCounts>;
