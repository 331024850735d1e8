import type { Locale, Texts } from "./locale.ts";

const names: Readonly<Record<string, Texts>> = {
  "CHG-QUARTER": { zh: "与上季比", en: "change since the quarter before" },
  "CONT-PREVIOUS": { zh: "上年数与验收数一致", en: "earlier figures as accepted" },
  "CUM-FALLS": { zh: "年初累计不减少", en: "cumulative figures never fall" },
  "GAP-SERIES": { zh: "中间不缺期", en: "no period is missing in between" },
  "LIM-HISTORY": { zh: "近几年的范围", en: "range of the last years" },
  "OUT-P-PEERS": { zh: "与别的单位的变化比", en: "change beside other units'" },
  "OUT-T-SERIES": { zh: "历年的一般水平", en: "usual level over the years" },
  "REV-ACCEPTED": { zh: "验收过的数改动", en: "accepted figures that change" },
  "TGTFRZ-CHANGED": { zh: "下达的目标改动", en: "issued targets that change" },
};

/** A rule that may have to wait, as a clerk would call it; its id where it has no such name. */
export const waitingRuleName = (id: string, locale: Locale): string => names[id]?.[locale] ?? id;
