import { isDecimal } from "../../../shared/codec/decimal.ts";
import { printStatus } from "../../../shared/codec/status.ts";
import { contextOfIndicator, targetToCells } from "../../../shared/codec/target.ts";
import type { TargetFigure } from "../../../shared/schema/figure.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { CellValue } from "../../host/snapshot.ts";
import {
  and,
  type Formula,
  isEqual,
  isGreater,
  isNumber,
  minus,
  numeral,
  over,
  round,
  times,
  when,
  word,
} from "./formula.ts";
import {
  completion,
  completionRate,
  type ProgressCells,
  progressKind,
  yearOnYear,
} from "./progress-formulas.ts";
import { cellOf, type RowContext, type ValueField } from "./row-context.ts";

/** What stands in a cell: a value, or a formula with its result. */
export type Content = { value: CellValue; formula: Formula | null };

const plain = (value: CellValue): Content => ({ value, formula: null });
const reckoned = (formula: Formula | null): Content => ({ value: formula === null ? "—" : null, formula });

/** Digits a derived ratio is rounded to beyond those shown: enough to clean binary fractions, too few to meet a target by it. */
const guardDigits = 4;

/** Content of each column of an indicator row in a new template. */
export function contentOf(context: RowContext, field: FormField): Content {
  const { row, indicator, prefill } = context;
  switch (field) {
    case "number":
      return plain(row.number);
    case "code":
      return plain(indicator.code);
    case "name":
      return plain(row.label ?? indicator.name);
    case "unit":
      return plain(indicator.unit);
    case "previousActual":
    case "actual":
      return valueContent(context, field);
    case "targetRequirement":
    case "target":
      return targetContent(prefill.target, field === "target" ? "value" : "requirement", indicator);
    case "nextTargetRequirement":
    case "nextTarget":
      return targetContent(prefill.nextTarget, field === "nextTarget" ? "value" : "requirement", indicator);
    case "completionRate":
    case "completion":
    case "yearOnYear":
      return progressContent(context, field);
    case "dataYear":
      return dataYearContent(context);
    default:
      return plain(remark(context, field));
  }
}

/** A ratio speaks of the year its base items speak of, while both speak of one. */
function dataYearContent(context: RowContext): Content {
  const { row, indicator, prefill } = context;
  if (row.entry === "imported") return plain(null);
  const parts = indicator.derive === null ? [] : [indicator.derive.numerator, indicator.derive.denominator];
  const [numerator, denominator] = parts.flatMap((code) => {
    const part = context.contextOf(code);
    return part === undefined ? [] : [cellOf(part, "dataYear", asOperand(dataYearContent(part)))];
  });
  if (numerator === undefined || denominator === undefined) return plain(prefill.dataYear);
  const same = when(isEqual(numerator, denominator), numerator, word(""));
  return {
    value: null,
    formula: when(and(isNumber(numerator), isNumber(denominator)), same, word("")),
  };
}

function remark({ row, indicator, prefill }: RowContext, field: FormField): CellValue {
  const { actual } = prefill;
  switch (field) {
    case "status":
      return actual === null ? null : printStatus(actual);
    case "source":
      return actual?.source ?? indicator.source;
    case "sections":
      return actual === null || actual.sections.length === 0 ? null : actual.sections.join("、");
    default:
      return actual?.note ?? (row.entry === "imported" ? "由市局导入" : null);
  }
}

/** A number that is known. Without one the cell stays empty: why is said by 数据状态, never in the number's place. */
function valueContent(context: RowContext, field: ValueField): Content {
  const figure = field === "actual" ? context.prefill.actual : context.prefill.previous;
  const known = figure === null || figure.obtained === "derived" ? null : figure.value;
  return known === null ? { value: null, formula: ratioFormula(context, field) } : plain(Number(known));
}

/** A derived ratio over the cells of its base items, empty while one of them is empty or the base is not above zero. */
export function ratioFormula(context: RowContext, field: ValueField): Formula | null {
  const { derive, decimals } = context.indicator;
  if (derive === null) return null;
  const numerator = partCell(context, derive.numerator, field);
  const denominator = partCell(context, derive.denominator, field);
  if (numerator === null || denominator === null) return null;
  const part = derive.kind === "growth" ? minus(numerator, denominator) : numerator;
  const scaled = derive.scale === "1" ? part : times(part, numeral(derive.scale));
  const ratio = round(over(scaled, denominator), decimals + guardDigits);
  const filled = and(isNumber(numerator), isNumber(denominator));
  return when(filled, when(isGreater(denominator, numeral("0")), ratio, word("")), word(""));
}

function partCell(context: RowContext, code: string, field: ValueField): Formula | null {
  const part = context.contextOf(code);
  return part === undefined ? null : cellOf(part, field, asOperand(contentOf(part, field)));
}

const asOperand = ({ value, formula }: Content): CellValue | Formula => formula ?? value;

function targetContent(
  figure: TargetFigure | null,
  part: "requirement" | "value",
  indicator: Indicator,
): Content {
  if (figure === null) return plain(null);
  const words = targetToCells(figure.target, contextOfIndicator(indicator))[part];
  const isPlain = part === "value" && figure.target.requirement !== "text" && isDecimal(words);
  return plain(isPlain ? Number(words) : words === "" ? null : words);
}

function progressContent(
  context: RowContext,
  field: "completionRate" | "completion" | "yearOnYear",
): Content {
  const kind = progressKind(context.indicator);
  const cells = progressCells(context);
  if (field === "yearOnYear") return reckoned(yearOnYear(kind, cells));
  if (!context.row.asksTarget) return plain(null);
  return reckoned(field === "completion" ? completion(kind, cells) : completionRate(kind, cells));
}

function progressCells(context: RowContext): ProgressCells {
  const operand = (field: FormField) => cellOf(context, field, asOperand(contentOf(context, field)));
  return {
    requirement: operand("targetRequirement"),
    target: issuedNumber(context) ?? operand("target"),
    actual: operand("actual"),
    previous: operand("previousActual"),
    comparable: comparability(context),
    keepIsAtMost: context.indicator.better === "down",
  };
}

/**
 * The number of an issued target that stands in the sheet as words (力争突破1500家): locked there, so it may stand in the
 * formula. Not where the words name another base year than last year, which the row does not hold.
 */
function issuedNumber({ prefill, indicator, year }: RowContext): Formula | null {
  if (prefill.target === null) return null;
  const { number, unit, requirement, baseYear } = prefill.target.target;
  const words = targetContent(prefill.target, "value", indicator).value;
  if (typeof words !== "string" || number === null) return null;
  if (baseYear !== null && baseYear !== year - 1) return null;
  const unitOfItsOwn = requirement === "growth" || requirement === "rankWithin";
  return unit === null || unit === indicator.unit || unitOfItsOwn ? numeral(number) : null;
}

/** Last year's number is no base across a break of definition, nor when the row's data year was changed (traps C01, B03). */
function comparability(context: RowContext): Formula | null {
  const { previous } = context.prefill;
  if (previous === null) return null;
  if (previous.definitionVersion !== context.indicator.definitionVersion)
    return { text: "FALSE", result: () => false };
  const year = cellOf(context, "dataYear", asOperand(dataYearContent(context)));
  const following = numeral(String(Number(previous.period.slice(0, 4)) + 1));
  return isEqual(when(isNumber(year), year, numeral(String(context.year))), following);
}
