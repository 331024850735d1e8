import { periodBefore, periodYearBefore, yearOf } from "../../codec/period.ts";
import { convert } from "../../codec/unit.ts";
import type { FigureRef } from "../../schema/figure.ts";
import { type Form, isIndicatorRow } from "../../schema/form.ts";
import type { FormRule } from "../../schema/form-rule.ts";
import { type CheckContext, valueBefore } from "../context.ts";
import { ofSoundFigures, type Rule, type RuleResult } from "../rule.ts";
import { evaluateRule, type Imbalance } from "./evaluate-rule.ts";
import { parseRule } from "./parse-rule.ts";
import { ofWords, type PrintFigure, printRule } from "./print-rule.ts";
import { classOfRule } from "./rule-class.ts";
import { foldName, ruleNames, withoutOfWhich } from "./rule-names.ts";
import { figuresOf, type RuleReference, type RuleTree } from "./rule-tree.ts";

/**
 * The rules a form brings with it (审核关系), as rules of the engine. Those on trial hint only; drafts and retired ones do not
 * run. One that cannot be read is a finding of class ENGINE, which blocks as any fault of the engine does unless on trial:
 * publication refuses it, so it never gets here unless altered.
 */
export function rulesOfForm(form: Pick<Form, "indicators" | "rows">, rules: readonly FormRule[]): Rule[] {
  const names = ruleNames(form);
  const print = figurePrinter(form);
  return rules
    .filter(({ state }) => state === "active" || state === "trial")
    .map((rule) => {
      const parsed = parseRule(rule.text, names);
      const common = {
        ...ofSoundFigures,
        id: rule.id,
        version: rule.version,
        severity: severityOf(rule),
        missing: rule.missing,
      };
      if (!parsed.ok) {
        const engine = `unreadable: ${parsed.error.code}`;
        return {
          ...common,
          class: "ENGINE",
          severity: severityOf({ state: rule.state, severity: "error" }),
          run: () => [{ outcome: "fail", figures: [], params: { engine } }],
        };
      }
      const tree = parsed.value;
      const run = (context: CheckContext) => judge({ rule, tree, print }, context);
      return { ...common, class: classOfRule(tree), run };
    });
}

const severityOf = ({ state, severity }: Pick<FormRule, "state" | "severity">): FormRule["severity"] =>
  state === "trial" ? "hint" : severity;

/** Names as the form prints them, without 其中, behind 上年, 本年目标 …; the code where two indicators share a name. */
export function figurePrinter(form: Pick<Form, "indicators" | "rows">): PrintFigure {
  const printed = new Map(form.indicators.map(({ code, name }) => [code, name]));
  for (const row of form.rows)
    if (isIndicatorRow(row) && row.label !== null) printed.set(row.indicator, row.label);
  const { ambiguous } = ruleNames(form);
  return ({ indicator, of }) => {
    const name = withoutOfWhich(printed.get(indicator) ?? indicator);
    return `${ofWords[of]}${ambiguous.has(foldName(name)) ? indicator : name}`;
  };
}

type Judged = { rule: FormRule; tree: RuleTree; print: PrintFigure };

function judge({ rule, tree, print }: Judged, context: CheckContext): RuleResult[] {
  const named = figuresOf(tree);
  const period = commonPeriod(named, context);
  const figures = named.map((figure) => refOf(figure, period ?? context.document.period));
  const params = { rule: printRule(tree, print), reason: rule.reason };
  if (period === null) return [{ outcome: "na", figures, params: { ...params, why: "periods" } }];
  const numberOf = (figure: RuleReference) => numberIn(context, figure, period);
  const verdict = evaluateRule(tree, { numberOf, missing: rule.missing });
  if (verdict.outcome === "pass") return [];
  if (verdict.outcome === "na") {
    // where nothing is reported at all, that is said by the rules of class REQ
    const nothing = named.every((figure) => numberOf(figure) === null);
    return nothing ? [] : [{ outcome: "na", figures, params: { ...params, why: "missing" } }];
  }
  const shown = printRule(tree, (figure) => `${print(figure)}(${numberOf(figure) ?? "无数"})`);
  if (verdict.outcome === "zero")
    return [{ outcome: "fail", figures, params: { ...params, shown, engine: "divides-by-zero" } }];
  return [{ outcome: "fail", figures, params: { ...params, shown }, ...sidesOf(verdict.imbalance) }];
}

const sidesOf = (found: Imbalance | null): Pick<RuleResult, "actual" | "expected" | "imbalance"> =>
  found === null
    ? {}
    : {
        actual: found.left,
        expected: `${found.comparison.operator} ${found.right}`,
        imbalance: found.imbalance,
      };

/** The data period that all actuals of a rule with a number speak of; null where they speak of several. */
function commonPeriod(named: readonly RuleReference[], { currentOf, document }: CheckContext): string | null {
  const periods = named.flatMap(({ indicator, of }) => {
    const current = of === "actual" ? currentOf.get(indicator) : undefined;
    return current?.value == null ? [] : [current.period];
  });
  const [first = document.period, other] = new Set(periods);
  return other === undefined ? first : null;
}

const periodOf = (of: RuleReference["of"], period: string): string => {
  if (of === "actual") return period;
  if (of === "lastYear") return periodYearBefore(period);
  if (of === "lastPeriod") return periodBefore(period);
  return String(yearOf(period) + (of === "nextTarget" ? 1 : 0));
};

const refOf = ({ indicator, of }: RuleReference, period: string): FigureRef => ({
  indicator,
  kind: of === "target" || of === "nextTarget" ? "target" : "actual",
  period: periodOf(of, period),
  scope: { kind: "whole" },
});

/** In the indicator's unit; a target in words has none. */
function numberIn(context: CheckContext, figure: RuleReference, period: string): string | null {
  const { indicator, of } = figure;
  const wanted = periodOf(of, period);
  if (of === "actual") return context.currentOf.get(indicator)?.value ?? null;
  if (of === "lastYear" || of === "lastPeriod") return valueBefore(context, { indicator, period: wanted });
  const own = context.targets.find(
    (target) =>
      target.indicator === indicator && target.scope.kind === "whole" && target.period.startsWith(wanted),
  );
  const unit = context.indicators.get(indicator)?.unit;
  if (own?.target.number == null || unit === undefined) return null;
  if (own.target.requirement === "growth" || own.target.requirement === "multiple") return null;
  if (own.target.requirement === "rankWithin") return null;
  const converted = convert(own.target.number, own.target.unit ?? unit, unit);
  return converted.ok ? converted.value : null;
}
