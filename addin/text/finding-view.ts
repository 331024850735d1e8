import { isDecimal, roundDecimal } from "../../shared/codec/decimal.ts";
import type { FigureRef } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { type Form, isIndicatorRow } from "../../shared/schema/form.ts";
import { kindLabels } from "./labels.ts";
import type { Locale, Sentence, Texts } from "./locale.ts";

/** A finding as sentences want it: blanks filled from the form it was checked against. */
export type FindingView = {
  expected: string;
  actual: string;
  imbalance: string;
  param: (key: string) => string;
  /** Unit of the first figure, "" where there is none. */
  unit: string;
  /** Names of indicators the finding speaks of, in order. */
  names: string[];
  /** Name of an indicator by its code, with the code: "KJ-07 规上工业企业研发费用". */
  name: (code: string) => string;
  /** How the person says what a column or row is, where the sentence is read: an instruction without its end. */
  answerBy: string;
  /** Names of numerator and denominator of the first figure's indicator; [] where it is not derived. */
  baseItems: string[];
};

/** Where a sentence is read. */
export type ReadAt = "pane" | "command-line";

const answerBy: Record<ReadAt, Texts> = {
  pane: { zh: "在“核对列和行”里说明它是什么", en: "Say what it is under Columns and rows" },
  "command-line": {
    zh: "用 --write-answers、--answers 说明它是什么",
    en: "Say what it is with --write-answers and --answers",
  },
};

export type FindingSentence = { fail: Sentence<FindingView>; na?: Sentence<FindingView> };

export function findingView(finding: Finding, form: Form, locale: Locale, at: ReadAt): FindingView {
  const name = (code: string) => indicatorName(form, code, locale);
  const codes = finding.figures.map(({ indicator }) => indicator);
  const first = form.indicators.find(({ code }) => code === codes[0]);
  return {
    expected: readable(finding.expected ?? ""),
    actual: readable(finding.actual ?? ""),
    imbalance: readable(finding.imbalance ?? ""),
    param: (key) => finding.params[key] ?? "",
    unit: first?.unit ?? "",
    names: [...new Set(codes)].map(name),
    name,
    answerBy: answerBy[at][locale],
    baseItems: first?.derive ? [name(first.derive.numerator), name(first.derive.denominator)] : [],
  };
}

/** A computed number with at most four digits after the point; anything else as it stands. */
const readable = (text: string): string =>
  isDecimal(text) && /\.\d{5,}$/.test(text) ? roundDecimal(text, 4) : text;

/** "KJ-07 规上工业企业研发费用"; the code alone where the form does not know it. */
export function indicatorName(form: Form, code: string, locale: Locale): string {
  const indicator = form.indicators.find((known) => known.code === code);
  if (!indicator) return code;
  const row = form.rows.find((candidate) => isIndicatorRow(candidate) && candidate.indicator === code);
  const label = row?.kind === "indicator" ? row.label : null;
  return `${code} ${locale === "en" ? indicator.nameEn : (label ?? indicator.name)}`;
}

/** What a finding is about, for a heading: "KJ-07 规上工业企业研发费用（2024年实绩）"; "" for the table as a whole. */
export function findingSubject({ figures: [first, ...others] }: Finding, form: Form, locale: Locale): string {
  if (first === undefined) return "";
  const subject = figureName(first, form, locale);
  if (others.length === 0) return subject;
  return locale === "zh" ? `${subject}等 ${others.length + 1} 项` : `${subject} and ${others.length} more`;
}

/**
 * The rows a finding is about where it counts them (REQ-ROW, REQ-TARGET …), every one; [] where its sentence names what
 * it is about.
 */
export const findingRows = ({ figures, params }: Finding, form: Form, locale: Locale): string[] =>
  figures.length > 1 && params.count === String(figures.length)
    ? figures.map(({ indicator }) => indicatorName(form, indicator, locale))
    : [];

/** "KJ-07 规上工业企业研发费用（2024年实绩）". */
export function figureName(ref: FigureRef, form: Form, locale: Locale): string {
  const kind = kindLabels[ref.kind][locale];
  const scope = ref.scope.kind === "whole" ? "" : ` ${ref.scope.name}`;
  const name = indicatorName(form, ref.indicator, locale);
  return locale === "zh"
    ? `${name}${scope}（${periodLabel(ref.period, locale)}${kind}）`
    : `${name}${scope} (${kind} ${ref.period})`;
}

/** 2024 → 2024年; 2024Q3 → 2024年三季度; 2024M06 → 2024年6月. */
export function periodLabel(period: string, locale: Locale): string {
  if (locale === "en") return period;
  const [, year = period, part = "", number = ""] = /^(\d{4})([QM]?)(\d*)$/.exec(period) ?? [];
  if (part === "Q") return `${year}年${"一二三四".charAt(Number(number) - 1)}季度`;
  return part === "M" ? `${year}年${Number(number)}月` : `${year}年`;
}
