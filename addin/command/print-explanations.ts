import type { Explanation, Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { ExplanationsState } from "../../shared/validate/explanations.ts";
import { explanationFaultSentence } from "../text/explanation-fault-sentence.ts";
import { findingName } from "../text/finding-sentence.ts";
import { explanationCategoryLabels } from "../text/labels.ts";

/** 审核说明 of a submission for the reviewer: what is explained, why, and whether the words are those of the period before. */
export function explanationLines(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  form: Form,
  copied: readonly string[] = [],
): string[] {
  if (explanations.length === 0) return [];
  const lines = explanations.flatMap((explanation) => {
    const finding = findings.find(({ fingerprint }) => fingerprint === explanation.fingerprint);
    if (finding === undefined) return [];
    const same = copied.includes(explanation.fingerprint) ? "（与上期的说明相同）" : "";
    return [`  ${nameOf(finding, form)}  ${saidOf(explanation)}${same}`];
  });
  return ["", `审核说明 ${lines.length} 条`, ...lines];
}

/** How far the findings of a check are explained. */
export function explainedLines({ missing, refused, stale, good }: ExplanationsState, form: Form): string[] {
  if (missing.length + refused.length + good.length === 0) return [];
  const lines = [
    ...good.map(({ finding, explanation }) => `  已说明  ${nameOf(finding, form)}  ${saidOf(explanation)}`),
    ...refused.map(
      ({ finding, flaw }) => `  不合格  ${nameOf(finding, form)}  ${explanationFaultSentence(flaw, "zh")}`,
    ),
    ...missing.map((finding) => `  待说明  ${nameOf(finding, form)}`),
  ];
  return [
    "",
    `审核说明：已说明 ${good.length} 条，待说明 ${missing.length + refused.length} 条`,
    ...lines,
    ...(stale.length > 0 ? [`  另有 ${stale.length} 条说明对应的审核结果已经没有了，没有用到。`] : []),
    ...(missing.length + refused.length > 0
      ? ["  写说明：加 --write-explanations 说明.json 写出要说明的各条，填好后加 --explain 说明.json。"]
      : []),
  ];
}

const saidOf = ({ category, text }: Explanation): string =>
  `［${explanationCategoryLabels[category].zh}］${text}`;

const nameOf = (finding: Finding, form: Form): string => findingName(finding, form, "zh", "command-line");
