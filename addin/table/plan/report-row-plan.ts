import { statusOptions } from "../../../shared/codec/status.ts";
import { requirementLabels } from "../../../shared/codec/target.ts";
import type { FormColumn, FormField } from "../../../shared/schema/form.ts";
import { figureCellName } from "../binding/binding-names.ts";
import type { CellStyle, PlannedValidation } from "../layout-plan.ts";
import { settled } from "./formula.ts";
import {
  actualMessages,
  dataYearMessages,
  previousMessages,
  requirementMessages,
  sectionsMessages,
  sourceMessages,
  statusMessages,
  targetMessages,
  valueRule,
} from "./input-messages.ts";
import { closedStyle, colours, gridStyle, numberFormat, textSize } from "./look.ts";
import { progressKind } from "./progress-formulas.ts";
import { type RowContext, takesInput } from "./row-context.ts";
import { type Content, contentOf } from "./row-values.ts";
import { oneCell, type SheetPart, type StyledCell, sheetPart } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

const leastHeight = 21;

/** The cells of one indicator row: stub, inputs with their names, lists and messages, and formulas. */
export function planIndicatorRow(context: RowContext, at: number): SheetPart {
  const { geometry, row } = context;
  const cells: StyledCell[] = [];
  const names: SheetPart["names"] = [];
  const validations: PlannedValidation[] = [];
  let lines = linesReserved(context);
  for (const [index, column] of geometry.columns.entries()) {
    const address = { row: at, column: index + 1 };
    const content = contentOf(context, column.field);
    const open = takesInput(context, column);
    const planned = content.formula === null ? { value: content.value } : settled(content.formula);
    cells.push({ at: address, ...planned, style: cellStyle(context, column, content, open) });
    if (typeof planned.value === "string")
      lines = Math.max(lines, linesIn(planned.value, column.width, textSize));
    if (!isNamed(column)) continue;
    names.push({ name: figureCellName(row.indicator, column.field), range: oneCell(address) });
    const input = open ? inputRule(context, column.field) : undefined;
    if (input) validations.push({ range: oneCell(address), ...input });
  }
  return sheetPart({
    cells,
    names,
    validations,
    rowHeights: { [at]: heightOf(lines, textSize, leastHeight) },
  });
}

/** Progress in 个百分点 or 位 takes two lines once there is an actual; the row does not grow by itself then. */
function linesReserved({ geometry, row, indicator, prefill }: RowContext): number {
  const { columnOf } = geometry;
  if (!columnOf.has("completion") && !columnOf.has("yearOnYear")) return 1;
  const inPoints = progressKind(indicator) !== "amount" || prefill.target?.target.requirement === "growth";
  return row.entry !== "imported" && inPoints ? 2 : 1;
}

/** Every cell a person may fill has a name, also where it is locked in this row: a reader looks in one place. */
const isNamed = ({ entry }: FormColumn): boolean => entry === "typed";

const numbers: readonly FormField[] = ["previousActual", "actual"];
const centred: readonly FormField[] = [
  "number",
  "code",
  "unit",
  "targetRequirement",
  "nextTargetRequirement",
  "completionRate",
  "completion",
  "yearOnYear",
  "status",
  "dataYear",
];

function cellStyle(context: RowContext, column: FormColumn, content: Content, open: boolean): CellStyle {
  const { row } = context;
  const { field } = column;
  const base = open
    ? openStyle(context, field)
    : isClosed(context, column, content)
      ? closedStyle
      : gridStyle;
  const horizontal = alignment(field);
  const format = formatOf(context, field);
  return {
    ...base,
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(field === "name" && row.indent > 0 ? { indent: row.indent } : {}),
    ...(format === undefined ? {} : { format }),
  };
}

/** A target may be a number or words: each then stands where the program puts it, right or left. */
function alignment(field: FormField): CellStyle["horizontal"] | undefined {
  if (field === "target" || field === "nextTarget") return undefined;
  if (numbers.includes(field)) return "right";
  return centred.includes(field) ? "center" : "left";
}

/** Grey: nothing to fill and nothing to see here. */
const isClosed = (context: RowContext, { entry }: FormColumn, content: Content): boolean =>
  entry === "typed" || (entry === "computed" && content.formula === null) || context.row.entry === "imported";

function openStyle({ row }: RowContext, field: FormField): CellStyle {
  const needed = field === "actual" && row.required;
  return { ...gridStyle, fill: needed ? colours.required : colours.input, unlocked: true };
}

function formatOf({ indicator }: RowContext, field: FormField): string | undefined {
  if (numbers.includes(field)) return numberFormat(indicator.decimals);
  if (field === "completionRate") return "0.0%";
  if (field === "dataYear") return "0";
  // words stay as typed: a code with leading zeros, a text that starts with "=" or "-"
  return field === "source" || field === "sections" || field === "note" ? "@" : undefined;
}

/** Years offered: the report's own and what data lag behind. */
const yearsOffered = 4;

function inputRule(context: RowContext, field: FormField): Omit<PlannedValidation, "range"> | undefined {
  const { indicator, row, form, year } = context;
  switch (field) {
    case "actual":
      return { rule: valueRule(indicator), ...actualMessages(indicator, row, partsText(context)) };
    case "previousActual":
      return { rule: valueRule(indicator), ...previousMessages(indicator) };
    case "targetRequirement":
    case "nextTargetRequirement":
      return { rule: { kind: "list", options: Object.values(requirementLabels) }, ...requirementMessages };
    case "target":
    case "nextTarget":
      return { rule: { kind: "decimal" }, ...targetMessages };
    case "status":
      return { rule: { kind: "list", options: statusOptions.map(({ label }) => label) }, ...statusMessages };
    case "dataYear": {
      const options = Array.from({ length: yearsOffered }, (_, back) => String(year - back));
      return { rule: { kind: "list", options }, ...dataYearMessages(year) };
    }
    case "source":
      return { rule: { kind: "any" }, ...sourceMessages };
    case "sections":
      return { rule: sectionsRule(form.sections), ...sectionsMessages(form.sections) };
    default:
      return undefined;
  }
}

/** A list to start from; several sections may be written, so nothing is refused. */
const sectionsRule = (sections: readonly string[]): PlannedValidation["rule"] =>
  sections.length > 0 && sections.join(",").length <= 255 && !sections.some((name) => name.includes(","))
    ? { kind: "list", options: [...sections] }
    : { kind: "any" };

/** "1.1行和1.2行" of a derived row whose parts stand on the form. */
function partsText({ indicator, contextOf }: RowContext): string | null {
  if (indicator.derive === null) return null;
  const parts = [indicator.derive.numerator, indicator.derive.denominator].map((code) => contextOf(code));
  const [numerator, denominator] = parts;
  return numerator && denominator ? `序号${numerator.row.number}和${denominator.row.number}` : null;
}
