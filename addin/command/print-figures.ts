import { roundDecimal } from "../../shared/codec/decimal.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../shared/schema/figure.ts";
import { type Form, isIndicatorRow } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { alignedTable, clip } from "../text/aligned-table.ts";
import { availabilityLabels, stageLabels } from "../text/labels.ts";

/** A submission's figures as a table in the order of its form. */
export function figureLines({ figures, period }: SubmissionDocument, form: Form): string[] {
  const year = Number(period.slice(0, 4));
  const rows = form.rows.filter(isIndicatorRow).map(({ indicator, label }) => {
    const definition = form.indicators.find(({ code }) => code === indicator);
    const own = figures.filter((figure) => figure.indicator === indicator && figure.scope.kind === "whole");
    const actuals = own
      .filter((figure) => figure.kind === "actual")
      .sort((a, b) => (a.period < b.period ? 1 : -1));
    const [current, previous] = actuals;
    return [
      indicator,
      clip(label ?? definition?.name ?? "", 40),
      definition?.unit ?? "",
      previous ? actualText(previous, definition) : "",
      targetText(own, String(year)),
      current ? actualText(current, definition) : "",
      current ? statusText(current, period) : "未报",
      targetText(own, String(year + 1)),
      clip(current?.note ?? "", 30),
    ];
  });
  const columns = [
    { title: "代码" },
    { title: "指标名称" },
    { title: "单位" },
    { title: "上年实绩", align: "right" },
    { title: "本年目标", align: "right" },
    { title: "本年实绩", align: "right" },
    { title: "数据状态" },
    { title: "下年目标", align: "right" },
    { title: "说明" },
  ] as const;
  return alignedTable(columns, rows);
}

/** A typed number stands as it was typed; a computed one is shown with the indicator's digits. */
function actualText({ value, obtained }: ActualFigure, definition: Indicator | undefined): string {
  if (value === null) return "";
  return obtained === "derived" && definition ? roundDecimal(value, definition.decimals) : value;
}

function statusText({ availability, stage, value, period }: ActualFigure, reportPeriod: string): string {
  const status = value === null ? availabilityLabels[availability].zh : stageLabels[stage].zh;
  return period === reportPeriod ? status : `${status}（${period}年数）`;
}

function targetText(figures: readonly Figure[], year: string): string {
  const target = figures.find(
    (figure): figure is TargetFigure => figure.kind === "target" && figure.period.startsWith(year),
  );
  return target?.target.text ?? "";
}
