import { Area } from "./area.ts";
import { subtract } from "./rectangle.ts";

/** The areas without the cells of others; each rule that holds for cells is left with those it keeps. */
export function withoutAreas(areas: readonly Area[], holes: readonly Area[]): Area[] {
  return areas.flatMap((area) => {
    let left = area.rangeOrNull ? [area.rangeOrNull] : [];
    for (const hole of holes) left = left.flatMap((range) => subtract(range, hole.range));
    return left.map((range) => new Area(area.sheet, range));
  });
}

/** Takes the cells out of all rules; rules without cells go. */
export function releaseCells<Rule extends { areas: Area[] }>(
  rules: readonly Rule[],
  holes: readonly Area[],
): Rule[] {
  return rules.flatMap((rule) => {
    const areas = withoutAreas(rule.areas, holes);
    return areas.length === 0 ? [] : [Object.assign(rule, { areas })];
  });
}
