import { ratioTolerance } from "../../../shared/catalogue/derive-value.ts";
import type { Severity } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { figurePrinter } from "../../../shared/validate/form-rules/form-rules.ts";
import { parseRule } from "../../../shared/validate/form-rules/parse-rule.ts";
import { printRule } from "../../../shared/validate/form-rules/print-rule.ts";
import { ruleNames } from "../../../shared/validate/form-rules/rule-names.ts";
import { runningRules } from "../../../shared/validate/form-rules/rules-in-force.ts";
import { severityLabels } from "../../text/labels.ts";
import { rulesSheetName } from "../binding/binding-names.ts";
import type { SheetPlan } from "../layout-plan.ts";
import { type ListingColumn, planListingSheet } from "./listing-sheet-plan.ts";

const columns: ListingColumn[] = [
  { label: "编号", width: 10, center: true },
  { label: "审核关系", width: 84 },
  { label: "级别", width: 9, center: true },
  { label: "说明", width: 56 },
];

/** 审核关系: what is checked between the figures of the form, by its own rules and by its indicators. */
export const planRulesSheet = (form: Form): SheetPlan =>
  planListingSheet({
    id: "rules",
    name: rulesSheetName,
    title: `${form.title}　审核关系`,
    columns,
    rows: ruleLines(form),
  });

/** 编号, relation, severity, reason. */
type RuleLine = readonly [string, string, string, string];

function ruleLines(form: Form): RuleLine[] {
  const print = figurePrinter(form);
  const nameOf = (indicator: string) => print({ indicator, of: "actual" });
  const listed = new Set(form.indicators.map(({ code }) => code));
  const level = (severity: Severity) => severityLabels[severity].zh;
  const parts = form.indicators.flatMap(({ code, partOf }): RuleLine[] =>
    partOf
      .filter((whole) => listed.has(whole))
      .map((whole) => [code, `${nameOf(code)} ≤ ${nameOf(whole)}`, level("error"), "其中项不大于所属总项。"]),
  );
  const ratios = form.indicators.flatMap(({ code, derive }): RuleLine[] => {
    if (derive === null || !listed.has(derive.numerator) || !listed.has(derive.denominator)) return [];
    const { kind, numerator, denominator, scale } = derive;
    const part = `${nameOf(numerator)} ÷ ${nameOf(denominator)}`;
    const times = scale === "1" ? "" : ` × ${scale}`;
    const amount = kind === "growth" ? `(${part} - 1)${times}` : `${part}${times}`;
    return [
      [code, `${nameOf(code)} = ${amount} ± ${ratioTolerance}`, level("error"), "比率由基础数据计算。"],
    ];
  });
  const names = ruleNames(form);
  const own = runningRules(form.rules).map(({ id, state, severity, text, reason }): RuleLine => {
    const parsed = parseRule(text, names);
    const trial = state === "trial" ? "（试行，只作提示）" : "";
    return [id, parsed.ok ? printRule(parsed.value, print) : text, level(severity), `${reason}${trial}`];
  });
  return [...own, ...parts, ...ratios];
}
