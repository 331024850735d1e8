import type { SheetPlan } from "../../../../addin/table/layout-plan.ts";
import { planPeerSheet } from "../../../../addin/table/plan/peer-sheet-plan.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import { mergedIndicator, mergedTable, value } from "../../table/plan/sample-merged.ts";

/** The peer sheet of eight units and all indicators of the yearly form. The figures are invented. */
export function eightUnits(change: (figure: number) => number = (figure) => figure): SheetPlan {
  const units = ["嘉善县", "海盐县", "海宁市", "平湖市", "桐乡市", "南湖区", "秀洲区", "=经开区"];
  const indicators = yearlyForm.indicators.map(({ code }, index) => {
    const figures = units.map((_, unit) => change(index * 7 + unit * 3 + 0.25));
    return mergedIndicator({
      indicator: code,
      values: figures.map(String),
      gaps: {},
      total: value(String(figures.reduce((sum, figure) => sum + figure, 0))),
      ranks: figures.map((_, unit) => 8 - unit),
      targets: units.map(() => null),
      nextTargets: units.map(() => null),
    });
  });
  const orgs = units.map((name, index) => ({ id: `3304${index}`, name, state: "accepted" as const }));
  return planPeerSheet(mergedTable(indicators, { orgs }), yearlyForm, { ownOrg: "33044" });
}
