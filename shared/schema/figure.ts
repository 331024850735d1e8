import * as z from "zod";
import { day, decimal, indicatorCode, period } from "./identifiers.ts";
import { target } from "./target.ts";

/** 数据状态 (1): is there a number? An empty cell is never 0. */
export const availability = z.enum(["available", "notYet", "notApplicable", "notProvided", "notDisclosed"]);
export type Availability = z.infer<typeof availability>;

/** 数据状态 (2): how final a number is, lowest first: 预计数 < 快报数 < 年报数 < 核定数. */
export const stage = z.enum(["estimate", "flash", "annual", "confirmed"]);
export type Stage = z.infer<typeof stage>;

export const figureKind = z.enum(["target", "actual"]);
export type FigureKind = z.infer<typeof figureKind>;

/** 本期 | 年初累计 | 时点数 */
export const basis = z.enum(["period", "yearToDate", "pointInTime"]);

/** What part of the unit a figure speaks of. Only "whole" goes into merging (traps I01). */
export const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("whole") }),
  z.strictObject({ kind: z.enum(["park", "platform", "exclave", "firm"]), name: z.string().min(1).max(60) }),
]);
export type Scope = z.infer<typeof scope>;

/** What stood in the cell, before conversion: the text or number as typed and the unit it was read in. */
export const typed = z.strictObject({ text: z.string().max(300), unit: z.string().max(20).nullable() });

const common = {
  indicator: indicatorCode,
  /** The period the data speak of; it may lag behind the round's (R&D). */
  period,
  scope,
  /** Cell it was read from, "年报表!H12"; null when it did not come from a sheet. */
  cell: z.string().max(120).nullable(),
  note: z.string().max(500).nullable(),
};

/** 实绩. `value` is in the indicator's canonical unit and null unless availability is "available" and the text could be read. */
export const actualFigure = z.strictObject({
  ...common,
  kind: z.literal("actual"),
  basis,
  /** 截止日期, where the figure is a stock or cumulative. */
  asOf: day.nullable(),
  availability,
  value: decimal.nullable(),
  unit: z.string().min(1).max(20),
  typed: typed.nullable(),
  /** How the number came about: typed by a person, derived from base items, imported by the city. */
  obtained: z.enum(["typed", "derived", "imported"]),
  stage,
  /** 口径 version of the indicator the figure follows. */
  definitionVersion: z.int().min(1),
  /** Department, system or document the figure comes from. */
  source: z.string().max(200).nullable(),
  /** 责任科室, the lead section (牵头) first. */
  sections: z.array(z.string().min(1).max(40)).max(12),
});
export type ActualFigure = z.infer<typeof actualFigure>;

/** 目标. */
export const targetFigure = z.strictObject({ ...common, kind: z.literal("target"), target });
export type TargetFigure = z.infer<typeof targetFigure>;

/** One reported figure; the unit (org) is that of the submission it stands in. */
export const figure = z.discriminatedUnion("kind", [actualFigure, targetFigure]);
export type Figure = z.infer<typeof figure>;

/** Names one figure within a submission. */
export const figureRef = z.strictObject({ indicator: indicatorCode, kind: figureKind, period, scope });
export type FigureRef = z.infer<typeof figureRef>;

export const scopeKey = (s: Scope): string => (s.kind === "whole" ? "whole" : `${s.kind}:${s.name}`);

/** Identity of a figure within one submission, also its sort key: "KJ-07/actual/2020/whole". */
export const figureKey = (f: FigureRef): string =>
  `${f.indicator}/${f.kind}/${f.period}/${scopeKey(f.scope)}`;
