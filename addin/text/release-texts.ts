import type { Finding, Release, Saying } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { ReleaseState } from "../../shared/schema/release.ts";
import { beijingTime } from "./beijing-time.ts";
import { findingSentence } from "./finding-sentence.ts";
import type { ReadAt } from "./finding-view.ts";
import { explanationCategoryLabels } from "./labels.ts";
import type { Locale, Texts } from "./locale.ts";

export const releaseStateLabels: Record<ReleaseState, Texts> = {
  asked: { zh: "等市局处理", en: "waits for the city" },
  released: { zh: "已放行", en: "released" },
  declined: { zh: "没有放行", en: "declined" },
};

/** "［基数效应］上年有一次性大项目" */
export const saidText = ({ category, text }: Saying, locale: Locale): string =>
  locale === "zh"
    ? `［${explanationCategoryLabels[category].zh}］${text}`
    : `[${explanationCategoryLabels[category].en}] ${text}`;

/** Who has released a finding, when and why, and what the unit had said. */
export const releaseSentence = ({ by, at, reason, asked }: Release, locale: Locale): string =>
  locale === "zh"
    ? `市局${by}已放行（${beijingTime(at)}）：${reason}。本单位说明：${saidText(asked, "zh")}`
    : `Released by ${by} of the city (${beijingTime(at)}): ${reason}. The unit said: ${saidText(asked, "en")}`;

/** The finding's sentence, and where the city has released it, that. */
export function toldSentence(finding: Finding, form: Form, locale: Locale, at: ReadAt = "pane"): string {
  const sentence = findingSentence(finding, form, locale, at);
  const { release } = finding;
  return release === undefined ? sentence : `${sentence} ${releaseSentence(release, locale)}`;
}
