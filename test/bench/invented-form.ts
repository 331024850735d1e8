import { indicators as catalogue } from "../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Form, type FormRow, type IndicatorRow, isIndicatorRow } from "../../shared/schema/form.ts";
import type { FormRule } from "../../shared/schema/form-rule.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import { ofWords, printRule } from "../../shared/validate/form-rules/print-rule.ts";
import { figuresOf } from "../../shared/validate/form-rules/rule-tree.ts";
import { readRules } from "./read-rules.ts";

const typedRows = yearlyForm.rows.filter((row) => isIndicatorRow(row) && row.entry !== "imported");

/** Indicators of the catalogue that fill the yearly form up to `count` rows. */
function fillers(count: number): Indicator[] {
  const used = new Set(yearlyForm.indicators.map(({ code }) => code));
  return catalogue
    .filter(({ code, obtained, acrossUnits, partOf }) => {
      return !used.has(code) && obtained === "typed" && acrossUnits === "sum" && partOf.length === 0;
    })
    .slice(0, Math.max(0, count - typedRows.length));
}

const rowOf = ({ code }: Indicator, number: number): IndicatorRow => ({
  kind: "indicator",
  number: String(number),
  indicator: code,
  label: null,
  indent: 0,
  entry: "typed",
  required: true,
  asksTarget: true,
});

const sixty = fillers(60);

/** The yearly form without its imported rows and with a few more of the catalogue: 60 indicator rows. */
export const formOfSixty: Form = {
  ...yearlyForm,
  id: "bench",
  title: "测速用表",
  rows: [...typedRows, ...sixty.map((indicator, index) => rowOf(indicator, 900 + index))],
  indicators: [...yearlyForm.indicators, ...sixty],
};

/** 1,000 codes that the schema takes: KJ-00 … KJ-99, KJ-100 … KJ-999. */
const codeOf = (place: number): string => `KJ-${String(place).padStart(2, "0")}`;

/**
 * The rows and rules of `formOfSixty` over and over under new codes, with the ratios and nested counts among them. 1,000
 * rows is about what codes of three digits allow.
 */
export function wideForm(rows = 1000): Form {
  const block = formOfSixty.rows.filter(isIndicatorRow);
  const placeOf = new Map(block.map(({ indicator }, index) => [indicator, index]));
  const codeAfter =
    (first: number): CodeFor =>
    (code) => {
      const found = placeOf.get(code);
      return found === undefined || first + found >= rows ? undefined : codeOf(first + found);
    };
  const definition = new Map(formOfSixty.indicators.map((indicator) => [indicator.code, indicator]));
  const made = Array.from({ length: rows }, (_, place) => {
    const row = block[place % block.length];
    const indicator = definition.get(row?.indicator ?? "");
    if (row === undefined || indicator === undefined) throw new Error("the form of sixty lacks a definition");
    return renamed(row, indicator, codeOf(place), codeAfter(place - (place % block.length)));
  });
  const formRows: FormRow[] = made.map(({ row }) => row);
  const blocks = Array.from({ length: Math.ceil(rows / block.length) }, (_, number) => number);
  return {
    ...formOfSixty,
    id: "bench-wide",
    rows: formRows,
    indicators: made.map((one) => one.indicator),
    rules: blocks.flatMap((number) => renamedRules(String(number), codeAfter(number * block.length))),
  };
}

/** The code that stands for an old one, if there is one. */
type CodeFor = (old: string) => string | undefined;

/** The rules whose indicators all have a new code. */
function renamedRules(block: string, codeFor: CodeFor): FormRule[] {
  return readRules(formOfSixty).flatMap(({ rule, tree }) => {
    if (figuresOf(tree).some(({ indicator }) => codeFor(indicator) === undefined)) return [];
    const text = printRule(tree, ({ indicator, of }) => `${ofWords[of]}${codeFor(indicator)}`);
    return [{ ...rule, id: `${rule.id}-${block}`, text }];
  });
}

/** A row and its indicator under another code; what it refers to outside the form is dropped. */
function renamed(
  row: IndicatorRow,
  indicator: Indicator,
  code: string,
  codeFor: CodeFor,
): { row: IndicatorRow; indicator: Indicator } {
  const numerator = codeFor(indicator.derive?.numerator ?? "");
  const denominator = codeFor(indicator.derive?.denominator ?? "");
  const derive =
    indicator.derive === null || numerator === undefined || denominator === undefined
      ? null
      : { ...indicator.derive, numerator, denominator };
  return {
    row: { ...row, indicator: code },
    indicator: {
      ...indicator,
      code,
      derive,
      // The limit of a share says nothing about an amount.
      max: derive === null ? null : indicator.max,
      partOf: indicator.partOf.flatMap((whole) => codeFor(whole) ?? []),
    },
  };
}
