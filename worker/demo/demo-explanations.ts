import type { Explanation, Finding } from "../../shared/schema/finding.ts";
import { needsExplanation } from "../../shared/validate/explanations.ts";

/** How the demo explains a finding: by the rule where there is something to say of it, else by `others`. */
type Sayings = {
  byClass: Readonly<Record<string, Pick<Explanation, "category" | "text">>>;
  others: Pick<Explanation, "category" | "text">;
};

/** The documents give no reasons: what can be said truly is that the figure stands there as printed. */
const published: Sayings = {
  byClass: {
    RATIO: {
      category: "other",
      text: "公开文件只印出这个比率，没有印出计算它的分子和分母，按原文填报，未作调整。",
    },
  },
  others: { category: "other", text: "公开文件原文所印数据，未作调整；文件没有写明原因。" },
};

const rehearsed: Sayings = {
  byClass: {
    YOY: { category: "baseEffect", text: "演练说明（虚构）：上年基数较低，本年项目集中投产。" },
    CHG: { category: "baseEffect", text: "演练说明（虚构）：上年基数较低，本年项目集中投产。" },
    CONT: { category: "definitionChange", text: "演练说明（虚构）：上年年报后统计口径有调整。" },
    TGT: { category: "oneOff", text: "演练说明（虚构）：上年有一次性大项目，本年目标不含它。" },
  },
  others: { category: "other", text: "演练说明（虚构）：数据为演示而编，变动没有真实原因。" },
};

/** An explanation of every finding that asks for one: invented in a rehearsal, else what the documents bear out. */
export const demoExplanations = (findings: readonly Finding[], rehearsal: boolean): Explanation[] =>
  findings.filter(needsExplanation).map(({ fingerprint, rule }) => {
    const { byClass, others } = rehearsal ? rehearsed : published;
    return { fingerprint, ...(byClass[rule.class] ?? others) };
  });
