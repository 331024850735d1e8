import { type Figure, figureKey } from "../../schema/figure.ts";
import type { Rule } from "../rule.ts";

/** STR: the document is no table of this form. */
export const strRules: readonly Rule[] = [
  {
    id: "STR-INDICATOR",
    version: 1,
    class: "STR",
    severity: "error",
    run: ({ document, rowOf }) =>
      document.figures
        .filter((figure) => !rowOf.has(figure.indicator))
        .map((figure) => ({ outcome: "fail", figures: [figure] })),
  },
  {
    // One value for one unit, scope, period, indicator and kind (traps A01: 157家 and 175家).
    id: "STR-DUPLICATE",
    version: 1,
    class: "STR",
    severity: "error",
    run: ({ document }) => {
      const byKey = new Map<string, Figure[]>();
      for (const figure of document.figures) {
        const key = figureKey(figure);
        byKey.set(key, [...(byKey.get(key) ?? []), figure]);
      }
      return [...byKey.values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined || same.length < 2) return [];
        const printed = same.map(printFigure).sort().join("、");
        return [
          { outcome: "fail", figures: [first], actual: printed, params: { count: String(same.length) } },
        ];
      });
    },
  },
];

const printFigure = (figure: Figure): string =>
  figure.kind === "actual" ? (figure.typed?.text ?? figure.value ?? figure.availability) : figure.target.text;
