import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { NameIndex } from "./name-index.ts";

/** Longer texts are paragraphs. */
const longest = 60;
const intent = /^(?:全年|年内|力争|争取|确保|努力|积极|加快|持续|继续|推动|推进|实现|完成|促进)*/;
const comparison =
  "(?:总?量|总?数|额)?(?:达到?|超过?|突破|保持|稳定在?|不少于|不低于|不高于|控制在|新增|至|为|在)*[≥>≤<约]?";
const amount = "\\d[\\d,.]*[\\u4e00-\\u9fff%/]{0,5}";
const quantity = new RegExp(`^(.+?)(${comparison}${amount})$`);

/**
 * The indicator a target sentence names: nothing but its name between the words of intent and the number. Anything else in the
 * sentence, and a name that is not exactly an indicator's, gives none.
 */
export function indicatorInSentence(text: string, names: NameIndex): string | undefined {
  if (text.length > longest) return undefined;
  const plain = squeezeText(text).replace(intent, "");
  const [, named = "", rest = ""] = quantity.exec(plain) ?? [];
  // 科技成果转化贷新增2亿元: 新增 may belong to the name as well
  const found = names.find(named) ?? names.find(named + (/^新增/.test(rest) ? "新增" : "")) ?? undefined;
  return found?.indicator;
}
