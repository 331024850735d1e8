import { big, printDecimal, roundDecimal } from "../../codec/decimal.ts";
import { periodEnd, yearOf } from "../../codec/period.ts";
import { convert } from "../../codec/unit.ts";
import type { TargetFigure } from "../../schema/figure.ts";
import type { Indicator } from "../../schema/indicator.ts";
import type { Requirement } from "../../schema/target.ts";
import { type CheckContext, ofWhole } from "../context.ts";
import { allAtOnce, ofSentTable, ofSoundFigures, type Rule, type RuleResult } from "../rule.ts";
import { isPercent, isRank, isSizeable } from "../size.ts";
import { thresholds } from "../thresholds.ts";

/** TGT: a target against the last actual, and an actual against its target (traps F). Never blocks: all of it was really issued. */
export const tgtRules: readonly Rule[] = [
  againstLast("TGT-BELOW", (compared) => isBelow(compared)),
  againstLast("TGT-LEAP", (compared) => isFarAbove(compared)),
  {
    // An actual far over or under its target: one of the two may be wrong, or the target was never meant seriously.
    id: "TGT-FAR",
    version: 1,
    class: "TGT",
    severity: "query",
    ...ofSoundFigures,
    run: (context) => floors(context).flatMap((floor) => offTarget(context, floor)),
  },
  {
    // 2021年 in a target of 2022 (traps B01): the year follows from the table, never from the words.
    id: "TGT-YEAR",
    version: 1,
    class: "TGT",
    severity: "hint",
    ...ofSoundFigures,
    run: ({ targets }) =>
      targets.flatMap((figure) => {
        const { text, baseYear } = figure.target;
        const meant = [yearOf(figure.period), yearOf(figure.period) - 1, baseYear];
        const named = [...text.matchAll(/(?:19|20)\d{2}(?=年)/g)].map(([year]) => Number(year));
        const other = named.find((year) => !meant.includes(year));
        if (other === undefined) return [];
        return [{ outcome: "fail", figures: [figure], expected: figure.period, actual: String(other) }];
      }),
  },
  {
    // Words without a limit (50-60, 不低于上年, 前列) are kept and never judged: said once, so that nobody takes them for judged.
    id: "TGT-WORDS",
    version: 1,
    class: "TGT",
    severity: "hint",
    ...ofSentTable,
    run: ({ targets }) => {
      const worded = targets.filter(({ target }) => target.requirement === "text");
      const words = [...new Set(worded.map(({ target }) => target.text.slice(0, 20)))].sort();
      return allAtOnce(worded, { words: words.slice(0, 3).join("”“") });
    },
  },
  {
    // 总量超过1500家 is not reached by 500家 and 1000家 (traps A10); counted once each, it would be still less.
    id: "TGT-TOTAL",
    version: 1,
    class: "TGT",
    severity: "error",
    ...ofSoundFigures,
    run: (context) => totalsOverParts(context),
  },
];

/** Asks about a target that is being set and lies oddly to the last actual. */
function againstLast(id: Rule["id"], isOdd: (compared: Compared) => boolean): Rule {
  return {
    id,
    version: 1,
    class: "TGT",
    severity: "query",
    ...ofSoundFigures,
    needs: "previousPeriod",
    run: (context) =>
      newTargets(context).flatMap((compared) => (isOdd(compared) ? [resultOf(compared)] : [])),
  };
}

/** Requirements that name a number to be reached, in the indicator's own unit. */
const floorRequirements: ReadonlySet<Requirement> = new Set(["atLeast", "moreThan", "keep"]);

type Floor = { figure: TargetFigure; indicator: Indicator; number: string };

/** Targets of the whole unit that ask for a number of what is the better the more there is of it. */
const floors = ({ targets, indicators }: CheckContext): Floor[] =>
  targets.filter(ofWhole).flatMap((figure) => {
    const indicator = indicators.get(figure.indicator);
    const { requirement, number, unit } = figure.target;
    if (indicator === undefined || number === null || !floorRequirements.has(requirement)) return [];
    if (indicator.better === "down" || isRank(indicator)) return [];
    const converted = convert(number, unit ?? indicator.unit, indicator.unit);
    return converted.ok ? [{ figure, indicator, number: converted.value }] : [];
  });

type Compared = Floor & { actual: { period: string; value: string } };

/** Targets that are being set, with the last actual before their period. One of the round's own year was set before it. */
const newTargets = (context: CheckContext): Compared[] =>
  floors(context).flatMap((floor) => {
    const { figure, indicator } = floor;
    const current = context.currentOf.get(figure.indicator);
    const isNew = yearOf(figure.period) > yearOf(context.document.period) || current?.value == null;
    // A rate of growth starts from a new base each year.
    if (!isNew || indicator.derive?.kind === "growth") return [];
    const known = current?.value == null ? context.previousOf.get(figure.indicator) : current;
    const value = known?.value ?? null;
    if (known === undefined || value === null || known.period >= figure.period) return [];
    return [{ ...floor, actual: { period: known.period, value } }];
  });

const isBelow = ({ indicator, number, actual }: Compared): boolean =>
  isPercent(indicator)
    ? big(actual.value).minus(number).gte(thresholds.targetBelowPoints)
    : big(actual.value).minus(number).gte(big(actual.value).abs().times(thresholds.targetBelowShare)) &&
      big(number).lt(actual.value);

const isFarAbove = ({ indicator, number, actual }: Compared): boolean =>
  isPercent(indicator)
    ? big(number).minus(actual.value).gte(thresholds.changePoints)
    : big(number).gte(big(actual.value).times(thresholds.changeFactor)) &&
      isSizeable(indicator, number, actual.value);

const resultOf = ({ figure, indicator, number, actual }: Compared): RuleResult => ({
  outcome: "fail",
  figures: [figure],
  expected: actual.value,
  actual: number,
  imbalance: printDecimal(big(number).minus(actual.value)),
  params: { actualPeriod: actual.period, by: isPercent(indicator) ? "points" : "factor" },
});

function offTarget({ currentOf, document }: CheckContext, floor: Floor): RuleResult[] {
  const { figure, indicator, number } = floor;
  const current = currentOf.get(figure.indicator);
  // A target is for its whole year, and a lagging actual is none of it.
  if (current?.value == null || yearOf(current.period) !== yearOf(figure.period)) return [];
  const by = isPercent(indicator)
    ? offByPoints(current.value, number)
    : offByShare(document.period, current.value, floor);
  if (by === null) return [];
  return [
    {
      outcome: "fail",
      figures: [current, figure],
      expected: number,
      actual: current.value,
      imbalance: printDecimal(big(current.value).minus(number)),
      params: { by, rate: big(number).gt(0) ? rateOf(current.value, number) : "" },
    },
  ];
}

type Off = "over" | "under" | "points";

const offByPoints = (actual: string, number: string): Off | null =>
  big(actual).minus(number).abs().gte(thresholds.targetFarPoints) ? "points" : null;

function offByShare(period: string, actual: string, { indicator, number }: Floor): Off | null {
  if (!big(number).gt(0) || !isSizeable(indicator, actual, number)) return null;
  if (big(actual).gt(big(number).times(thresholds.targetFarOver))) return "over";
  const isLate = monthsOver(period) >= thresholds.targetFarMonths;
  return isLate && big(actual).lt(big(number).times(thresholds.targetFarUnder)) ? "under" : null;
}

const rateOf = (actual: string, number: string): string =>
  roundDecimal(printDecimal(big(actual).times(100).div(number)), 1);

/** Months of the year that are over at the end of a period. */
const monthsOver = (period: string): number => periodEnd(period) - yearOf(period) * 12;

/** Totals that hold nothing but their parts: 高新技术企业与省科技型中小企业总量. Of others the parts on a form need not be all. */
const sumsOfParts: ReadonlySet<string> = new Set(["KJ-121"]);

function totalsOverParts(context: CheckContext): RuleResult[] {
  const all = floors(context);
  return all
    .filter(({ indicator }) => sumsOfParts.has(indicator.code))
    .flatMap((total) => {
      const parts = partsOf(context, total.indicator.code);
      const known = parts.flatMap(
        (code) =>
          all.find(({ figure }) => figure.indicator === code && figure.period === total.figure.period) ?? [],
      );
      return parts.length > 1 && known.length === parts.length ? overSum(total, known) : [];
    });
}

const partsOf = ({ indicators }: CheckContext, whole: string): string[] =>
  [...indicators.values()]
    .filter(({ partOf }) => partOf.includes(whole))
    .map(({ code }) => code)
    .sort();

function overSum({ figure, number }: Floor, parts: readonly Floor[]): RuleResult[] {
  const sum = parts.reduce((all, part) => all.plus(part.number), big("0"));
  const { requirement } = figure.target;
  if (requirement === "moreThan" ? sum.gt(number) : sum.gte(number)) return [];
  return [
    {
      outcome: "fail",
      figures: [figure, ...parts.map((part) => part.figure)],
      expected: printDecimal(sum),
      actual: number,
      imbalance: printDecimal(big(number).minus(sum)),
      params: { requirement },
    },
  ];
}
