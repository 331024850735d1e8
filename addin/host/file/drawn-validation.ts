import type { PlannedValidation } from "../../table/layout-plan.ts";

/** A validation as the drawing library takes it. */
export type DrawnValidation = {
  type: "list" | "decimal" | "whole" | "date" | "any";
  operator?: "between" | "greaterThanOrEqual" | "lessThanOrEqual";
  formulae?: (string | Date)[];
  allowBlank: true;
  showInputMessage?: true;
  promptTitle?: string;
  prompt?: string;
  showErrorMessage?: true;
  errorStyle?: "stop" | "warning";
  errorTitle?: string;
  error?: string;
};

/** Limits of the file format; a longer text makes Excel call the file damaged. */
const TITLE_LIMIT = 32;
const TEXT_LIMIT = 255;
const NUMBER_LIMIT = "1000000000000000";

/** Throws where a text is longer than the format takes. */
export function drawnValidation({ rule, prompt, error }: PlannedValidation): DrawnValidation {
  for (const message of [prompt, error]) {
    if (!message) continue;
    if (message.title.length > TITLE_LIMIT)
      throw new RangeError(`title over 32 characters: ${message.title}`);
    if (message.text.length > TEXT_LIMIT) throw new RangeError(`text over 255 characters: ${message.text}`);
  }
  return {
    ...drawnRule(rule),
    allowBlank: true,
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text } : {}),
    ...(error
      ? {
          showErrorMessage: true,
          errorStyle: error.style === "stop" ? "stop" : "warning",
          errorTitle: error.title,
          error: error.text,
        }
      : {}),
  };
}

function drawnRule(rule: PlannedValidation["rule"]): Pick<DrawnValidation, "type" | "operator" | "formulae"> {
  switch (rule.kind) {
    case "list":
      return { type: "list", formulae: [listText(rule.options)] };
    case "listFrom":
      return { type: "list", formulae: [rule.formula.replace(/^=/, "")] };
    case "date":
      return {
        type: "date",
        operator: "between",
        formulae: [new Date(Date.UTC(1990, 0, 1)), new Date(Date.UTC(2100, 11, 31))],
      };
    case "any":
      return { type: "any" };
    default: {
      const { kind, min, max } = rule;
      if (max === undefined && min !== undefined)
        return { type: kind, operator: "greaterThanOrEqual", formulae: [min] };
      return { type: kind, operator: "between", formulae: [min ?? `-${NUMBER_LIMIT}`, max ?? NUMBER_LIMIT] };
    }
  }
}

function listText(options: string[]): string {
  const text = options.join(",");
  if (text.length > TEXT_LIMIT || options.some((option) => option.includes(",")))
    throw new RangeError(`list does not fit into a validation, keep it in cells: ${text.slice(0, 40)}…`);
  return `"${text.replaceAll('"', '""')}"`;
}
