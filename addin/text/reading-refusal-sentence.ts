import type { ReadingRefusal } from "../table/reading.ts";
import type { Locale, Sentence } from "./locale.ts";

const sentences: Record<ReadingRefusal["code"], Sentence<Record<string, string>>> = {
  "no-table": {
    zh: () =>
      "没有找到填报表：需要一行列名（代码或指标名称、计量单位、本年实绩等），下面是各项指标。几个单位同在一张表里的，请先登录再审核。请核对文件，或用任务的模板填报。",
    en: () =>
      "No table was found: a row of headers (code or indicator, unit, actual) with indicators below is needed. Where several units share one table, sign in first. Check the file or use the template of the round.",
  },
  "rows-unknown": {
    zh: ({ sheet = "", row = "", heads = "", name = "" }) =>
      `工作表“${sheet}”第 ${row} 行的列名（${heads}）像填报表，但下面没有一行是本报表的指标${name ? `（如“${name}”）` : ""}，所以没有读。请核对是不是这份文件、这个任务，或把指标改成报表里的名称。`,
    en: ({ sheet = "", row = "", heads = "", name = "" }) =>
      `Row ${row} of the sheet "${sheet}" (${heads}) is headed like the table, but no row below it is an indicator of this form${name ? ` (such as "${name}")` : ""}, so nothing was read. Check that this is the right file and task, or name the indicators as the form does.`,
  },
  "table-hidden": {
    zh: ({ sheet = "" }) => `填报表在隐藏的工作表“${sheet}”里。请取消隐藏这张工作表，再试一次。`,
    en: ({ sheet = "" }) => `The table is on the hidden sheet "${sheet}". Unhide it, then try again.`,
  },
  "sheet-not-found": {
    zh: ({ sheet = "", sheets }) =>
      `没有名为“${sheet}”的工作表${sheets ? `（有：${sheets}）` : ""}。请核对表名。`,
    en: ({ sheet = "", sheets }) =>
      `There is no sheet "${sheet}"${sheets ? ` (there are: ${sheets})` : ""}. Check its name.`,
  },
  "several-tables": {
    zh: ({ sheets }) => `有几张表都像填报表${sheets ? `（${sheets}）` : ""}。请指明是哪一张。`,
    en: ({ sheets }) =>
      `Several sheets look like the table${sheets ? ` (${sheets})` : ""}. Name one of them.`,
  },
};

export const readingRefusalSentence = (refusal: ReadingRefusal, locale: Locale): string =>
  sentences[refusal.code][locale](refusal.detail);
