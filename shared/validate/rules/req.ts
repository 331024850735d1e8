import type { ActualFigure } from "../../schema/figure.ts";
import { inOrder, type Rule } from "../rule.ts";

const isEmpty = (figure: ActualFigure): boolean =>
  figure.availability === "available" && figure.value === null && figure.typed === null;

/** REQ: a required figure is there, or its absence is named. An empty cell is never 0. */
export const reqRules: readonly Rule[] = [
  {
    id: "REQ-ACTUAL",
    version: 1,
    class: "REQ",
    severity: "error",
    run: ({ rows, currentOf, actuals, document }) =>
      rows.flatMap(({ required, entry, indicator }) => {
        if (!required || entry === "imported") return [];
        const current = currentOf.get(indicator);
        if (current !== undefined && !isEmpty(current)) return [];
        const ofOtherYear = actuals.some(
          (figure) => figure.indicator === indicator && figure.scope.kind === "whole",
        );
        if (current === undefined && ofOtherYear) return []; // said by RNG-PERIOD, with the year it speaks of
        const missing = {
          indicator,
          kind: "actual",
          period: document.period,
          scope: { kind: "whole" },
        } as const;
        return [{ outcome: "fail", figures: [current ?? missing] }];
      }),
  },
  {
    // A mark for "no number" and a number in one row contradict each other.
    id: "REQ-STATUS",
    version: 1,
    class: "REQ",
    severity: "error",
    run: ({ actuals }) =>
      actuals
        .filter(
          ({ availability, value, typed }) =>
            availability !== "available" && (value !== null || typed !== null),
        )
        .map((figure) => ({
          outcome: "fail",
          figures: [figure],
          actual: figure.typed?.text ?? figure.value ?? "",
          params: { availability: figure.availability },
        })),
  },
  {
    id: "REQ-TARGET",
    version: 1,
    class: "REQ",
    severity: "hint",
    run: ({ rows, targets, document }) => {
      const next = String(Number(document.period.slice(0, 4)) + 1);
      const given = new Set(
        targets.filter(({ period }) => period.startsWith(next)).map(({ indicator }) => indicator),
      );
      const open = rows.filter(({ asksTarget, indicator }) => asksTarget && !given.has(indicator));
      if (open.length === 0) return [];
      const figures = open.map(
        ({ indicator }) => ({ indicator, kind: "target", period: next, scope: { kind: "whole" } }) as const,
      );
      return [
        { outcome: "fail", figures: inOrder(figures), params: { count: String(open.length), year: next } },
      ];
    },
  },
];
