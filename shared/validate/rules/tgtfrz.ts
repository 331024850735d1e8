import { compareDecimal } from "../../codec/decimal.ts";
import { convert } from "../../codec/unit.ts";
import type { IssuedTarget } from "../../schema/history.ts";
import { ofWhole, valueKey } from "../context.ts";
import { ofSoundFigures, type Rule } from "../rule.ts";

/** TGTFRZ: a target that was issued is stated otherwise. What the city has issued is changed by nobody but the city. */
export const tgtfrzRules: readonly Rule[] = [
  {
    id: "TGTFRZ-CHANGED",
    version: 2,
    class: "TGTFRZ",
    severity: "releasable",
    ...ofSoundFigures,
    needs: "issuedTargets",
    run: ({ targets, history }) => {
      const issuedOf = new Map((history?.targets ?? []).map((target) => [valueKey(target), target]));
      return targets.filter(ofWhole).flatMap((figure) => {
        const issued = issuedOf.get(valueKey(figure));
        if (issued === undefined || asksTheSame(issued.target, figure.target)) return [];
        return [
          { outcome: "fail", figures: [figure], expected: issued.target.text, actual: figure.target.text },
        ];
      });
    },
  },
];

type Asked = IssuedTarget["target"];

/** The same demand, however it is worded: 不少于70家 and ≥70. Of words without a number the words count. */
function asksTheSame(a: Asked, b: Asked): boolean {
  if (a.requirement !== b.requirement) return false;
  if (a.number === null || b.number === null) return a.number === b.number && a.text === b.text;
  const converted = a.unit === null || b.unit === null ? null : convert(b.number, b.unit, a.unit);
  return compareDecimal(a.number, converted?.ok ? converted.value : b.number) === 0;
}
