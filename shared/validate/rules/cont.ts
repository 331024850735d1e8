import { compareDecimal } from "../../codec/decimal.ts";
import { ofWhole, valueKey } from "../context.ts";
import { ofSoundFigures, type Rule } from "../rule.ts";

/** CONT: what is said about an earlier period is what was accepted for it (traps A01 over two rounds). */
export const contRules: readonly Rule[] = [
  {
    id: "CONT-PREVIOUS",
    version: 2,
    class: "CONT",
    severity: "query",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    run: ({ actuals, acceptedOf, currentOf }) =>
      actuals.flatMap((figure) => {
        const before = acceptedOf.get(valueKey(figure));
        if (before === undefined || figure.value === null || !ofWhole(figure)) return [];
        if (currentOf.get(figure.indicator)?.period === figure.period) return []; // REV-ACCEPTED
        if (compareDecimal(figure.value, before.value) === 0) return [];
        return [{ outcome: "fail", figures: [figure], expected: before.value, actual: figure.value }];
      }),
  },
];
