import { periodBefore } from "../../codec/period.ts";
import { ofWhole, valueKey } from "../context.ts";
import { allAtOnce, ofSoundFigures, type Rule } from "../rule.ts";

/** GAP: there is a number for the period before the last and for this one, and none for the last. */
export const gapRules: readonly Rule[] = [
  {
    id: "GAP-SERIES",
    version: 1,
    class: "GAP",
    severity: "hint",
    ...ofSoundFigures,
    needs: "acceptedSeries",
    run: ({ currentOf, acceptedOf, actuals }) => {
      const stated = new Set(
        actuals.filter((figure) => ofWhole(figure) && figure.value !== null).map(valueKey),
      );
      const known = (indicator: string, period: string) =>
        acceptedOf.has(valueKey({ indicator, period })) || stated.has(valueKey({ indicator, period }));
      const gaps = [...currentOf.values()].filter(({ indicator, period, value }) => {
        const last = periodBefore(period);
        return value !== null && !known(indicator, last) && known(indicator, periodBefore(last));
      });
      return allAtOnce(gaps);
    },
  },
];
