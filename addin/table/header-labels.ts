import { squeezeText } from "../../shared/codec/fold-text.ts";
import { isKnownUnit, normaliseUnit } from "../../shared/codec/unit.ts";
import type { Form, FormField } from "../../shared/schema/form.ts";
import { fieldOfAlias, yearLabels } from "./header-aliases.ts";

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
  /(?:前|截至|截止|至)?\d{0,2}[-—–~至到]?\d{1,2}月份?(?:底|末)?|第?[一二三四1-4]季度|[上下]半年|预计|预估|快报|初步|调整[前后]?|修订|累计|(?:经济技术|经济|高新技术产业|高新)?开发区|经开区|高新区|[产工]业园区|园区|功能区|平台|飞地|街道|乡镇|市本级|本级|规上|不?含.*$/g;

/** `sure` is false for a header that names another year, or narrows what it holds; `unit` is the one it states. */
export type FieldMatch = {
  field: FormField;
  how: "label" | "alias" | "year";
  sure: boolean;
  /** 1-9月, 开发区, 预计 …: what the header says besides the form's label. */
  qualifier: string | null;
  unit: string | null;
};

export type HeaderMatcher = (text: string) => FieldMatch | undefined;

/** Finds the form's column for header cells, given the reporting year where it is known. Each text is looked up once. */
export function headerMatcher(form: Form, reportYear: number | null): HeaderMatcher {
  const own = new Map<string, FormField>();
  for (const { field, label } of form.columns) {
    const read = headerLabel(label);
    for (const name of [read.whole, read.label]) if (!own.has(name)) own.set(name, field);
  }
  const known = new Map<string, FieldMatch | undefined>();
  return (text) => {
    if (text.length > longestHeader) return undefined;
    if (!known.has(text)) known.set(text, matchHeader(headerLabel(text), own, reportYear));
    return known.get(text);
  };
}

function matchHeader(
  header: HeaderLabel,
  own: ReadonlyMap<string, FormField>,
  reportYear: number | null,
): FieldMatch | undefined {
  const { label, whole, year, unit, qualifiers } = header;
  if (label === "") return undefined;
  const asWhole = own.get(whole);
  if (asWhole !== undefined) return { ...named(asWhole, "label", year, reportYear), qualifier: null, unit };
  const exact = matchLabel(label, year, own, reportYear);
  const narrows = exact !== undefined && numberFields.includes(exact.field) && qualifiers.length > 0;
  const qualifier = narrows ? qualifiers.join("、") : null;
  if (exact !== undefined) return { ...exact, sure: exact.sure && qualifier === null, qualifier, unit };
  const narrowed = label.replace(narrowing, "");
  const match = narrowed === label ? undefined : matchLabel(narrowed, year, own, reportYear);
  if (match === undefined || !numberFields.includes(match.field)) return undefined;
  return { ...match, sure: false, qualifier: (label.match(narrowing) ?? []).join("、"), unit };
}

type LabelMatch = Pick<FieldMatch, "field" | "how" | "sure">;

function matchLabel(
  label: string,
  year: number | null,
  own: ReadonlyMap<string, FormField>,
  reportYear: number | null,
): LabelMatch | undefined {
  const field = own.get(label);
  if (field !== undefined) return named(field, "label", year, reportYear);
  const yearly = year === null ? undefined : yearLabels.get(label);
  if (yearly !== undefined && year !== null) return matchYear(yearly, year, reportYear);
  const alias = fieldOfAlias(label);
  return alias === undefined ? undefined : named(alias, "alias", year, reportYear);
}

const named = (
  field: FormField,
  how: "label" | "alias",
  year: number | null,
  reportYear: number | null,
): LabelMatch => ({ field, how, sure: agrees(field, year, reportYear) });

/** Fields whose cells hold the numbers that are reported. */
export const valueFields: readonly FormField[] = ["previousActual", "target", "actual", "nextTarget"];
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
function agrees(field: FormField, year: number | null, reportYear: number | null): boolean {
  const offset = offsets[field];
  return year === null || reportYear === null || offset === undefined || year === reportYear + offset;
}

function matchYear(
  kind: "actual" | "target",
  year: number,
  reportYear: number | null,
): LabelMatch | undefined {
  if (reportYear === null) return { field: kind, how: "year", sure: false };
  const field: Record<typeof kind, Partial<Record<number, FormField>>> = {
    actual: { [-1]: "previousActual", 0: "actual" },
    target: { 0: "target", 1: "nextTarget" },
  };
  const found = field[kind][year - reportYear];
  return found === undefined ? undefined : { field: found, how: "year", sure: true };
}
