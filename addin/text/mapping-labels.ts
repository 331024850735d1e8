import type { Form } from "../../shared/schema/form.ts";
import type { MappingLine, MappingWhy, TakenFor } from "../table/mapping-lines.ts";
import type { Sureness } from "../table/reading.ts";
import { indicatorName, periodLabel } from "./finding-view.ts";
import { fieldLabels, kindLabels } from "./labels.ts";
import type { Locale, Texts } from "./locale.ts";

export const surenessLabels: Record<Sureness, Texts> = {
  asked: { zh: "要确认", en: "To confirm" },
  sure: { zh: "已认定", en: "Matched" },
  ignored: { zh: "与报表无关", en: "Not of the form" },
};

export const mappingWhyLabels: Record<MappingWhy, Texts> = {
  answer: { zh: "按您的回答", en: "as you have said" },
  "ignored-by-answer": { zh: "按您的回答", en: "as you have said" },
  code: { zh: "代码相同", en: "the same code" },
  name: { zh: "同名", en: "the same name" },
  alias: { zh: "别名", en: "a known alias" },
  wording: { zh: "同一名称的另一种写法", en: "another wording of the name" },
  accepted: { zh: "市里采用的叫法", en: "a name the city has accepted" },
  sentence: { zh: "目标那句话里写着它", en: "the target's sentence names it" },
  alike: { zh: "名称只是相近", en: "the name is only similar" },
  "code-differs": { zh: "代码和名称说的不是同一个指标", en: "code and name speak of two indicators" },
  "code-unknown": { zh: "代码不在报表里", en: "the form has no such code" },
  part: {
    zh: "是开发区、镇（街道）等一部分的，可能不是全县的数",
    en: "it speaks of a part of the unit",
  },
  unit: {
    zh: "表里有几个地区，不知道哪个是本单位",
    en: "several areas are named; which is yours is not known",
  },
  words: {
    zh: "说不准是哪一段时间的数，或是实绩还是目标",
    en: "which period it is of, or whether it is a target, is open",
  },
  several: { zh: "一个名称旁边有几个数", en: "several numbers stand beside one name" },
  years: { zh: "数都像年份，可能是列名", en: "its numbers look like years and may head columns" },
  "same-head": { zh: "列名相同", en: "the same header" },
  "head-alias": { zh: "列名的另一种写法", en: "another wording of the header" },
  year: { zh: "按列名里的年份和字样", en: "by the year and words in the header" },
  org: { zh: "列名是本单位的名称", en: "the header is the unit's name" },
  sum: { zh: "各镇（街道）旁边的合计", en: "the sum beside the towns" },
  content: { zh: "按列里的内容", en: "by what stands in the column" },
  "claimed-twice": {
    zh: "另有一列也像它，两列都没有取数",
    en: "another column claims it too; neither was read",
  },
  narrowed: {
    zh: "列名说的可能只是一部分（几个月、某个园区）或不是最终数",
    en: "it may hold only a part of it, or not the final numbers",
  },
  "year-open": {
    zh: "说不准是哪一年的，或是实绩还是目标",
    en: "its year, or whether it holds actuals or targets, is open",
  },
  "not-of-form": { zh: "报表里没有", en: "the form has no such thing" },
};

/** "本年实绩": as the form itself calls its column. */
export function fieldName(form: Form, field: string, locale: Locale): string {
  const column = form.columns.find((one) => one.field === field);
  if (column === undefined) return field;
  return locale === "zh" ? column.label : fieldLabels[column.field].en;
}

/** "KJ-14 高新技术企业总数（家）". */
export function indicatorWithUnit(form: Form, code: string, locale: Locale): string {
  const unit = form.indicators.find((one) => one.code === code)?.unit;
  const name = indicatorName(form, code, locale);
  return unit === undefined ? name : locale === "zh" ? `${name}（${unit}）` : `${name} (${unit})`;
}

/** A field or a code as people know it. */
export const choiceName = (
  about: MappingLine["about"],
  choice: string,
  form: Form,
  locale: Locale,
): string => (about === "column" ? fieldName(form, choice, locale) : indicatorWithUnit(form, choice, locale));

/** What a line is taken for; numbers of another period are read and not submitted. */
export function takenName(taken: TakenFor, form: Form, locale: Locale): string {
  switch (taken.kind) {
    case "field":
      return fieldName(form, taken.field, locale);
    case "indicator":
      return indicatorWithUnit(form, taken.code, locale);
    case "other-period": {
      const { kind, period } = taken.value;
      return locale === "zh"
        ? `${periodLabel(period, "zh")}${kindLabels[kind].zh}，不上报`
        : `${kindLabels[kind].en} ${period}, not submitted`;
    }
  }
}
