import type { Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { checkSentences } from "./finding-sentences.ts";
import { type FindingSentence, findingSubject, findingView, type ReadAt } from "./finding-view.ts";
import type { Locale, Texts } from "./locale.ts";
import { readingSentences } from "./reading-finding-sentences.ts";
import { waitingRuleName } from "./waiting-rule-name.ts";

const sentenceByRule: ReadonlyMap<string, FindingSentence> = new Map(
  Object.entries({ ...checkSentences, ...readingSentences }),
);

/**
 * What a finding says and what to do about it; findingSubject names the row it is about. A rule this version does not
 * know (the server may be newer) is named by its id with the values it gave.
 */
export function findingSentence(finding: Finding, form: Form, locale: Locale, at: ReadAt = "pane"): string {
  const { id, class: ruleClass } = finding.rule;
  if (ruleClass === "ENGINE") return engineSentence(finding, locale);
  if (finding.outcome === "na" && finding.params.why === "history") return withoutHistory(finding, locale);
  const { rule: ofForm } = finding.params;
  if (ofForm !== undefined) return formRuleSentence(finding, ofForm, locale);
  const sentences = sentenceByRule.get(id);
  const sentence = finding.outcome === "na" ? sentences?.na : sentences?.fail;
  return sentence ? sentence[locale](findingView(finding, form, locale, at)) : unknownRule(finding, locale);
}

/** What a finding is about, to tell it from others where its sentence is not shown; its sentence where it is about no figure. */
export const findingName = (finding: Finding, form: Form, locale: Locale, at: ReadAt = "pane"): string =>
  findingSubject(finding, form, locale) || findingSentence(finding, form, locale, at);

const dividesByZero = (shown: string): Texts => ({
  zh: `除数为 0：${shown}`,
  en: `it divides by zero: ${shown}`,
});

/** Said of a rule that waits for what the city holds; several may stand one below the other. */
function withoutHistory({ rule, params }: Finding, locale: Locale): string {
  const name = params.rule ?? waitingRuleName(rule.id, locale);
  return locale === "zh"
    ? `“${name}”没有判定：不知道本单位以前验收的数。登录并联网后重新审核就能判定。`
    : `Not judged: ${name}. What was accepted of the unit before is not known here. Sign in, and check again with a network.`;
}

/** A rule of the form's own (审核关系), with the numbers in it. */
function formRuleSentence({ outcome, params }: Finding, rule: string, locale: Locale): string {
  const { shown = rule, reason = "", why } = params;
  if (outcome === "na") {
    const open =
      why === "periods"
        ? { zh: "里的数不是同一时期的", en: "compares numbers of different periods" }
        : { zh: "缺数", en: "lacks a number" };
    return locale === "zh"
      ? `审核关系“${rule}”${open.zh}，没有判定。`
      : `The relation "${rule}" ${open.en}: not judged.`;
  }
  return locale === "zh"
    ? `不符合审核关系：${shown}。${reason}`
    : `The relation does not hold: ${shown}. ${reason}`;
}

/** What is to be done where a rule failed to run: nothing can be put right in the table. */
const afterFault: Record<"blocks" | "query" | "hint", Texts> = {
  blocks: { zh: "请把规则号告诉管理员，修好后再上报。", en: "Tell the administrator, then submit." },
  query: { zh: "请说明原因，并把规则号告诉管理员。", en: "Say why, and tell the administrator." },
  hint: {
    zh: "不影响上报，可以把规则号告诉管理员。",
    en: "It does not keep you from submitting; the administrator may be told.",
  },
};

function engineSentence({ rule: { id }, severity, params }: Finding, locale: Locale): string {
  const why =
    params.engine === "divides-by-zero" ? dividesByZero(params.shown ?? id)[locale] : (params.engine ?? "");
  const toDo = afterFault[severity === "query" || severity === "hint" ? severity : "blocks"][locale];
  return locale === "zh"
    ? `审核规则 ${id} 执行出错（${why}）。这不是填报的错：${toDo}`
    : `The rule ${id} failed to run (${why}). Not your mistake. ${toDo}`;
}

function unknownRule({ rule: { id }, expected, actual, outcome }: Finding, locale: Locale): string {
  const values = [
    expected === null ? [] : [locale === "zh" ? `应为 ${expected}` : `expected ${expected}`],
    actual === null ? [] : [locale === "zh" ? `现为 ${actual}` : `found ${actual}`],
  ].flat();
  const said =
    values.length === 0 ? "" : locale === "zh" ? `（${values.join("，")}）` : ` (${values.join(", ")})`;
  if (outcome === "na")
    return locale === "zh" ? `规则 ${id} 未判定${said}。` : `Rule ${id} was not judged${said}.`;
  return locale === "zh"
    ? `没有通过规则 ${id}${said}。请更新指报以看到说明，或问市科技局。`
    : `Rule ${id} did not pass${said}. Update the add-in to see why, or ask the city bureau.`;
}
