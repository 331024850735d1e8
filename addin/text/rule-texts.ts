import type { MissingMode, RuleProblem, RuleState } from "../../shared/schema/form-rule.ts";
import type { Locale, Texts } from "./locale.ts";

export const ruleStateLabels: Record<RuleState, Texts> = {
  draft: { zh: "草稿", en: "draft" },
  trial: { zh: "试行", en: "on trial" },
  active: { zh: "在用", en: "active" },
  retired: { zh: "停用", en: "retired" },
};

export const missingLabels: Record<MissingMode, Texts> = {
  skipIfAnyMissing: { zh: "缺一个数就不判定", en: "not judged where any number is missing" },
  skipIfAllMissing: {
    zh: "全都缺才不判定，缺的按 0",
    en: "not judged where all are missing, else missing is 0",
  },
  missingAsZero: { zh: "缺的按 0", en: "missing is 0" },
};

/** What is wrong with a rule as it is written, and what to write instead. */
export const ruleProblemSentence = (problem: RuleProblem, locale: Locale): string => textsOf(problem)[locale];

function textsOf(problem: RuleProblem): Texts {
  switch (problem.code) {
    case "syntax":
      return syntaxTexts(problem.near);
    case "unknown-name":
      return unknownTexts(problem.word, problem.like);
    case "ambiguous-name":
      return {
        zh: `有两个指标都叫“${problem.word}”。请写代码。`,
        en: `Two indicators are named "${problem.word}". Write the code.`,
      };
    case "percent": {
      const plain = problem.word.slice(0, -1);
      return {
        zh: `“${problem.word}”可能是 ${plain}，也可能是它的百分之一。单位是 % 的指标请直接写数。`,
        en: `"${problem.word}" may mean ${plain} or a hundredth of it. Write the plain number.`,
      };
    }
    case "units-differ": {
      const [one, other] = problem.units;
      return {
        zh: `${one}和${other}不能相加、相减或比较。请换算，或改用同一单位的指标。`,
        en: `${one} and ${other} cannot be added or compared.`,
      };
    }
    case "circular":
      return {
        zh: `${problem.indicators.join("、")} 互为合计和分项，绕成了圈。请改正其中一条。`,
        en: `${problem.indicators.join(", ")} are totals of each other. Correct one of the rules.`,
      };
    default:
      return plainTexts[problem.code];
  }
}

const plainTexts = {
  "too-long": { zh: "太长了，最多 500 字。请拆成几条。", en: "Too long (500 characters at most). Split it." },
  "too-deep": { zh: "括号套得太深。请拆成几条。", en: "Too many brackets in each other. Split it." },
  "says-nothing": {
    zh: "这条里没有指标，或两边是同一个数，查不出任何问题。",
    en: "It names no indicator, or compares one with itself: it can never find anything.",
  },
  "divides-by-zero": { zh: "除数是 0。请改正。", en: "It divides by zero. Correct it." },
  "same-id": { zh: "编号重复。请换一个。", en: "The id stands twice. Choose another." },
} satisfies Record<string, Texts>;

const syntaxTexts = (near: string): Texts =>
  near === ""
    ? {
        zh: "没有写完：少了名称、数或右括号。",
        en: "It is not complete: a name, a number or a closing bracket is missing.",
      }
    : {
        zh: `从“${near}”起看不懂。请检查前面的名称、括号和符号（= ≠ < ≤ > ≥ ≈ ± + - × ÷ 且 或 如果…则…）。`,
        en: `It is not understood from "${near}" on. Check the names, brackets and signs before it.`,
      };

const unknownTexts = (word: string, like: readonly string[]): Texts => ({
  zh: `本报表没有叫“${word}”的指标。请写报表里的全名或代码${like.length > 0 ? `，如：${like.join("、")}` : ""}。`,
  en: `The form has no indicator named "${word}". Write a name of the form or a code${like.length > 0 ? `, such as ${like.join(", ")}` : ""}.`,
});
