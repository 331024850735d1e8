import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { OtherColumn } from "../../../shared/codec/header-vocabulary.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { yearOf } from "../../../shared/codec/period.ts";
import { isKnownUnit, normaliseUnit } from "../../../shared/codec/unit.ts";
import type { Form, FormField } from "../../../shared/schema/form.ts";
import { type ColumnAnswer, headKey, type TableAnswers } from "../binding/table-answers.ts";
import {
  type ColumnValue,
  fieldOfValue,
  readValueHead,
  type ValueContext,
  type ValueHead,
} from "../figures/column-value.ts";
import { withoutEnglishLine } from "../match/english-line.ts";

/**
 * A header taken apart: "本年实绩\n（2024年，万元）（1-9月）" → label "本年实绩", year 2024, unit "万元", qualifiers ["1-9月"]. `whole` keeps the
 * brackets that are neither year nor unit: 责任科室(牵头在前).
 */
export type HeaderLabel = {
  label: string;
  whole: string;
  year: number | null;
  unit: string | null;
  qualifiers: string[];
};

const yearWritten = /((?:19|20)\d{2})年?度?/;
const years = /(?:19|20)\d{2}年?度?/g;
const brackets = /\(([^()]*)\)/g;

/** Blanks, width and kind of brackets do not matter. */
export function headerLabel(text: string): HeaderLabel {
  const plain = squeezeText(text.slice(0, longestHeader)).normalize("NFKC").toLowerCase();
  const inBrackets = [...plain.matchAll(brackets)]
    .flatMap(([, content = ""]) => content.split(/[,，、;；]/))
    .map((part) => part.replace(years, ""))
    .filter((part) => part !== "");
  const units = new Set(inBrackets.filter(isKnownUnit).map(normaliseUnit));
  const qualifiers = inBrackets.filter((part) => !isKnownUnit(part) && !harmless.test(part));
  const year = yearWritten.exec(plain)?.[1];
  const bare = (keep: (content: string) => boolean) =>
    plain
      .replace(brackets, (all, content: string) => (keep(content) ? all : ""))
      .replace(years, "")
      .replace(/[:*]/g, "");
  return {
    label: bare(() => false),
    whole: bare((content) => qualifiers.some((part) => content.includes(part))),
    year: year === undefined ? null : Number(year),
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    // two units in one header contradict each other
    qualifiers: units.size > 1 ? [...qualifiers, ...units] : qualifiers,
  };
}

/** Column numbers and notes on filling in say nothing about what a column holds. */
const harmless = /^(?:\d{1,2}|[甲乙丙丁]|必填|选填|数值|数字|只填数字)$/;

/** Longer cells are sentences, no headers. */
const longestHeader = 80;

/** Words that narrow what a column holds: a part of the year, of the unit, or a number that is not the year's final one. */
const narrowing =
  /(?:前|截至|截止|至)?\d{0,2}[-—–~至到]?\d{1,2}月份?(?:底|末)?|第?[一二三四1-4]季度|[上下]半年|预计|预估|快报|初步|调整前?|修订|累计|(?:经济技术|经济|高新技术产业|高新)?开发区|经开区|高新区|[产工]业园区|园区|功能区|平台|飞地|街道|乡镇|市本级|本级|规上|不?含.*$/g;

/**
 * `sure` is false for a header that names another year, or narrows what it holds; `unit` is the one it states. how: year is
 * a bare year (2024, 2024年), org the name of the unit that reports, content a column without a label that names indicators.
 */
export type FieldMatch = {
  /** null for a column of numbers that the form has no column for: those of other periods. */
  field: FormField | null;
  /** What a column of another period holds. */
  value: ColumnValue | null;
  how: "label" | "alias" | "year" | "org" | "sum" | "content" | "answer";
  sure: boolean;
  /** 1-9月, 开发区, 预计 …: what the header says besides the form's label. */
  qualifier: string | null;
  unit: string | null;
};

/** Finds the form's column for the heads above a column, from the top down. */
export type HeaderMatcher = (heads: readonly string[]) => FieldMatch | undefined;

/** `orgNames`: names of the unit that reports, which head its column in a table of many units. */
export type HeaderContext = ValueContext & {
  orgNames: ReadonlySet<string>;
  /** What a person has said of heads; wins over what they seem to say. */
  answers: TableAnswers["columns"];
};

/** Each head is looked up once. */
export function headerMatcher(form: Form, context: HeaderContext): HeaderMatcher {
  const own = new Map<string, FormField>();
  for (const { field, label } of form.columns) {
    const read = headerLabel(label);
    for (const name of [read.whole, read.label]) if (!own.has(name)) own.set(name, field);
  }
  const known = new Map<string, FieldMatch | undefined>();
  return (written) => {
    const heads = written.map(withoutEnglishLine);
    const key = heads.join("\n");
    if (key.length > longestHeader) return undefined;
    if (!known.has(key)) {
      const answer = context.answers[headKey(heads)];
      known.set(key, answer === undefined ? matchHeads(heads, { own, context }) : answered(heads, answer));
    }
    return known.get(key);
  };
}

function answered(heads: readonly string[], answer: ColumnAnswer): FieldMatch | undefined {
  if (answer === "ignored") return undefined;
  const { unit } = headerLabel(heads.join(""));
  return { field: answer, value: null, how: "answer", sure: true, qualifier: null, unit };
}

/** Names of a unit and of its whole, as heads and rows write them. */
export const unitNames = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap(wholeOf).map((name) => headerLabel(name).label));

/** 全县合计 is the county's own; 全市 may be the city above (traps C10). */
function wholeOf(name: string): string[] {
  const level = /[县区]$/.exec(name)?.[0];
  return level === undefined
    ? [name]
    : [name, ...["", "合计", "总计", "总数"].map((sum) => `全${level}${sum}`)];
}

type Labels = { own: ReadonlyMap<string, FormField>; context: HeaderContext };

/** The heads together, else the lowest of them: what stands over a column of numbers may narrow what it holds. */
function matchHeads(heads: readonly string[], labels: Labels): FieldMatch | undefined {
  const ofUnit = heads.filter((head) => !labels.context.orgNames.has(headerLabel(head).label));
  // 全县 over 目标 and 完成: the unit's own
  if (ofUnit.length > 0 && ofUnit.length < heads.length) return matchHeads(ofUnit, labels);
  const joined = matchHeader(heads, labels);
  const over = heads.slice(0, -1);
  if (joined !== undefined || over.length === 0) return joined;
  // 比上年增减 over 绝对数, 工作节点 over 一季度: known together as no figures
  if (readHeaderWords(heads.join("")).role === "other") return undefined;
  const last = matchHeader(heads.slice(-1), labels);
  if (last === undefined || !holdsNumbers(last) || over.every(saysNothing)) return last;
  return { ...last, sure: false, qualifier: over.join("、") };
}

/** 指标情况, 完成情况, 数据 over columns. */
const saysNothing = (head: string): boolean =>
  /^(?:主要|科技|创新|完成)*(?:指标|数据|数值|情况|项目|内容)+$/.test(squeezeText(head));

function matchHeader(heads: readonly string[], { own, context }: Labels): FieldMatch | undefined {
  const header = headerLabel(heads.join(""));
  const { label, year, unit, qualifiers } = header;
  const plain = { value: null, qualifier: null, unit };
  if (context.orgNames.has(label))
    return { ...plain, field: context.kind ?? "actual", how: "org", sure: true };
  if (/^(?:合计|总计)$/.test(label))
    return { ...plain, field: context.kind ?? "actual", how: "sum", sure: false, qualifier: label };
  const exact = matchLabel(header, own, context);
  const read = readValueHead(heads, context);
  const asWhole = own.has(header.whole) || qualifiers.length === 0;
  if (exact !== undefined && !(holdsNumbers(exact) && !asWhole) && !saysOther(exact, read, year, context))
    return { ...plain, ...exact };
  if (read !== undefined) return { ...plain, ...placed(read, context.period) };
  if (exact !== undefined) return { ...plain, ...exact, sure: false, qualifier: qualifiers.join("、") };
  const narrowed = label.replace(narrowing, "");
  if (narrowed === label) return undefined;
  const whole = readValueHead([narrowed, year === null ? "" : `${year}年`], context);
  const field = own.get(narrowed) ?? (whole && placed(whole, context.period).field);
  if (!field || !holdsNumbers({ field })) return undefined;
  return {
    ...plain,
    field,
    how: "alias",
    sure: false,
    qualifier: (label.match(narrowing) ?? []).join("、"),
  };
}

/**
 * For heads over numbers that no column of the form has: they name targets, actuals or a period, and besides something that
 * is not understood or is not the final number (原目标, 快报数). Nothing is taken from such a column before it has been asked.
 */
export function doubtfulMatch(written: readonly string[], context: HeaderContext): FieldMatch | undefined {
  const heads = written.map(withoutEnglishLine);
  if (context.answers[headKey(heads)] !== undefined) return undefined;
  const { spoken } = context;
  const said = readHeaderWords(heads.join(""), spoken ?? undefined);
  if (said.role === "other" || (said.kind === null && said.periodText === null)) return undefined;
  const kind = said.kind ?? context.kind ?? "actual";
  const period = said.period ?? (kind === "target" ? (spoken?.slice(0, 4) ?? null) : spoken);
  const value = placed({ kind, period, basis: said.basis, certain: false }, context.period);
  return { ...value, sure: false, unit: said.unit, qualifier: said.rest.join("、") || heads.join("") };
}

/** 2024年完成情况 holds numbers, 完成情况 alone words; 本年实绩 below the title of another year is that year's. */
const saysOther = (
  { field }: LabelMatch,
  read: ValueHead | undefined,
  year: number | null,
  { period, spoken, yearsDiffer }: HeaderContext,
): boolean =>
  read !== undefined && (holdsNumbers({ field }) ? yearsDiffer || period !== spoken : year !== null);

/** Where the period is not known yet, a year cannot be told from the one reported. */
function placed(
  { kind, period, basis, certain }: ValueHead,
  reported: string | null,
): Omit<FieldMatch, "unit" | "qualifier"> {
  if (reported === null || period === null) return { field: kind, value: null, how: "year", sure: false };
  const value = { kind, period, basis };
  const field = fieldOfValue(value, reported);
  return { field, value: field === null ? value : null, how: "year", sure: certain };
}

type LabelMatch = { field: FormField; how: "label" | "alias"; sure: boolean };

function matchLabel(
  { label, whole, year }: HeaderLabel,
  own: ReadonlyMap<string, FormField>,
  { period }: HeaderContext,
): LabelMatch | undefined {
  const field = own.get(whole) ?? own.get(label);
  if (field !== undefined) return { field, how: "label", sure: agrees(field, year, period) };
  if (levelOf(label) !== null) return undefined;
  const { role, column } = readHeaderWords(label);
  const alias = role === "other" && column !== null ? fieldsOfOthers[column] : undefined;
  return alias && { field: alias, how: "alias", sure: true };
}

/** Columns of a form under other labels. */
const fieldsOfOthers: Partial<Record<OtherColumn, FormField>> = {
  number: "number",
  code: "code",
  name: "name",
  unit: "unit",
  requirement: "targetRequirement",
  completionRate: "completionRate",
  completion: "completion",
  yearOnYear: "yearOnYear",
  status: "status",
  dataYear: "dataYear",
  source: "source",
  section: "sections",
  note: "note",
};

/** Fields whose cells hold the numbers that are reported. */
export const valueFields: readonly FormField[] = ["previousActual", "target", "actual", "nextTarget"];
/** Fields that say which indicator a row is. */
export const stubFields: readonly FormField[] = ["number", "code", "name", "unit"];
const numberFields: readonly FormField[] = [...valueFields, "targetRequirement", "nextTargetRequirement"];

/** Years after the reporting year each field speaks of. */
const offsets: Partial<Record<FormField, number>> = {
  previousActual: -1,
  targetRequirement: 0,
  target: 0,
  actual: 0,
  nextTargetRequirement: 1,
  nextTarget: 1,
};

/** A label that names another year than the sheet's is asked about, not believed (traps B01). */
function agrees(field: FormField, year: number | null, period: string | null): boolean {
  const offset = offsets[field];
  return year === null || period === null || offset === undefined || year === yearOf(period) + offset;
}

/** The column holds what is reported, or the numbers of another period. */
export const isValueColumn = ({ field, value }: Pick<FieldMatch, "field" | "value">): boolean =>
  value !== null || (field !== null && valueFields.includes(field));
/** Two columns that hold the same claim the same. */
export const claimOf = ({ field, value }: Pick<FieldMatch, "field" | "value">): string =>
  field ?? `${value?.kind}/${value?.period}/${value?.basis}`;
const holdsNumbers = ({ field }: { field: FormField | null }): boolean =>
  field === null || numberFields.includes(field);

/** 一级指标 … 四级指标 → 1 … 4; null for every other head. */
export function levelOf(text: string): number | null {
  const level = /^([一二三四])级指标(?:名称)?$/.exec(squeezeText(text))?.[1];
  return level === undefined ? null : "一二三四".indexOf(level) + 1;
}
