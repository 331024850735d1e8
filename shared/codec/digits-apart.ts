import { foldText } from "./fold-text.ts";

const digit = "[\\d０-９]";
const oneUnderTheOther = new RegExp(
  `${digit}[.,．，]?(?:\\s{2,}|[\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029])[.,．，]?${digit}`,
);
const besideEachOther = /\d+(?:[.,]\d+)*(?:[.,]? [.,]?\d+(?:[.,]\d+)*)+/g;
const thousands = /^\d{1,3}(?: \d{3})+(?:\.\d+)?$/;

/**
 * Digits with a blank or a line break between them that are no single number: 121⏎130, 50 60, 2025 150. One blank before each three
 * digits sets thousands apart (1 500), a line break never does.
 */
export function hasDigitsApart(text: string): boolean {
  if (oneUnderTheOther.test(text)) return true;
  const beside = foldText(text).match(besideEachOther) ?? [];
  return beside.some((digits) => !thousands.test(digits));
}
