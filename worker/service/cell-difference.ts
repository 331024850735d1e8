import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { type Availability, type Figure, figureKey } from "../../shared/schema/figure.ts";
import type { CellDifference, SubmissionDocument } from "../../shared/schema/submission.ts";

/**
 * What differs between two documents of a unit, figure by figure in the order of their keys. Where a figure stood in
 * the workbook and how it was typed does not count.
 */
export function cellDifference(
  before: SubmissionDocument | null,
  after: SubmissionDocument,
): CellDifference[] {
  const old = byKey(before?.figures ?? []);
  const now = byKey(after.figures);
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => differenceOf(old.get(key), now.get(key)) ?? []);
}

const byKey = (figures: readonly Figure[]): Map<string, Figure> =>
  new Map(figures.map((figure) => [figureKey(figure), figure]));

function differenceOf(before: Figure | undefined, after: Figure | undefined): CellDifference | undefined {
  const either = after ?? before;
  if (either === undefined || content(before) === content(after)) return undefined;
  const { indicator, kind, period, scope } = either;
  return {
    indicator,
    kind,
    period,
    scope,
    change: before === undefined ? "added" : after === undefined ? "removed" : "changed",
    before: before === undefined ? null : print(before),
    after: after === undefined ? null : print(after),
  };
}

function content(figure: Figure | undefined): string | undefined {
  if (figure === undefined) return undefined;
  const { cell: _cell, ...said } = figure;
  return canonicalJson({ ...said, typed: undefined });
}

function print(figure: Figure): string {
  if (figure.kind === "target") return figure.target.text;
  return figure.value === null ? statusNames[figure.availability] : `${figure.value}${figure.unit}`;
}

/** 数据状态 as the form prints it; a figure said to be there but not readable has no number to show. */
const statusNames: Record<Availability, string> = {
  available: "（无法识别）",
  notYet: "未出数",
  notApplicable: "不适用",
  notProvided: "未提供",
  notDisclosed: "不公开",
};
