import type { ExplanationFault } from "../../shared/schema/finding.ts";
import { leastSubstance } from "../../shared/validate/explanation-text.ts";
import type { Locale, Texts } from "./locale.ts";

/** Why something is not explained yet, and what to write. */
const sentences: Record<ExplanationFault["fault"], Texts> = {
  missing: {
    zh: "还没有说明。请选类别，并写明原因。",
    en: "Not explained yet. Choose a category and say why.",
  },
  stale: {
    zh: "数值改过，这条说明对应的审核结果已经没有了。",
    en: "The values were changed: what this explains is no longer found.",
  },
  "no-words": {
    zh: "只有数字和标点，没有说原因。请用文字写明原因。",
    en: "Figures and punctuation only. Say why in words.",
  },
  "says-nothing": {
    zh: "只说了没有问题，没有说为什么。请写明原因，如上年基数低、口径有变、上级核定的文号。",
    en: "It says that all is well but not why. Give the reason.",
  },
  "too-short": {
    zh: `太短：除“核实无误”之类的话外，至少要有 ${leastSubstance} 个字说明原因。`,
    en: `Too short: at least ${leastSubstance} characters that say why.`,
  },
  "repeats-finding": {
    zh: "重复了审核结果自己的话。请写明原因。",
    en: "It repeats the finding. Say why it is so.",
  },
  twice: { zh: "同一条审核结果写了两份说明。请只留一份。", en: "Explained twice. Keep one explanation." },
};

export const explanationFaultSentence = (fault: ExplanationFault["fault"], locale: Locale): string =>
  sentences[fault][locale];
