import type { CheckContext } from "../context.ts";
import { isEmpty } from "../is-empty.ts";
import { inOrder, ofSentFigures, ofSentTable, type Rule } from "../rule.ts";

/** Indicators the unit has to fill in itself. */
const requiredRows = ({ rows }: CheckContext) =>
  rows.filter(({ required, entry }) => required && entry !== "imported");

/** REQ: a required figure is there, or its absence is named. An empty cell is never 0. */
export const reqRules: readonly Rule[] = [
  {
    id: "REQ-ACTUAL",
    version: 2,
    class: "REQ",
    severity: "error",
    ...ofSentFigures,
    run: (context) =>
      requiredRows(context).flatMap(({ indicator }) => {
        const current = context.currentOf.get(indicator);
        return current !== undefined && isEmpty(current) ? [{ outcome: "fail", figures: [current] }] : [];
      }),
  },
  {
    // A table without the rows has one fault, however many they are: a unit's own table may lack most of them.
    id: "REQ-ROW",
    version: 1,
    class: "REQ",
    severity: "error",
    ...ofSentTable,
    run: (context) => {
      const { actuals, document } = context;
      // A row of another year is there: RNG-PERIOD names the year it speaks of.
      const known = new Set(
        actuals.filter(({ scope }) => scope.kind === "whole").map(({ indicator }) => indicator),
      );
      const missing = requiredRows(context).filter(({ indicator }) => !known.has(indicator));
      if (missing.length === 0) return [];
      const figures = missing.map(
        ({ indicator }) =>
          ({ indicator, kind: "actual", period: document.period, scope: { kind: "whole" } }) as const,
      );
      return [{ outcome: "fail", figures: inOrder(figures), params: { count: String(missing.length) } }];
    },
  },
  {
    // A mark for "no number" and a number in one row contradict each other.
    id: "REQ-STATUS",
    version: 1,
    class: "REQ",
    severity: "error",
    ...ofSentFigures,
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
    ...ofSentTable,
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
