import { formField } from "../../shared/schema/form.ts";
import type { ReadingRuleId } from "../table/reading-findings.ts";
import type { FindingSentence, FindingView } from "./finding-view.ts";
import { fieldLabels } from "./labels.ts";
import type { Locale } from "./locale.ts";

/** Sentences for what a reading found. */
export const readingSentences: Record<ReadingRuleId, FindingSentence> = {
  "STR-COLUMN": {
    fail: {
      zh: (view) =>
        `列名“${view.actual}”可能是“${field(view, "zh")}”，但不能确定（有两列都像它，或年份与报告期不符），这一列没有取数。请把列名改成报表的列名。`,
      en: (view) =>
        `The header "${view.actual}" may be "${field(view, "en")}", but another column claims it too or its year is another. Nothing was read from it: give it the form's label.`,
    },
  },
  "STR-ROW": {
    fail: {
      zh: (view) =>
        `“${view.actual}”这一行${likelyZh(view)}，没有取数。请改用报表的代码或名称；与报表无关的行请删去数字。`,
      en: (view) =>
        `The row "${view.actual}" was not read${likelyEn(view)}. Use the form's code or name, or remove its numbers.`,
    },
  },
  "TYP-STATUS": {
    fail: {
      zh: ({ actual }) =>
        `数据状态“${actual}”不认识。请选：预计数、快报数、年报数、核定数、未出数、不适用、未提供、不公开。`,
      en: ({ actual }) => `The data status "${actual}" is not known. Choose one from the cell's list.`,
    },
  },
  "TYP-YEAR": {
    fail: {
      zh: ({ actual }) => `数据年份“${actual}”不是一个年份。请填四位年份，如 2024；与报告期相同的可以不填。`,
      en: ({ actual }) =>
        `The data year "${actual}" is no year. Type four digits, or nothing if it is the period's.`,
    },
  },
  "TYP-LENGTH": {
    fail: {
      zh: () =>
        "文字太长。数据来源至多 200 字，说明至多 500 字，责任科室至多 12 个、每个至多 40 字。请缩短。",
      en: () => "Too long: a source takes 200 characters, a note 500, sections 12 of 40 each. Shorten it.",
    },
  },
  "TYP-TARGET": {
    fail: {
      zh: ({ actual }) =>
        `目标“${actual}”看不懂。请写成“不少于 70”“≥70”“保持”“力争 5%”这样的一个要求，或在“目标要求”列选好、“目标值”列只填数。`,
      en: ({ actual }) =>
        `The target "${actual}" is not understood. State one requirement and one number, such as ≥70.`,
    },
  },
};

function field({ param }: FindingView, locale: Locale): string {
  const known = formField.safeParse(param("field"));
  return known.success ? fieldLabels[known.data][locale] : param("field");
}

function suggestions({ param, name }: FindingView): string[] {
  const codes = param("suggestions");
  return codes === "" ? [] : codes.split("、").map(name);
}

function likelyZh(view: FindingView): string {
  const likely = suggestions(view).map((name) => `“${name}”`);
  if (likely.length > 0) return `可能是 ${likely.join("或")}，但不能确定`;
  return view.param("code") === "" ? "不能确定是哪个指标" : `的代码 ${view.param("code")} 不在报表里`;
}

function likelyEn(view: FindingView): string {
  const likely = suggestions(view);
  return likely.length > 0 ? `; it may be ${likely.join(" or ")}` : "";
}
