import { yearOf } from "../shared/codec/period.ts";
import type { Figure } from "../shared/schema/figure.ts";
import type { ComparedFigures, IssuedTarget } from "../shared/schema/history.ts";
import type { Target } from "../shared/schema/target.ts";
import { endsBefore } from "../shared/validate/history.ts";

/**
 * What a document of `period` is compared with, of figures the city holds of its unit, each key once: numbers of earlier
 * periods, and targets of its year and the year after. Figures of parts of the unit (园区 …) are left out.
 */
export function heldHistory(held: readonly Figure[], period: string): ComparedFigures {
  const whole = held.filter(({ scope }) => scope.kind === "whole");
  return {
    accepted: whole.flatMap((figure) =>
      figure.kind === "actual" && figure.value !== null && endsBefore(figure.period, period)
        ? [{ indicator: figure.indicator, period: figure.period, value: figure.value, stage: figure.stage }]
        : [],
    ),
    targets: whole.flatMap((figure) =>
      figure.kind === "target" && isTargetYear(figure.period, period)
        ? [{ indicator: figure.indicator, period: figure.period, target: asked(figure.target) }]
        : [],
    ),
  };
}

const isTargetYear = (period: string, due: string): boolean => {
  const years = yearOf(period) - yearOf(due);
  return years === 0 || years === 1;
};

const asked = ({ requirement, number, unit, text }: Target): IssuedTarget["target"] => ({
  requirement,
  number,
  unit,
  text,
});
