import { compareDecimal } from "../../codec/decimal.ts";
import type { Rule } from "../rule.ts";

/** CONT: what is said about an earlier period is what was accepted for it (traps A01 over two rounds). */
export const contRules: readonly Rule[] = [
  {
    id: "CONT-PREVIOUS",
    version: 1,
    class: "CONT",
    severity: "query",
    run: ({ actuals, accepted }) => {
      const acceptedOf = new Map(
        accepted.map((value) => [`${value.indicator}/${value.period}`, value.value]),
      );
      return actuals.flatMap((figure) => {
        const before = acceptedOf.get(`${figure.indicator}/${figure.period}`);
        if (before === undefined || figure.value === null || figure.scope.kind !== "whole") return [];
        if (compareDecimal(figure.value, before) === 0) return [];
        return [{ outcome: "fail", figures: [figure], expected: before, actual: figure.value }];
      });
    },
  },
];
