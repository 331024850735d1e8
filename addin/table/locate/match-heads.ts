import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { OtherColumn } from "../../../shared/codec/header-vocabulary.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { yearOf } from "../../../shared/codec/period.ts";
import type { Form, FormField } from "../../../shared/schema/form.ts";
import { answerUnder, type ColumnAnswer, headKey } from "../binding/table-answers.ts";
import { readValueHead, type ValueHead } from "../figures/column-value.ts";
import { withoutEnglishLine } from "../match/english-line.ts";
import { narrowedMatch } from "./doubtful-heads.ts";
import {
  type FieldMatch,
  type HeaderContext,
  type HeaderMatcher,
  holdsNumbers,
  placed,
} from "./field-match.ts";
import { type HeaderLabel, headerLabel, levelOf, longestHeader } from "./header-label.ts";
import { isWholeWord } from "./unit-names.ts";

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
      const answer = answerUnder(context.answers, headKey(heads));
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

type Labels = { own: ReadonlyMap<string, FormField>; context: HeaderContext };

/** The heads together, else the lowest of them: what stands over a column of numbers may narrow what it holds. */
function matchHeads(heads: readonly string[], labels: Labels): FieldMatch | undefined {
  const ofUnit = heads.filter((head) => !labels.context.orgNames.has(headerLabel(head).label));
  // 全县 over 目标 and 完成: the unit's own
  if (ofUnit.length > 0 && ofUnit.length < heads.length) return matchHeads(ofUnit, labels);
  const joined = matchJoined(heads, labels);
  const over = heads.slice(0, -1);
  if (joined !== undefined || over.length === 0) return joined;
  // 比上年增减 over 绝对数, 工作节点 over 一季度: known together as no figures
  if (readHeaderWords(heads.join("")).role === "other") return undefined;
  const last = matchJoined(heads.slice(-1), labels);
  if (last === undefined || !holdsNumbers(last) || over.every(saysNothing)) return last;
  return { ...last, sure: false, qualifier: over.join("、") };
}

/** 指标情况, 完成情况, 数据 over columns. */
const saysNothing = (head: string): boolean =>
  /^(?:主要|科技|创新|完成)*(?:指标|数据|数值|情况|项目|内容)+$/.test(squeezeText(head));

function matchJoined(heads: readonly string[], { own, context }: Labels): FieldMatch | undefined {
  const header = headerLabel(heads.join(""));
  const { label, year, unit, qualifiers } = header;
  const plain = { value: null, qualifier: null, unit };
  if (context.orgNames.has(label))
    return { ...plain, field: context.kind ?? "actual", how: "org", sure: true };
  if (isWholeWord(label))
    return { ...plain, field: context.kind ?? "actual", how: "sum", sure: false, qualifier: label };
  const exact = matchLabel(header, own, context);
  const read = readValueHead(heads, context);
  const asWhole = own.has(header.whole) || qualifiers.length === 0;
  if (exact !== undefined && !(holdsNumbers(exact) && !asWhole) && !saysOther(exact, read, year, context))
    return { ...plain, ...exact };
  if (read !== undefined) return { ...plain, ...placed(read, context.period) };
  if (exact !== undefined) return { ...plain, ...exact, sure: false, qualifier: qualifiers.join("、") };
  return narrowedMatch(header, own, context);
}

/** 2024年完成情况 holds numbers, 完成情况 alone words; 本年实绩 below the title of another year is that year's. */
const saysOther = (
  { field }: LabelMatch,
  read: ValueHead | undefined,
  year: number | null,
  { period, spoken, yearsDiffer }: HeaderContext,
): boolean =>
  read !== undefined && (holdsNumbers({ field }) ? yearsDiffer || period !== spoken : year !== null);

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
