import { deriveValue } from "../../shared/catalogue/derive-value.ts";
import { indicatorByCode, indicatorByKey } from "../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { roundDecimal } from "../../shared/codec/decimal.ts";
import type { Availability, Stage } from "../../shared/schema/figure.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import type { DemoActual, DemoEntry, DemoTable, DemoTarget, RequirementLabel } from "./entry.ts";
import { actualLines, nextTargetLines, previousLines, targetLines } from "./rehearsal-lines.ts";

/**
 * 演练, period 2025: INVENTED figures for seven units; 海盐县 (330424) takes part and reports nothing (未报).
 * Shown by it: 未出数 (平湖市), 不适用 (开发区), 不公开 by three units, so that fewer than five are left, 未提供 (海宁市), data of
 * the year before (R&D), 快报数 among 年报数 (桐乡市), and targets of every kind of words.
 */
export const rehearsalPeriod = "2025";

/** Units with entries, in the order of the columns of `rehearsal-lines`. */
export const rehearsalOrgs = ["330402", "330411", "330421", "330481", "330482", "330483", "jxjkq"] as const;

/** Said in 数据来源 of every invented figure. */
export const inventedSource = "演练数据(虚构)";

const absences: ReadonlyMap<string, Availability> = new Map([
  ["未出数", "notYet"],
  ["不适用", "notApplicable"],
  ["未提供", "notProvided"],
  ["不公开", "notDisclosed"],
]);

const requirements: readonly RequirementLabel[] = [
  "不少于",
  "超过",
  "不超过",
  "保持",
  "位次不低于",
  "倍数(比基年)",
  "增长(%)",
  "高于同级",
  "文字",
];

const sectionsOf: Record<Indicator["category"], readonly string[]> = {
  创新投入: ["综合科", "高新科"],
  创新主体: ["高新科"],
  创新平台: ["合作科", "科创中心"],
  创新人才: ["人才科"],
  成果转化: ["合作科"],
  科技金融: ["科创中心", "合作科"],
  科技惠民: ["合作科"],
  治理: ["综合科", "办公室"],
};

/** Key → the rest of its line, cell by cell. */
function cellsByKey(lines: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    lines
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .map(([key = "", ...cells]) => [key, cells]),
  );
}

const actuals = cellsByKey(actualLines);
const previous = cellsByKey(previousLines);
const targets = cellsByKey(targetLines);
const nextTargets = cellsByKey(nextTargetLines);

function targetOf(lines: typeof targets, key: string, unit: number): DemoTarget | null {
  const [common = "", ...cells] = lines.get(key) ?? [];
  const cell = cells[unit];
  if (cell === undefined || cell === "-") return null;
  const [own, value] = cell.includes(":") ? cell.split(":") : [common, cell];
  const requirement = requirements.find((label) => label === own);
  if (requirement === undefined || value === undefined)
    throw new Error(`${key}: no such requirement: ${own}`);
  return { requirement, value };
}

/** R&D and the GDP it is divided by speak of the year before and are final by then. */
function standing(indicator: Indicator, org: string): { stage: Stage; dataYear: string } {
  if (indicator.lag === 1) return { stage: "confirmed", dataYear: String(Number(rehearsalPeriod) - 1) };
  const early = indicator.key === "rd_expense_industrial" || indicator.key === "base_industrial_revenue";
  return { stage: early && org === "330483" ? "flash" : "annual", dataYear: rehearsalPeriod };
}

function typedActual(indicator: Indicator, unit: number, org: string): DemoActual | null {
  const cell = actuals.get(indicator.key)?.[unit];
  if (cell === undefined) return null;
  const { stage, dataYear } = standing(indicator, org);
  const availability = absences.get(cell);
  return availability === undefined
    ? { text: cell, availability: "available", stage, dataYear }
    : { text: null, availability, stage: null, dataYear };
}

/** Of a derived row: the standing of its base items, or the state of the one that is not there; it computes itself. */
function derivedActual({ derive }: Indicator, unit: number, org: string): DemoActual | null {
  if (derive === null) return null;
  const parts = [derive.numerator, derive.denominator].flatMap((code) => {
    const part = indicatorByCode.get(code);
    const actual = part === undefined ? null : typedActual(part, unit, org);
    return actual === null ? [] : [actual];
  });
  const decisive = parts.find(({ availability }) => availability !== "available") ?? parts[0];
  return decisive === undefined ? null : { ...decisive, text: null };
}

/** 上年实绩: as invented, or computed from last year's base items and rounded as the form shows it. */
function previousOf(indicator: Indicator, unit: number): string | null {
  const { derive } = indicator;
  const own = (code: string) => {
    const cell = previous.get(indicatorByCode.get(code)?.key ?? "")?.[unit];
    return cell === undefined || cell === "-" ? null : cell;
  };
  if (derive === null) return own(indicator.code);
  const numerator = own(derive.numerator);
  const denominator = own(derive.denominator);
  if (numerator === null || denominator === null) return null;
  const derived = deriveValue(derive, numerator, denominator);
  return derived.ok ? roundDecimal(derived.value, indicator.decimals) : null;
}

function entryOf(indicator: Indicator, unit: number, org: string): DemoEntry {
  const actual =
    indicator.derive === null ? typedActual(indicator, unit, org) : derivedActual(indicator, unit, org);
  return {
    indicator: indicator.code,
    source: { actual: [], nextTarget: [] },
    previousActual: previousOf(indicator, unit),
    target: targetOf(targets, indicator.key, unit),
    actual,
    nextTarget: targetOf(nextTargets, indicator.key, unit),
    from: inventedSource,
    sections: sectionsOf[indicator.category],
    note: null,
  };
}

const unknownKeys = [actuals, previous, targets, nextTargets].flatMap((lines) =>
  [...lines.keys()].filter((key) => !indicatorByKey.has(key)),
);
if (unknownKeys.length > 0)
  throw new Error(`Rehearsal lines name unknown indicators: ${unknownKeys.join(", ")}`);

/** One table a unit, every indicator row of the form in form order. */
export const rehearsalTables: readonly DemoTable[] = rehearsalOrgs.map((org, unit) => ({
  org,
  period: rehearsalPeriod,
  entries: yearlyForm.rows.filter(isIndicatorRow).flatMap((row) => {
    const indicator = indicatorByCode.get(row.indicator);
    return indicator === undefined ? [] : [entryOf(indicator, unit, org)];
  }),
}));
