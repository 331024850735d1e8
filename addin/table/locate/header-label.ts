import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { isKnownUnit, normaliseUnit } from "../../../shared/codec/unit.ts";

/**
 * A header taken apart: "本年实绩\n（2024年，万元）（1-9月）" → label "本年实绩", year 2024, unit "万元", qualifiers ["1-9月"]. `whole` keeps the
 * brackets that are neither year nor unit: 责任科室(牵头在前).
 */
export type HeaderLabel = {
  label: string;
  whole: string;
  year: number | null;
  unit: string | null;
  qualifiers: string[];
};

const yearWritten = /((?:19|20)\d{2})年?度?/;
const years = /(?:19|20)\d{2}年?度?/g;
const brackets = /\(([^()]*)\)/g;

/** Blanks, width and kind of brackets do not matter. */
export function headerLabel(text: string): HeaderLabel {
  const plain = squeezeText(text.slice(0, longestHeader))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^求和项:/, "");
  const inBrackets = [...plain.matchAll(brackets)]
    .flatMap(([, content = ""]) => content.split(/[,，、;；]/))
    .map((part) => part.replace(years, ""))
    .filter((part) => part !== "");
  const units = new Set(inBrackets.filter(isKnownUnit).map(normaliseUnit));
  const qualifiers = inBrackets.filter((part) => !isKnownUnit(part) && !harmless.test(part));
  const year = yearWritten.exec(plain)?.[1];
  const bare = (keep: (content: string) => boolean) =>
    plain
      .replace(brackets, (all, content: string) => (keep(content) ? all : ""))
      .replace(years, "")
      .replace(/[:*★☆▲△●◆■※]/g, "");
  return {
    label: bare(() => false),
    whole: bare((content) => qualifiers.some((part) => content.includes(part))),
    year: year === undefined ? null : Number(year),
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    // two units in one header contradict each other
    qualifiers: units.size > 1 ? [...qualifiers, ...units] : qualifiers,
  };
}

/** Column numbers and notes on filling in say nothing about what a column holds. */
const harmless = /^(?:\d{1,2}|[甲乙丙丁]|必填|选填|数值|数字|只填数字)$/;

/** Longer cells are sentences, no headers. */
export const longestHeader = 80;

/** 一级指标 … 四级指标 → 1 … 4; null for every other head. */
export function levelOf(text: string): number | null {
  const level = /^([一二三四])级指标(?:名称)?$/.exec(squeezeText(text))?.[1];
  return level === undefined ? null : "一二三四".indexOf(level) + 1;
}
