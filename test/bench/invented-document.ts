import { roundDecimal } from "../../shared/codec/decimal.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../shared/schema/figure.ts";
import { type Form, isIndicatorRow } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { chance, inventedValues } from "./invented-values.ts";

const sources = ["市统计局", "市科技局", "国家税务总局某县税务局", "县市场监督管理局"] as const;

function actualOf(indicator: Indicator, value: string, period: string, cell: string): ActualFigure {
  const typed = indicator.derive === null;
  return {
    kind: "actual",
    indicator: indicator.code,
    period,
    scope: { kind: "whole" },
    cell,
    note: null,
    basis: indicator.overTime === "stock" ? "pointInTime" : "period",
    asOf: null,
    availability: "available",
    value,
    unit: indicator.unit,
    typed: typed ? { text: value, unit: indicator.unit } : null,
    obtained: typed ? "typed" : "derived",
    stage: "annual",
    definitionVersion: indicator.definitionVersion,
    source: sources[chance(indicator.code) % sources.length] ?? null,
    sections: ["综合科", "高新科"],
  };
}

function targetOf(indicator: Indicator, value: string, period: string, cell: string): TargetFigure {
  const number = roundDecimal(value, indicator.decimals);
  const text = `不少于${number}${indicator.unit}`;
  const none = { baseYear: null, ambition: null, peerGroup: null, commitment: null };
  return {
    kind: "target",
    indicator: indicator.code,
    period,
    scope: { kind: "whole" },
    cell,
    note: null,
    target: { requirement: "atLeast", number, unit: indicator.unit, ...none, text },
  };
}

export type Contents = "actuals" | "actuals and next targets" | "actuals of two years";

/** What a unit sends for a year, complete and without a finding that blocks. */
export function inventedDocument(
  form: Form,
  unit: string,
  year: number,
  contents: Contents,
): SubmissionDocument {
  const definition = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const values = (of: number) => inventedValues(form, unit, of);
  const [now, before, next] = [values(year), values(year - 1), values(year + 1)];
  const figures = form.rows.filter(isIndicatorRow).flatMap((row, index): Figure[] => {
    const indicator = definition.get(row.indicator);
    if (indicator === undefined) throw new Error(`no definition of ${row.indicator}`);
    const at = (from: typeof now) => from.get(row.indicator) ?? "0";
    const cell = (column: string) => `年报表!${column}${index + 9}`;
    const actual = actualOf(indicator, at(now), String(year), cell("H"));
    if (contents === "actuals and next targets")
      return [actual, targetOf(indicator, at(next), String(year + 1), cell("M"))];
    if (contents === "actuals of two years")
      return [actual, actualOf(indicator, at(before), String(year - 1), cell("E"))];
    return [actual];
  });
  return {
    form: { id: form.id, version: form.version },
    org: unit,
    period: String(year),
    figures,
    explanations: [],
    signers: {
      unitHead: "测速",
      statisticsHead: "测速",
      preparer: "测速",
      phone: "0573-00000000",
      reportDate: `${year + 1}-01-20`,
    },
  };
}
