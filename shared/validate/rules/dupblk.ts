import { big, compareDecimal } from "../../codec/decimal.ts";
import { inOrder, ofSoundFigures, type Rule } from "../rule.ts";
import { thresholds } from "../thresholds.ts";

/** DUPBLK: the column of this period is the last one's, copied. */
export const dupblkRules: readonly Rule[] = [
  {
    id: "DUPBLK-COLUMN",
    version: 1,
    class: "DUPBLK",
    severity: "query",
    ...ofSoundFigures,
    needs: "previousPeriod",
    run: ({ currentOf, previousOf }) => {
      // Zeros are equal in most years, and what is computed follows what was copied.
      const compared = [...currentOf.values()].flatMap((figure) => {
        const before = previousOf.get(figure.indicator);
        const { value, obtained } = figure;
        if (value === null || value === "0" || before === undefined || obtained !== "typed") return [];
        return [{ figure, isEqual: compareDecimal(value, before.value) === 0 }];
      });
      const equal = compared.filter(({ isEqual }) => isEqual);
      if (equal.length < thresholds.copiedValues) return [];
      if (big(equal.length).lt(big(compared.length).times(thresholds.copiedShare))) return [];
      const figures = inOrder(equal.map(({ figure }) => figure));
      const params = { count: String(figures.length), compared: String(compared.length) };
      return [{ outcome: "fail", figures, params }];
    },
  },
];
