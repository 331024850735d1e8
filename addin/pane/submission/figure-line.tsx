import { mergeClasses } from "@fluentui/react-components";
import type { ActualFigure } from "../../../shared/schema/figure.ts";
import { scopeKey } from "../../../shared/schema/figure.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { SubmissionRow } from "../../table/submission-rows.ts";
import { actualText, statusText } from "../../text/figure-text.ts";
import { useListLook } from "../board/list-look.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { submissionTexts } from "./submission-texts.ts";

/** One row of a submission: its value with unit and status, its targets, and what the unit says about it. */
export function FigureLine({ row, period }: { row: SubmissionRow; period: string }) {
  const { locale } = usePane();
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const { name, indicator, actual, previous, target, nextTarget, ofParts } = row;
  const value = actual ? valueWithUnit(actual, indicator) : "";
  const status = actual ? statusText(actual, period, locale) : words("missing");
  const earlier = previous ? valueWithUnit(previous, indicator) : "";
  const comparison = [
    ...(target ? [words("target", { text: target.target.text })] : []),
    ...(earlier === "" ? [] : [words("previous", { text: earlier })]),
    ...(nextTarget ? [words("nextTarget", { text: nextTarget.target.text })] : []),
  ];
  const remarks = [
    ...(actual?.note ? [words("note", { text: actual.note })] : []),
    ...(actual?.source ? [words("source", { text: actual.source })] : []),
    ...(actual && actual.sections.length > 0
      ? [words("sections", { text: actual.sections.join("、") })]
      : []),
  ];
  const parts = ofParts.map((figure) => ({
    key: `${figure.kind} ${figure.period} ${scopeKey(figure.scope)}`,
    text: words("ofPart", {
      name: figure.scope.kind === "whole" ? "" : figure.scope.name,
      text: figure.kind === "actual" ? valueWithUnit(figure, indicator) : figure.target.text,
    }),
  }));
  return (
    <li className={look.row}>
      <div className={look.text}>
        {name} <span className={look.code}>{row.row.indicator}</span>
      </div>
      <div className={look.apart}>
        <span className={look.quiet}>{status}</span>
        <span className={mergeClasses(look.number, look.name)}>{value}</span>
      </div>
      {comparison.length > 0 && <p className={look.quiet}>{comparison.join(" · ")}</p>}
      {remarks.map((remark) => (
        <p key={remark} className={look.quiet}>
          {remark}
        </p>
      ))}
      {parts.map(({ key, text }) => (
        <p key={key} className={look.quiet}>
          {text}
        </p>
      ))}
    </li>
  );
}

function valueWithUnit(figure: ActualFigure, indicator: Indicator | null): string {
  const value = actualText(figure, indicator);
  return value === "" ? "" : `${value} ${figure.unit}`;
}
