import { compareDecimal } from "../../codec/decimal.ts";
import { stage } from "../../schema/figure.ts";
import { valueKey } from "../context.ts";
import { ofSoundFigures, type Rule } from "../rule.ts";

/**
 * REV: a figure of this round speaks of a period for which another value was accepted in another round, and is no more final
 * than that one was: 年报数 may take the place of 快报数, not the other way round (traps B03). 上年实绩 is CONT-PREVIOUS.
 */
export const revRules: readonly Rule[] = [
  {
    id: "REV-ACCEPTED",
    version: 2,
    class: "REV",
    severity: "releasable",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    run: ({ currentOf, acceptedOf }) =>
      [...currentOf.values()].flatMap((figure) => {
        const before = acceptedOf.get(valueKey(figure));
        if (before === undefined || figure.value === null) return [];
        if (compareDecimal(figure.value, before.value) === 0) return [];
        if (rank(figure.stage) > rank(before.stage)) return [];
        return [
          {
            outcome: "fail",
            figures: [figure],
            expected: before.value,
            actual: figure.value,
            params: { acceptedStage: before.stage, stage: figure.stage },
          },
        ];
      }),
  },
];

const rank = (of: (typeof stage.options)[number]): number => stage.options.indexOf(of);
