import type { AliasCase, AliasConflict, AliasState } from "../../shared/schema/alias.ts";
import type { Locale, Texts } from "./locale.ts";

export const aliasStateLabels: Record<AliasState, Texts> = {
  open: { zh: "待处理", en: "to be decided" },
  accepted: { zh: "已采用", en: "accepted" },
  refused: { zh: "已拒绝", en: "refused" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
};

/** What speaks against a name, as a reviewer reads it before deciding. */
export function conflictText({ kind, indicator }: AliasConflict, about: AliasCase, locale: Locale): string {
  const other = indicator ?? "";
  const texts: Record<AliasConflict["kind"], Texts> = {
    known: { zh: "报表里已经有这个叫法", en: "the form has this name already" },
    "unknown-indicator": { zh: "现在的报表里没有这个指标", en: "the form has no such indicator now" },
    "other-name": { zh: `它是 ${other} 的名称或别名`, en: `it is a name of ${other}` },
    "other-accepted": { zh: `已采用给 ${other}`, en: `it was accepted for ${other}` },
    "other-offered": { zh: `也有单位这样叫 ${other}`, en: `units call ${other} so too` },
    quantity: {
      zh: "它像是另一种量（总数和新增、家次和家），请核对口径",
      en: "it seems to be another quantity (totals against new ones, visits against firms)",
    },
    unit: {
      zh: `它旁边的单位（${about.units.join("、")}）不是指标的单位（${about.indicatorUnit}）`,
      en: `its unit (${about.units.join(", ")}) is not the indicator's (${about.indicatorUnit})`,
    },
  };
  return texts[kind][locale];
}
