import { squeezeText } from "../codec/fold-text.ts";
import type { ExplanationFlaw } from "../schema/finding.ts";

/** Letters and digits an explanation has at least, besides words that say nothing. */
export const leastSubstance = 8;

/** A text with fewer different signs is no sentence. */
const leastDifferent = 4;

/**
 * Says that all is well and nothing of why. Longer ones first: 核实无误 before 核实. Words of the field that explain
 * something (上年, 基数, 统计) are none of them.
 */
const emptyWords =
  /核实无误|情况属实|核实|核对|核查|审核|复核|查实|查证|确认|检查|无误|属实|真实|准确|正确|可靠|合理|正常|没有问题|无问题|没问题|无异常|没有异常|无差错|没有错误|没错|如实填报|如实|特此说明|情况说明|予以说明|说明|请审核|请审阅|请领导|verified|checked|confirmed|correct|okay|noerrors?|true/g;

/** Of no weight between them; counted where anything else is said. */
const fillers =
  /以上|上述|该项|此项|本项|本单位|我单位|我局|数据|数字|数值|数|指标|填报|填写|情况|结果|实际|确实|完全|全部|均为|均|都|已经|已|经过|经|后|过|了|的|是|为|无|没有|有|和|与|请|本|该|年|月|口径调整|一次性因素|基数效应|上级核定|补报|其他|the|data|is|are|and|all|ok|it|we|have|been/g;

/** Letters and digits of a text, folded: what is left of it without punctuation, blanks and width. */
export const wordsOf = (text: string): string =>
  squeezeText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Why a text explains nothing; null where it may. `ownTexts` state what is to be explained: a part of one of them
 * repeats it.
 */
export function flawOf(text: string, ownTexts: readonly string[]): Exclude<ExplanationFlaw, "twice"> | null {
  const words = wordsOf(text);
  if (!/\p{L}/u.test(words)) return "no-words";
  const substance = words.replace(emptyWords, "");
  if (substance.replace(fillers, "").replace(/\p{N}/gu, "") === "") return "says-nothing";
  if (substance.length < leastSubstance) return "too-short";
  if (new Set(substance).size < leastDifferent) return "says-nothing";
  const own = ownTexts.map(wordsOf);
  return repeatsOneOf(words, own) || echoes(words, own) ? "repeats-finding" : null;
}

/** A part of an own text, or one with hardly anything besides. */
const repeatsOneOf = (words: string, ownTexts: readonly string[]): boolean =>
  ownTexts.some(
    (own) =>
      own.length >= leastSubstance &&
      (own.includes(words) || (words.includes(own) && words.length - own.length < leastSubstance)),
  );

/**
 * Put together from pieces of the own texts: fewer than leastDifferent letters stand beside no neighbour they have there.
 * Chinese only: any two Latin letters stand together somewhere.
 */
function echoes(words: string, ownTexts: readonly string[]): boolean {
  if (ownTexts.length === 0) return false;
  const own = new Set(ownTexts.flatMap(pairsOf));
  const signs = [...words];
  const isEchoed = (index: number): boolean => own.has(`${signs[index]}${signs[index + 1]}`);
  const besides = signs.filter(
    (sign, index) => /\p{L}/u.test(sign) && !isEchoed(index) && !(index > 0 && isEchoed(index - 1)),
  );
  return besides.length < leastDifferent;
}

/** Two signs that stand together, one of them at least Chinese. */
const pairsOf = (text: string): string[] =>
  [...text]
    .map((sign, index, signs) => `${sign}${signs[index + 1] ?? ""}`)
    .filter((pair) => /\p{Script=Han}/u.test(pair));
