import type { FigureKind, Stage } from "../schema/figure.ts";
import { squeezeText } from "./fold-text.ts";
import { type HeaderToken, type OtherColumn, otherLabels, tokenAt } from "./header-vocabulary.ts";
import { type Basis, type PeriodWords, periodAtStart, readPeriodWords } from "./period-words.ts";
import { isKnownUnit, normaliseUnit } from "./unit.ts";

/**
 * What the words over a column say. `role`: value, a figure of the unit; other, what `column` names; unknown, anything with a word that
 * is not understood (`rest`), with two kinds or two periods. The parts that were understood are given whatever the role.
 */
export type HeaderWords = {
  role: "value" | "other" | "unknown";
  column: OtherColumn | null;
  /** Null where the words leave it open: 2024年, 指标值, 2024年末. */
  kind: FigureKind | null;
  period: string | null;
  /** As written; `period` null beside it: not known without the period reported (上年, 1—6月), or none at all. Null: none is named. */
  periodText: string | null;
  basis: Basis | null;
  stage: Stage | null;
  /** Normalised: "万元"; null where none or more than one is named. */
  unit: string | null;
  rest: string[];
};

/** Longer cells are sentences, no headers. */
const longest = 80;

const nothing: HeaderWords = {
  ...{ role: "unknown", column: null, kind: null, period: null, periodText: null },
  ...{ basis: null, stage: null, unit: null, rest: [] },
};

/**
 * Reads header words, also those of several header rows joined: 2024年实绩 · 2025年目标（亿元） · 1—6月累计 · 上年同期 · 同比增长(%) · 责任科室. `report` is the
 * period reported, which 上年 and 1—6月 need. Nothing is guessed. Never throws; at most 80 characters, each looked at a fixed number
 * of times.
 */
export function readHeaderWords(text: string, report?: string): HeaderWords {
  if (text.length > longest) return { ...nothing, rest: [text.slice(0, longest)] };
  // 求和项:2024年 heads the sums of a pivot table
  const plain = squeezeText(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^求和项:/, "");
  const label = otherLabels.get(plain.replace(/^[:*#]+|[:*#]+$/g, ""));
  if (label !== undefined) return { ...nothing, role: "other", column: label };
  const parts = partsOf(plain);
  const named = textsOf(parts, "period");
  const resolved = resolvePeriods(textsOf(parts.slice(0, indexOf(parts, "compare")), "period"), report);
  const period = resolved === "conflict" ? null : resolved;
  const units = new Set(textsOf(parts, "unit"));
  const words: HeaderWords = {
    ...nothing,
    ...kindOf(parts, named),
    period: period?.period ?? null,
    periodText: named[0] ?? null,
    basis: parts.some(({ says }) => says === "yearToDate") ? "yearToDate" : (period?.basis ?? null),
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    rest: textsOf(parts, "rest"),
  };
  return { ...words, ...roleOf(parts, words, resolved !== "conflict" && units.size < 2) };
}

type Part = HeaderToken | { says: "period" | "unit" | "rest"; text: string };

const textsOf = (parts: readonly Part[], says: "period" | "unit" | "rest"): string[] =>
  parts.flatMap((part) => (part.says === says && "text" in part ? [part.text] : []));

function indexOf(parts: readonly Part[], says: Part["says"]): number {
  const index = parts.findIndex((part) => part.says === says);
  return index < 0 ? parts.length : index;
}

const brackets = /\(([^()]*)\)/g;

/** The parts of the words outside brackets, then of those within. What else is said of a label does not matter: 责任科室(牵头在前). */
function partsOf(plain: string): Part[] {
  const outside = plain.replace(brackets, "");
  const column = otherLabels.get(outside);
  const inside = [...plain.matchAll(brackets)]
    .flatMap(([, content = ""]) => content.split(/[,，、;；]/))
    .filter((content) => !harmless.test(content))
    .flatMap(partsOfSegment);
  if (column === undefined) return [...partsOfSegment(outside), ...inside];
  return [{ says: "other", column }, ...inside.filter(({ says }) => says === "unit")];
}

/** Column numbers and notes on filling in say nothing about what a column holds. */
const harmless = /^(?:\d{1,2}|[甲乙丙丁]|必填|选填|只填数字|数字)?$/;

function partsOfSegment(content: string): Part[] {
  const period = periodAtStart(content);
  // 位次 is a column of ranks, though ranks are counted in 位次
  const isToken = tokenAt(content, 0)?.length === content.length;
  if (isKnownUnit(content) && period !== content && !isToken)
    return [{ says: "unit", text: normaliseUnit(content) }];
  const column = otherLabels.get(content.slice(period.length));
  // 2024年任务 may be a list of tasks or a target
  if (period !== "" && column !== undefined && column !== "task")
    return [
      { says: "period", text: period },
      { says: "other", column },
    ];
  return scan(content);
}

const between = /[\s:*·|/\\_,，、;；\-"“”'~#]/;

/** The known words and periods of a text one after the other; what stands between them is a unit or not understood. */
function scan(content: string): Part[] {
  const parts: Part[] = [];
  let run = "";
  const endRun = (mayBeUnit: boolean) => {
    const text = run.replace(/\/+$/, "");
    // 2024年人数 is an indicator, 2024年 人 a unit
    const unit = mayBeUnit && isUnit(text);
    if (text !== "") parts.push(unit ? { says: "unit", text: normaliseUnit(text) } : { says: "rest", text });
    run = "";
  };
  for (let at = 0; at < content.length; ) {
    const period = periodAtStart(content.slice(at));
    const known = tokenAt(content, at);
    const sign = content.charAt(at);
    if (period !== "" && period.length >= (known?.length ?? 0)) {
      endRun(false);
      parts.push({ says: "period", text: period });
      at += period.length;
    } else if (known !== null && (known.token.says !== "filler" || run === "")) {
      endRun(false);
      parts.push(known.token);
      at += known.length;
    } else {
      if (between.test(sign) && (run === "" || sign !== "/")) endRun(false);
      else run += sign;
      at += 1;
    }
  }
  endRun(true);
  return parts;
}

/** A time is no unit of a figure in a header. */
const isUnit = (text: string): boolean => isKnownUnit(text) && !/[年月日天时]/.test(text);

/** Names a year beside the one reported; anything else without a year belongs to the year named next to it. */
const relative = /^(?:上一?年|去年|前年|本|今年|当|下一?年|明年|次年|报告期|期末)/;

/** One period of all that are named: 2024年 with 1—9月 beside it is 2024M09. Null where none is known. */
function resolvePeriods(
  texts: readonly string[],
  report: string | undefined,
): PeriodWords | "conflict" | null {
  const absolute = texts.map((text) => readPeriodWords(text)).find((read) => read.ok);
  const year = absolute?.ok ? absolute.value.period.slice(0, 4) : report;
  const read = (text: string, beside: string | undefined) => {
    const words = readPeriodWords(text, beside);
    return words.ok ? [words.value] : [];
  };
  const [same, ...more] = texts.filter((text) => text.endsWith("同期"));
  const others = texts
    .filter((text) => text !== same)
    .flatMap((text) => read(text, relative.test(text) ? report : year));
  // 1—9月累计 over 去年同期: these months of the year before
  const months = others.find(({ period }) => period.length > 4);
  if (same !== undefined && more.length === 0 && months !== undefined && relative.test(same)) {
    const [before] = read(same, months.period);
    return before === undefined ? "conflict" : { ...before, basis: months.basis };
  }
  const resolved = [
    ...others,
    ...(same === undefined ? [] : read(same, relative.test(same) ? report : year)),
  ];
  const [narrowest] = resolved.toSorted((a, b) => b.period.length - a.period.length);
  if (narrowest === undefined) return null;
  if (!resolved.every(({ period }) => narrowest.period.startsWith(period))) return "conflict";
  return {
    ...narrowest,
    basis: narrowest.basis ?? resolved.find(({ basis }) => basis !== null)?.basis ?? null,
  };
}

/** An accumulation, 同期 and a stage are said of actuals, unless a target is named. */
function kindOf(parts: readonly Part[], periods: readonly string[]): Pick<HeaderWords, "kind" | "stage"> {
  const says = new Set(parts.map((part) => part.says));
  if (says.has("target")) return { kind: says.has("actual") ? null : "target", stage: null };
  const stage = parts.find((part) => part.says === "stage");
  const actual =
    says.has("actual") ||
    says.has("yearToDate") ||
    stage !== undefined ||
    periods.some((period) => period.endsWith("同期"));
  return { kind: actual ? "actual" : null, stage: stage?.says === "stage" ? stage.stage : null };
}

function roleOf(
  parts: readonly Part[],
  { kind, period, periodText, unit, rest }: HeaderWords,
  agree: boolean,
): Pick<HeaderWords, "role" | "column"> {
  const unknown = { role: "unknown", column: null } as const;
  const says = new Set(parts.map((part) => part.says));
  // 比上年增加: computed, whatever the words around it
  if (says.has("compare") && periodText !== null && !says.has("target") && indexOf(parts, "compare") === 0)
    return { role: "other", column: "yearOnYear" };
  if (rest.length > 0) return unknown;
  // 完成率排名 is a rank: what is named last
  const other = parts.findLast((part) => part.says === "other");
  if (other?.says === "other") return { role: "other", column: other.column };
  if (says.has("compare")) return periodText === null ? unknown : { role: "other", column: "yearOnYear" };
  const twoKinds = says.has("target") && says.has("actual");
  // 完成全年目标(%)
  if (twoKinds && unit === "%") return { role: "other", column: "completionRate" };
  if (!agree || twoKinds || says.has("place")) return unknown;
  if (period === null && periodText !== null && severalYears(periodText)) return unknown;
  return kind !== null || periodText !== null || says.has("neutral")
    ? { role: "value", column: null }
    : unknown;
}

function severalYears(text: string): boolean {
  const read = readPeriodWords(text, "2024");
  return !read.ok && read.error.code === "severalYears";
}
