import { printNumber, readCellNumber } from "../../shared/codec/number.ts";
import { printPeriod } from "../../shared/codec/period.ts";
import type { Figure } from "../../shared/schema/figure.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { FillProposal, FillWhy } from "../table/fill/plan-fill.ts";
import { actualText } from "./figure-text.ts";
import { periodLabel } from "./finding-view.ts";
import type { Locale, Texts } from "./locale.ts";

/** Why a known figure is not written into a table. */
export const fillWhyLabels: Record<FillWhy, Texts> = {
  same: { zh: "表里已有，与市局一致", en: "there already, the same" },
  different: { zh: "表里的数与市局的不同", en: "differs from what the city holds" },
  "not-empty": { zh: "格里已有内容", en: "the cell holds something" },
  formula: { zh: "格里是公式", en: "the cell holds a formula" },
  locked: { zh: "单元格已锁定", en: "the cell is locked" },
  merged: { zh: "与别的行合并成一格", en: "merged with other rows" },
  "not-exact": {
    zh: "没有写明单位，或写进去读出来不是这个数",
    en: "no unit, or it would be read as another number",
  },
  "no-place": { zh: "表里没有这一行或这一列", en: "the table has no such row or column" },
  twice: { zh: "表里有两行都是这个指标", en: "two rows of the table are this indicator" },
};

/** A known figure as it was accepted: 2023年实绩 88家, 2024年目标 力争突破95家. */
export function knownText(figure: Figure, form: Form, locale: Locale): string {
  const indicator = form.indicators.find(({ code }) => code === figure.indicator) ?? null;
  const period = locale === "zh" ? printPeriod(figure.period) : periodLabel(figure.period, locale);
  if (figure.kind === "target")
    return locale === "zh" ? `${period}目标 ${figure.target.text}` : `${period} target ${figure.target.text}`;
  const value = `${actualText(figure, indicator)}${figure.unit}`;
  return locale === "zh" ? `${period}实绩 ${value}` : `${period} actual ${value}`;
}

/** What a cell will show: 3.01%, 0.31, 超过 力争突破95家. */
export const writtenText = ({ writes }: Pick<FillProposal, "writes">): string =>
  writes
    .map(({ edit: { value }, format }) => {
      const read = typeof value === "number" ? readCellNumber(value, format) : null;
      return read?.ok ? `${printNumber(read.value)}` : String(value);
    })
    .join(" ");
