import type { PlannedValidation } from "../../../table/layout-plan.ts";
import { rangeOf } from "../range-of.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";

/** The rules for what may be typed, and the messages beside the selected cell. */
export const validationWrites = (
  sheet: Excel.Worksheet,
  validations: readonly PlannedValidation[],
): QueuedWrite[] =>
  validations.map((validation) =>
    queued(validation, 5, () => putValidation(rangeOf(sheet, validation.range).dataValidation, validation)),
  );

function putValidation(target: Excel.DataValidation, { rule, prompt, error }: PlannedValidation): void {
  const excelRule = ruleOf(rule);
  if (excelRule) target.rule = excelRule;
  if (excelRule) target.errorAlert = alertOf(error);
  if (prompt) target.prompt = { showPrompt: true, title: prompt.title, message: prompt.text };
}

/** Without a message the rule only offers its list or says what is wrong when asked: any entry passes, as in the file. */
const alertOf = (error: PlannedValidation["error"]): Excel.DataValidationErrorAlert => ({
  showAlert: error !== undefined,
  style: error?.style === "warn" ? "Warning" : "Stop",
  title: error?.title ?? "",
  message: error?.text ?? "",
});

/** Undefined for a cell that takes any entry and has only a message beside it. */
function ruleOf(rule: PlannedValidation["rule"]): Excel.DataValidationRule | undefined {
  switch (rule.kind) {
    case "list":
      return { list: { inCellDropDown: true, source: rule.options.join(",") } };
    case "listFrom":
      return {
        list: {
          inCellDropDown: true,
          source: rule.formula.startsWith("=") ? rule.formula : `=${rule.formula}`,
        },
      };
    case "date":
      return { date: { operator: "Between", formula1: "1990-01-01", formula2: "2100-12-31" } };
    case "whole":
      return { wholeNumber: limits(rule) };
    case "decimal":
      return { decimal: limits(rule) };
    case "any":
      return undefined;
  }
}

/** Beyond any figure, and still exact. */
const WIDEST = 1_000_000_000_000_000;

function limits({ min, max }: { min?: string; max?: string }): Excel.BasicDataValidation {
  if (min !== undefined && max === undefined)
    return { operator: "GreaterThanOrEqualTo", formula1: Number(min) };
  return {
    operator: "Between",
    formula1: min === undefined ? -WIDEST : Number(min),
    formula2: max === undefined ? WIDEST : Number(max),
  };
}
