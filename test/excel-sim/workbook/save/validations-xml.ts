import { escapeXml } from "../../../../addin/host/file/xml/xml-text.ts";
import { printRange } from "../../../../addin/table/address.ts";
import type { DataValidation } from "../data-validation.ts";
import { serialOfDate } from "../date-serial.ts";

const TYPES: Record<string, string> = {
  list: "list",
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
};
const OPERATORS: Record<string, string> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};

/** `<dataValidations>` of a sheet; "" without any. */
export function validationsXml(validations: readonly DataValidation[]): string {
  const written = validations.filter(({ areas }) => areas.some(({ rangeOrNull }) => rangeOrNull));
  if (written.length === 0) return "";
  return `<dataValidations count="${written.length}">${written.map(validationXml).join("")}</dataValidations>`;
}

function validationXml({ areas, rule, errorAlert, prompt, ignoreBlanks }: DataValidation): string {
  const [kind = "", body = {}] = Object.entries(rule)[0] ?? [];
  const flag = (name: string, is: boolean) => (is ? ` ${name}="1"` : "");
  const text = (name: string, value: string) =>
    value === "" ? "" : ` ${name}="${escapeXml(value).replaceAll("\n", "&#10;")}"`;
  const sqref = areas.flatMap(({ rangeOrNull }) => (rangeOrNull ? [printRange(rangeOrNull)] : [])).join(" ");
  const operator = OPERATORS[String(body.operator ?? "")];
  return [
    "<dataValidation",
    text("type", TYPES[kind] ?? ""),
    errorAlert.style === "Stop" ? "" : text("errorStyle", errorAlert.style.toLowerCase()),
    text("operator", operator ?? ""),
    flag("allowBlank", ignoreBlanks),
    flag("showDropDown", kind === "list" && body.inCellDropDown === false),
    flag("showInputMessage", prompt.showPrompt),
    flag("showErrorMessage", errorAlert.showAlert),
    text("errorTitle", errorAlert.title),
    text("error", errorAlert.message),
    text("promptTitle", prompt.title),
    text("prompt", prompt.message),
    ` sqref="${sqref}">`,
    ...formulas(kind, body).map((formula, index) => {
      const tag = `formula${index + 1}`;
      return `<${tag}>${escapeXml(formula)}</${tag}>`;
    }),
    "</dataValidation>",
  ].join("");
}

function formulas(kind: string, body: Record<string, unknown>): string[] {
  const given =
    kind === "list" ? [body.source] : kind === "custom" ? [body.formula] : [body.formula1, body.formula2];
  return given.filter((value) => value !== undefined).map((value) => formulaText(kind, value));
}

function formulaText(kind: string, value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = String(value);
  if (text.startsWith("=")) return text.slice(1);
  if (kind === "list") return `"${text.replaceAll('"', '""')}"`;
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!date) return text;
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  return String(serialOfDate({ year, month, day }, 1900));
}
