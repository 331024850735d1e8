import { allAtOnce, ofSentFigures, ofSentTable, type Rule } from "../rule.ts";

/** COD: a word or number that is none of the form's list. */
export const codRules: readonly Rule[] = [
  {
    // A bureau may name its sections otherwise than the form offers them: said once, and never in the way.
    id: "COD-SECTION",
    version: 1,
    class: "COD",
    severity: "hint",
    ...ofSentTable,
    appliesTo: ({ form }) => form.sections.length > 0,
    run: ({ actuals, form }) => {
      const offered = new Set(form.sections);
      const others = actuals.filter(({ sections }) => sections.some((section) => !offered.has(section)));
      const names = others.flatMap(({ sections }) => sections.filter((section) => !offered.has(section)));
      return allAtOnce(others, { sections: [...new Set(names)].sort().slice(0, 10).join("、") });
    },
  },
  {
    // Another 口径 than the form's is no error, but is not merged and not compared with other years (traps C01).
    id: "COD-DEFINITION",
    version: 1,
    class: "COD",
    severity: "query",
    ...ofSentFigures,
    run: ({ currentOf, indicators }) =>
      [...currentOf.values()].flatMap((figure) => {
        const wanted = indicators.get(figure.indicator)?.definitionVersion;
        if (wanted === undefined || figure.value === null || figure.definitionVersion === wanted) return [];
        return [
          {
            outcome: "fail",
            figures: [figure],
            expected: String(wanted),
            actual: String(figure.definitionVersion),
          },
        ];
      }),
  },
];
