import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  type ISheetDataValidationRule,
} from "@univerjs/core";
import { printAddress } from "../../../table/address.ts";
import { touches } from "../../cell-range.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";
import { clipped, type GridArea, gridRange } from "./grid-area.ts";
import type { FileValidation } from "./read-validations.ts";
import { anchorOf, byPlace, formulaAnywhere, movedFormula } from "./shared-anchor.ts";

export type ValidationPlace = {
  sheetId: string;
  area: GridArea;
  merges: readonly CellRange[];
  /** What a defined name stands for, without "="; undefined for no name. */
  nameContent: (name: string) => string | undefined;
};

/**
 * Rules for the grid. Rules that differ in their message only become one, since the grid needs seconds for two
 * thousand; messages are shown by the pane. A rule on a merged cell covers the whole merge, else its arrow is dead.
 */
export function gridValidations(
  rules: readonly FileValidation[],
  place: ValidationPlace,
): ISheetDataValidationRule[] {
  const groups = new Map<string, { rule: FileValidation; ranges: CellRange[] }>();
  for (const rule of rules) {
    const key = groupKey(rule);
    const group = groups.get(key);
    if (group) group.ranges.push(...rule.ranges);
    else groups.set(key, { rule, ranges: [...rule.ranges] });
  }
  return [...groups.values()].flatMap(({ rule, ranges }, index) => {
    const covered = ranges
      .flatMap((range) => clipped(overMerges(range, place.merges), place.area) ?? [])
      .sort(byPlace);
    const first = covered[0];
    if (!first) return [];
    const to = { row: first.top, column: first.left };
    const condition = gridCondition(rule, anchorOf(rule.ranges), to, place.nameContent);
    if (!condition) return [];
    return [
      {
        uid: `${place.sheetId}-validation-${index}`,
        ...condition,
        ...gridError(rule),
        allowBlank: rule.allowBlank,
        ranges: covered.map(gridRange),
      },
    ];
  });
}

function groupKey({ message: _message, ranges, formulas, ...rest }: FileValidation): string {
  const anchor = anchorOf(ranges);
  return JSON.stringify([rest, formulas.map((formula) => formula && formulaAnywhere(formula, anchor))]);
}

/** A single cell of a merge stands for all of it. */
function overMerges(range: CellRange, merges: readonly CellRange[]): CellRange {
  const merge = merges.find((one) => touches(one, range));
  return merge && merge.top === range.top && merge.left === range.left && isInside(range, merge)
    ? merge
    : range;
}

const isInside = (inner: CellRange, outer: CellRange): boolean =>
  inner.bottom <= outer.bottom && inner.right <= outer.right;

const ERROR_STYLES: Record<string, DataValidationErrorStyle> = {
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
};

/** The grid refuses where the style is "stop", also without a message: such a rule must not be one. */
function gridError({ error }: FileValidation) {
  if (!error) return { showErrorMessage: false, errorStyle: DataValidationErrorStyle.INFO };
  const { style, title, text } = error;
  return {
    showErrorMessage: text !== "",
    errorStyle: ERROR_STYLES[style] ?? DataValidationErrorStyle.STOP,
    ...(title === "" ? {} : { errorTitle: title }),
    ...(text === "" ? {} : { error: text }),
  };
}

type Condition = Pick<
  ISheetDataValidationRule,
  "type" | "operator" | "formula1" | "formula2" | "renderMode" | "showDropDown"
>;

const TYPES: Record<string, DataValidationType> = {
  whole: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  textLength: DataValidationType.TEXT_LENGTH,
};

const OPERATORS: Record<string, DataValidationOperator> = {
  between: DataValidationOperator.BETWEEN,
  notBetween: DataValidationOperator.NOT_BETWEEN,
  equal: DataValidationOperator.EQUAL,
  notEqual: DataValidationOperator.NOT_EQUAL,
  greaterThan: DataValidationOperator.GREATER_THAN,
  greaterThanOrEqual: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  lessThan: DataValidationOperator.LESS_THAN,
  lessThanOrEqual: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

/** `from`: where the file counts references from; `to`: where the grid does. */
function gridCondition(
  rule: FileValidation,
  from: CellAddress,
  to: CellAddress,
  nameContent: ValidationPlace["nameContent"],
): Condition | undefined {
  const [first, second] = rule.formulas.map((formula) => formula && movedFormula(formula, from, to));
  if (first === undefined) return undefined;
  if (rule.type === "list") return listCondition(rule, first, nameContent);
  if (rule.type === "custom") return { type: DataValidationType.CUSTOM, formula1: `=${first}` };
  if (rule.type === "date" || rule.type === "time") {
    return { type: DataValidationType.CUSTOM, formula1: dateFormula(rule.operator, to, first, second) };
  }
  const type = TYPES[rule.type];
  if (type === undefined) return undefined;
  return {
    type,
    operator: OPERATORS[rule.operator] ?? DataValidationOperator.BETWEEN,
    formula1: numberOrFormula(first),
    ...(second === undefined ? {} : { formula2: numberOrFormula(second) }),
  };
}

function listCondition(
  rule: FileValidation,
  formula: string,
  nameContent: ValidationPlace["nameContent"],
): Condition {
  const options = /^"((?:[^"]|"")*)"$/.exec(formula)?.[1];
  return {
    type: DataValidationType.LIST,
    // The grid's lists follow ranges and a few functions, not names.
    formula1: options?.replaceAll('""', '"') ?? `=${nameContent(formula) ?? formula}`,
    renderMode: rule.noArrow ? DataValidationRenderMode.TEXT : DataValidationRenderMode.ARROW,
    showDropDown: !rule.noArrow,
  };
}

const numberOrFormula = (text: string): string =>
  text !== "" && Number.isFinite(Number(text)) ? text : `=${text}`;

/** The grid's own date rule reads the text that is shown, which fails for 2026年6月30日: a formula reads the number. */
function dateFormula(operator: string, at: CellAddress, first: string, second = first): string {
  const cell = printAddress(at);
  const within = `${cell}>=${first},${cell}<=${second}`;
  const conditions: Record<string, string> = {
    between: within,
    notBetween: `NOT(AND(${within}))`,
    equal: `${cell}=${first}`,
    notEqual: `${cell}<>${first}`,
    greaterThan: `${cell}>${first}`,
    greaterThanOrEqual: `${cell}>=${first}`,
    lessThan: `${cell}<${first}`,
    lessThanOrEqual: `${cell}<=${first}`,
  };
  return `=AND(ISNUMBER(${cell}),${conditions[operator] ?? within})`;
}
