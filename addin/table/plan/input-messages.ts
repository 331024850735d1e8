import type { IndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { PlannedValidation } from "../layout-plan.ts";
import { cutText } from "./text-size.ts";

/** Limits of the file format for the message beside a selected cell. */
const titleLimit = 32;
const textLimit = 255;

type Messages = Pick<PlannedValidation, "prompt" | "error">;

const message = (title: string, text: string) => ({
  title: cutText(title, titleLimit),
  text: cutText(text, textLimit),
});

const unitLine = ({ unit, valueType, decimals }: Indicator): string => {
  const digits = valueType === "integer" ? "填整数" : `保留${decimals}位小数`;
  return unit === "" ? `${digits}。` : `单位：${unit}，${digits}，不写单位。`;
};

/** Beside a cell for an actual: unit, definition, and what to do when there is no number. */
export function actualMessages(indicator: Indicator, row: IndicatorRow, parts: string | null): Messages {
  const first = unitLine(indicator);
  const last =
    row.entry === "derived" && parts !== null
      ? `由${parts}自动计算，一般不用填。只掌握比率时可直接填写，“数据状态”选核定数并写明来源。`
      : "没有数时留空，在“数据状态”选未出数、不适用、未提供或不公开，不得填0。";
  const room = textLimit - first.length - last.length - 2;
  const text = [first, cutText(indicator.definition, room), last].join("\n");
  return { prompt: message(`${indicator.code} ${indicator.name}`, text), error: rangeError(indicator) };
}

function rangeError({ unit, min, max, valueType }: Indicator): NonNullable<PlannedValidation["error"]> {
  const kind = valueType === "integer" ? "整数" : "数字";
  const limits =
    min !== null && max !== null
      ? `${min}至${max}之间的${kind}`
      : min !== null
        ? `不小于${min}的${kind}`
        : max !== null
          ? `不大于${max}的${kind}`
          : kind;
  const inUnit = unit === "" ? "" : `（单位：${unit}）`;
  return {
    style: "stop",
    ...message("这里不能这样填", `请填${limits}${inUnit}。没有数时请留空，并在“数据状态”选原因。`),
  };
}

/** Beside the cell of last year's number, where it is not known yet. */
export const previousMessages = (indicator: Indicator): Messages => ({
  prompt: message(
    `${indicator.code} 上年实绩`,
    `${unitLine(indicator)}\n填上年同口径的数；口径变了或没有数时留空，不得填0。`,
  ),
  error: rangeError(indicator),
});

/** The numbers a typed value may have, from the catalogue. */
export function valueRule({ valueType, min, max }: Indicator): PlannedValidation["rule"] {
  return {
    kind: valueType === "integer" ? "whole" : "decimal",
    ...(min === null ? {} : { min }),
    ...(max === null ? {} : { max }),
  };
}

export const requirementMessages: Messages = {
  prompt: message(
    "目标要求",
    "先选要求，再在右边填数：位次填名次，倍数填几倍，增长填百分之几。高于同级平均的选“高于同级”，右边可写与谁比。没有数字的目标选“文字”，右边照录原文。",
  ),
  error: {
    style: "stop",
    ...message("请从列表中选", "目标要求只能从列表中选；不在其中的选“文字”，在右边照录原文。"),
  },
};

export const targetMessages: Messages = {
  prompt: message(
    "目标值",
    "一般只填数字，单位同本行。不是数字的目标照录原文，例如“全省前列”，目标要求选“文字”。",
  ),
  error: {
    style: "warn",
    ...message("这不是数字", "目标值一般填数字。确是文字的目标可以保留，目标要求请选“文字”或“高于同级”。"),
  },
};

export const statusMessages: Messages = {
  prompt: message(
    "数据状态",
    "有数时选预计数、快报数、年报数或核定数。没有数时实绩留空，选未出数、不适用、未提供或不公开。",
  ),
  error: { style: "stop", ...message("请从列表中选", "数据状态只能从列表中选，其他情况写在“说明”里。") },
};

export const dataYearMessages = (year: number): Messages => ({
  prompt: message(
    "数据年份",
    `实绩说的是哪一年，一般是${year}。数据滞后的（如研发经费、监测指数）填实际年份。`,
  ),
  error: { style: "warn", ...message("请核对年份", "这个年份离报告期较远，请核对后再保留。") },
});

export const sourceMessages: Messages = {
  prompt: message("数据来源", "数据出自哪个部门、系统或文件，例如：县统计局年报。"),
};

export function sectionsMessages(sections: readonly string[]): Messages {
  const [lead, second] = sections;
  const example = lead !== undefined && second !== undefined ? `例如：${lead}、${second}。` : "";
  return {
    prompt: message(
      "责任科室",
      `牵头科室写在最前，其他科室用顿号分开。${example}可先从列表选牵头科室再补写。`,
    ),
  };
}

export const orgMessages: Messages = {
  prompt: message("填报单位", "填单位名称和区划代码，例如：桐乡市（330483）。没有区划代码的只填名称。"),
};

export const reportDateMessages: Messages = {
  prompt: message("报出日期", "填年月日，例如 2025-1-20。"),
  error: { style: "stop", ...message("请填日期", "请填年月日，例如 2025-1-20。") },
};
