import { squeezeText } from "../../codec/fold-text.ts";
import { type Figure, figureKey } from "../../schema/figure.ts";
import { inOrder, ofSentTable, type Rule } from "../rule.ts";

/** UNQ: one part of the unit under two spellings; the very same key twice is STR-DUPLICATE. */
export const unqRules: readonly Rule[] = [
  {
    id: "UNQ-SCOPE",
    version: 1,
    class: "UNQ",
    severity: "error",
    ...ofSentTable,
    run: ({ document }) => {
      const alike = new Map<string, Map<string, Figure>>();
      for (const figure of document.figures) {
        if (figure.scope.kind === "whole") continue;
        const folded = squeezeText(figure.scope.name).toLowerCase();
        const key = [figure.indicator, figure.kind, figure.period, figure.scope.kind, folded].join("/");
        alike.set(key, (alike.get(key) ?? new Map()).set(figureKey(figure), figure));
      }
      return [...alike.values()]
        .filter(({ size }) => size > 1)
        .map((figures) => ({ outcome: "fail", figures: inOrder([...figures.values()]) }));
    },
  },
];
