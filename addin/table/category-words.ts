import type { ExplanationCategory } from "../../shared/schema/finding.ts";

/** 说明类别 as people choose it on the sheet. */
export const categoryWords: Record<ExplanationCategory, string> = {
  definitionChange: "口径调整",
  oneOff: "一次性因素",
  baseEffect: "基数效应",
  officialFigure: "上级核定",
  lateSupplement: "补报",
  other: "其他",
};
