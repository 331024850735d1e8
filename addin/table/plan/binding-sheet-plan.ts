import type { Form } from "../../../shared/schema/form.ts";
import { bindingNames, bindingSchemaVersion, bindingSheetName } from "../binding/binding-names.ts";
import type { SheetPlan } from "../layout-plan.ts";
import { plainStyle, quietStyle } from "./look.ts";
import { oneCell, type StyledCell, settleStyles } from "./sheet-part.ts";
import type { TemplateContext } from "./template-context.ts";

const keys = Object.values(bindingNames);
const rowOf = (name: string): number => 2 + Object.values<string>(bindingNames).indexOf(name);

/** Cell of the binding sheet for use in a formula of another sheet. */
export const bindingCell = (name: (typeof keys)[number]): string => `'${bindingSheetName}'!$B$${rowOf(name)}`;

/** The form, version, unit and period a template was made for, in one word. */
export const templateId = (form: Form, { org, period }: TemplateContext): string =>
  `${form.id}@${form.version}/${org?.id ?? "-"}/${period}`;

/**
 * The hidden sheet that tells a reader what the file is: key and value, each value under its defined name. Everything is
 * text, so that no program turns a code into a number. The receipt's rows are blank until something is submitted.
 */
export function planBindingSheet(form: Form, context: TemplateContext): SheetPlan {
  const values: Record<string, string | null> = {
    [bindingNames.schema]: String(bindingSchemaVersion),
    [bindingNames.template]: templateId(form, context),
    [bindingNames.form]: form.id,
    [bindingNames.formVersion]: String(form.version),
    [bindingNames.org]: context.org?.id ?? null,
    [bindingNames.period]: context.period,
    [bindingNames.round]: context.roundId,
  };
  const text = { ...plainStyle, format: "@" };
  const lines = keys.map((name): StyledCell[] => [
    { at: { row: rowOf(name), column: 1 }, value: name, style: text },
    { at: { row: rowOf(name), column: 2 }, value: values[name] ?? null, style: text },
  ]);
  const heading: StyledCell = {
    at: { row: 1, column: 1 },
    value: "指报的内部记录，请不要改动",
    style: quietStyle,
  };
  const { cells, styles } = settleStyles([heading, ...lines.flat()]);
  return {
    id: "binding",
    name: bindingSheetName,
    visibility: "veryHidden",
    styles,
    cells,
    merges: [],
    columnWidths: { 1: 22, 2: 48 },
    rowHeights: {},
    frozen: null,
    names: keys.map((name) => ({ name, range: oneCell({ row: rowOf(name), column: 2 }) })),
    validations: [],
    protected: false,
    print: null,
  };
}
