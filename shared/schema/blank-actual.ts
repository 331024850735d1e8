import type { ActualFigure } from "./figure.ts";
import type { Indicator } from "./indicator.ts";

/**
 * The empty actual of an indicator for a period, of the whole unit and in the shape the form wants: what is read or
 * typed fills it in. Parts of a year are reported 年初累计. Without a 数据状态 a number is 年报数.
 */
export const blankActual = (indicator: Indicator, period: string): ActualFigure => ({
  kind: "actual",
  indicator: indicator.code,
  period,
  scope: { kind: "whole" },
  basis: basisOf(indicator, period),
  asOf: null,
  availability: "available",
  value: null,
  unit: indicator.unit,
  typed: null,
  obtained: "typed",
  stage: "annual",
  definitionVersion: indicator.definitionVersion,
  source: null,
  sections: [],
  cell: null,
  note: null,
});

function basisOf({ overTime }: Indicator, period: string): ActualFigure["basis"] {
  if (overTime === "stock") return "pointInTime";
  return period.length === 4 ? "period" : "yearToDate";
}
