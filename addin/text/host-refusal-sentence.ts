import type { HostRefusal, HostRefusalCode } from "../host/port.ts";
import type { Locale, Sentence } from "./locale.ts";

type Detail = Record<string, string>;

const otherFormat = {
  zh: "这个文件不是 .xlsx 格式。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
  en: "This file is no .xlsx file. Open it in Excel or WPS and save it as .xlsx.",
};

/** By the format found; addin/host/file/identify-format.ts names them. */
const notAWorkbook: Record<string, Record<Locale, string>> = {
  empty: {
    zh: "这个文件是空的（0 字节）。请核对是不是选错了文件，或重新拷贝一份。",
    en: "This file is empty (0 bytes). Check that it is the right one, or copy it again.",
  },
  text: {
    zh: "这是文本文件（.csv 之类）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
    en: "This is a text file, such as .csv. Open it in Excel or WPS and save it as .xlsx.",
  },
  html: otherFormat,
  "xml-2003": otherFormat,
  ods: otherFormat,
  xlsb: otherFormat,
};

const sentences: Record<HostRefusalCode, Sentence<Detail>> = {
  "not-a-workbook": {
    zh: ({ format = "" }) => notAWorkbook[format]?.zh ?? "这个文件不是电子表格。请选 .xlsx 文件。",
    en: ({ format = "" }) => notAWorkbook[format]?.en ?? "This file is no workbook. Choose an .xlsx file.",
  },
  "legacy-xls": {
    zh: () => "这是旧格式的 .xls 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
    en: () => "This is an old .xls file. Open it and save it as .xlsx.",
  },
  "kingsoft-et": {
    zh: () => "这是 WPS 的 .et 文件。请用 WPS 打开，另存为 .xlsx 后再试。",
    en: () => "This is a WPS .et file. Open it in WPS and save it as .xlsx.",
  },
  encrypted: {
    zh: () => "这个文件设了打开密码，读不了。请去掉打开密码后再试。",
    en: () => "This file needs a password to open. Remove the password and try again.",
  },
  "too-large": {
    zh: (detail) => `这个文件太大${sizeTold(detail, "zh")}。请删去无关的工作表和表外的内容后再试。`,
    en: (detail) =>
      `This file is too large${sizeTold(detail, "en")}. Remove sheets and cells that do not belong to the table.`,
  },
  damaged: {
    zh: () => "这个文件已损坏，读不了。请用 Excel 或 WPS 打开修复并另存，或用备份。",
    en: () => "This file is damaged. Let Excel or WPS repair and save it, or use a backup.",
  },
  "no-cells": {
    zh: () => "这个文件里没有填任何内容。请核对是不是选错了文件。",
    en: () => "Nothing is filled in in this file. Check that it is the right one.",
  },
  "sheet-not-found": {
    zh: ({ sheet = "", sheets, visibility }) =>
      visibility
        ? `工作表“${sheet}”被隐藏，转不到那里。请先取消隐藏再试。`
        : `没有名为“${sheet}”的工作表${sheets ? `（有：${sheets}）` : ""}。请核对表名。`,
    en: ({ sheet = "", sheets, visibility }) =>
      visibility
        ? `The sheet "${sheet}" is hidden and cannot be shown. Unhide it first.`
        : `There is no sheet "${sheet}"${sheets ? ` (there are: ${sheets})` : ""}. Check its name.`,
  },
  "sheet-protected": {
    zh: () => "工作簿的结构被锁定，不能加新表。请在“审阅”里取消“保护工作簿”，或换一个文件。",
    en: () =>
      "The workbook's structure is locked, no sheet can be added. Unprotect the workbook or use another file.",
  },
  "sheet-locked": {
    // Of hidden sheets only the one that keeps the receipt is written to: its name says nothing to people.
    zh: ({ sheet = "", visibility }) =>
      visibility
        ? "存放回执的隐藏工作表加了保护，写不进去。请让给文件加保护的人取消保护，或换用新的模板填报。"
        : `工作表“${sheet}”受保护，要写入的单元格被锁定。请在“审阅”里取消“保护工作表”后再试。`,
    en: ({ sheet = "", visibility }) =>
      visibility
        ? "The hidden sheet that keeps the receipt is protected. Let whoever protected the file unprotect it, or use a new template."
        : `The sheet "${sheet}" is protected and the cells are locked. Unprotect the sheet first.`,
  },
  editing: {
    zh: () => "有单元格正在输入。请按回车键（Enter）确认或按 Esc 键取消输入，再试一次。",
    en: () => "A cell is being edited. Press Enter or Esc to finish, then try again.",
  },
  busy: {
    zh: () => "表格程序正忙：可能开着对话框，也可能还在计算。请关闭对话框，等计算完了再试。",
    en: () =>
      "The program is busy: a dialog may be open, or it is still calculating. Close the dialog, or wait, then try again.",
  },
  "access-denied": {
    zh: () => "表格程序不允许加载项读写这个文件。如上方有“启用编辑”，请先点它，再试一次。",
    en: () =>
      "The program does not let the add-in read or write this file. Click Enable Editing if it is shown.",
  },
  "workbook-gone": {
    zh: () => "与表格的连接断了。请关闭窗格后重新打开；表里的内容不受影响。",
    en: () =>
      "The connection to the workbook was lost. Close the pane and open it again; your cells are safe.",
  },
  cancelled: {
    zh: () => "已取消，表格没有改动。",
    en: () => "Cancelled; the workbook is unchanged.",
  },
  "would-overwrite": {
    zh: (detail) => `要写入的位置已有您自己的内容${inBrackets(detail)}。请把它移开后再试，指报不会覆盖它。`,
    en: (detail) =>
      `Your own cells stand where the table must go${inBrackets(detail)}. Move them; they are never overwritten.`,
  },
  "read-only": {
    zh: (detail) =>
      `这个文件是只读打开的，不能写入${inBrackets(detail)}。请改为可编辑（关闭别处打开的它），或另存一份后再试。`,
    en: (detail) =>
      `This file is open read-only and cannot be written${inBrackets(detail)}. Switch to editing, close it elsewhere, or save a copy.`,
  },
};

export const hostRefusalSentence = (refusal: HostRefusal, locale: Locale): string =>
  sentences[refusal.code][locale](refusal.detail);

/** "60 MB > 20 MB" → "（60 MB，至多 20 MB）". */
function sizeTold({ sheet = "", cell = "", size = "" }: Detail, locale: Locale): string {
  const place = [sheet, cell].filter((part) => part !== "").join("!");
  const parts = [place, sizeWords(size)[locale]].filter((part) => part !== "");
  if (parts.length === 0) return "";
  return locale === "zh" ? `（${parts.join("：")}）` : ` (${parts.join(": ")})`;
}

/** "300 MB > 200 MB" · "100000 × 26 > 499986": rows, columns and cells · "60 MB : 1 MB": unzipped, and the file itself. */
function sizeWords(size: string): Record<Locale, string> {
  const [found = "", most] = size.split(" > ");
  const [rows = "", columns] = found.split(" × ");
  const [unzipped = "", packed] = size.split(" : ");
  if (packed !== undefined)
    return { zh: `${packed} 的文件展开后有 ${unzipped}`, en: `${packed}, ${unzipped} unzipped` };
  if (most === undefined) return { zh: size, en: size };
  return columns === undefined
    ? { zh: `${found}，至多 ${most}`, en: `${found}, at most ${most}` }
    : {
        zh: `${rows} 行 × ${columns} 列，至多 ${most} 格`,
        en: `${rows} rows × ${columns} columns, at most ${most} cells`,
      };
}

/** Numbers and places the host adds: "（limit 40000，found 90000）". */
function inBrackets(detail: Detail): string {
  const parts = Object.values(detail).filter((part) => part !== "");
  return parts.length === 0 ? "" : `（${parts.join("，")}）`;
}
