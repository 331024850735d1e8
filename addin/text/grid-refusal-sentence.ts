import type { GridRefusal, GridRefusalCode } from "../host/browser/browser-workbook.ts";
import type { Locale, Sentence } from "./locale.ts";

const sentences: Record<GridRefusalCode, Sentence<Record<string, string>>> = {
  "locked-cells": {
    zh: () => "这里受保护，不能改动。请在可填的单元格里填写。",
    en: () => "These cells are protected. Fill in the cells that are open for input.",
  },
  "sheet-structure": {
    zh: () =>
      "这里不能增删或改名工作表，也不能增删、移动、隐藏、冻结行列，不能排序或合并单元格。需要时请用 Excel 或 WPS 修改后再打开。",
    en: () =>
      "Sheets, rows, columns, frozen panes, order and merged cells cannot be changed here. Change them in Excel or WPS, then open the file again.",
  },
  "cell-look": {
    zh: () => "这里只填内容，不能改格式和批注。需要时请用 Excel 或 WPS 修改后再打开。",
    en: () =>
      "Formats and notes cannot be changed here. Change them in Excel or WPS, then open the file again.",
  },
  cut: {
    zh: () => "这里不能剪切。请复制、粘贴，再删去原来的内容。",
    en: () => "Cells cannot be cut here. Copy and paste them, then clear the old ones.",
  },
  "paste-too-large": {
    zh: () => "粘贴的内容超出了表格的行数或列数，没有粘贴。请减少内容或换一个起点。",
    en: () => "Nothing was pasted: it reaches beyond the table. Paste less, or start elsewhere.",
  },
  "fixed-cells": {
    zh: ({ cell }) =>
      `${cell} 是数组公式的一部分或表格对象的标题，不能改动，已恢复原来的内容。请填在别的单元格。`,
    en: ({ cell }) =>
      `${cell} is part of an array formula or the head of a table and has been put back. Fill in another cell.`,
  },
  "text-too-long": {
    zh: ({ cell }) => `${cell} 填的内容超过一个单元格能存的 32767 个字符，已恢复原来的内容。请缩短后再填。`,
    en: ({ cell }) =>
      `${cell} would hold more than the 32,767 characters a cell can take and has been put back. Shorten it.`,
  },
  "paste-over-merge": {
    zh: () => "粘贴的内容会被合并单元格遮住，没有粘贴。请分几次粘贴，避开合并单元格。",
    en: () => "Nothing was pasted: merged cells would hide some of it. Paste around the merged cells.",
  },
};

/** What the grid did not let the person do, and what to do instead: one sentence or two. */
export const gridRefusalSentence = (refusal: GridRefusal, locale: Locale): string =>
  sentences[refusal.code][locale](refusal.detail);
