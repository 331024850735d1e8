import type { IRange, IStyleBase } from "@univerjs/core";
import { printAddress } from "../../../table/address.ts";
import { XmlReader } from "../../file/xml/xml-reader.ts";
import type { CellAddress, CellRange } from "../../snapshot.ts";
import type { Looks } from "./cell-looks.ts";
import { readColor } from "./colors.ts";
import { elementsInside } from "./elements-inside.ts";
import { clipped, type GridArea, gridRange, parseRanges } from "./grid-area.ts";
import { anchorOf, byPlace, movedFormula } from "./shared-anchor.ts";

/** One end or step of a scale. */
type Step = { type: string; value?: number | string };
/** The shapes the grid's plug-in stores (its package is loaded with the grid only). */
export type GridConditionalFormat = {
  cfId: string;
  ranges: IRange[];
  stopIfTrue: boolean;
  rule:
    | { type: "highlightCell"; subType: "formula"; value: string; style: IStyleBase }
    | {
        type: "dataBar";
        isShowValue: boolean;
        config: { min: Step; max: Step; isGradient: boolean; positiveColor: string; nativeColor: string };
      }
    | { type: "colorScale"; config: { index: number; color: string; value: Step }[] };
};

/** A rule as the file has it. */
type FileRule = {
  type: string;
  operator: string;
  priority: number;
  stopIfTrue: boolean;
  dxf: number | undefined;
  showValue: boolean;
  formulas: string[];
  steps: Step[];
  colors: string[];
};

/**
 * The rules the grid can show, first in rank first: formulas (all rules of Excel that bring one), comparisons, bars
 * and colour scales. Icons, duplicates, ranks and averages stay in the file and are not shown. Fault: damaged.
 */
export function gridConditionalFormats(
  source: { xml: string; part: string; from: number },
  looks: Looks,
  sheetId: string,
  area: GridArea,
): GridConditionalFormat[] {
  const ranked: { priority: number; format: Omit<GridConditionalFormat, "cfId"> }[] = [];
  const reader = new XmlReader(source.xml, source.part, source.from);
  while (reader.next()) {
    // Rules in the extension list repeat or refine those before it.
    if (reader.name === "extLst" && reader.kind !== "close") reader.skip();
    if (reader.name !== "conditionalFormatting" || reader.kind === "close") continue;
    const ranges = parseRanges(reader.attribute("sqref") ?? "");
    const covered = ranges.flatMap((range) => clipped(range, area) ?? []).sort(byPlace);
    elementsInside(reader, (name) => {
      if (name !== "cfRule") return;
      const rule = readRule(reader, looks);
      const shown = covered.length > 0 && gridRule(rule, ranges, covered, looks);
      if (!shown) return;
      const format = { ranges: covered.map(gridRange), stopIfTrue: rule.stopIfTrue, rule: shown };
      ranked.push({ priority: rule.priority, format });
    });
  }
  ranked.sort((a, b) => a.priority - b.priority);
  return ranked.map(({ format }, index) => ({ cfId: `${sheetId}-format-${index}`, ...format }));
}

function readRule(reader: XmlReader, looks: Looks): FileRule {
  const rule: FileRule = {
    type: reader.attribute("type") ?? "",
    operator: reader.attribute("operator") ?? "",
    priority: reader.integer("priority") ?? 0,
    stopIfTrue: reader.flag("stopIfTrue"),
    dxf: reader.integer("dxfId"),
    showValue: true,
    formulas: [],
    steps: [],
    colors: [],
  };
  elementsInside(reader, (name) => {
    if (name === "formula") rule.formulas.push(reader.text().trim());
    else if (name === "dataBar") {
      rule.showValue = reader.attribute("showValue") === undefined || reader.flag("showValue");
    } else if (name === "cfvo") rule.steps.push(readStep(reader));
    else if (name === "color") rule.colors.push(readColor(reader, looks.palette) ?? "#FFFFFF");
  });
  return rule;
}

function readStep(reader: XmlReader): Step {
  const type = reader.attribute("type") ?? "num";
  const value = reader.attribute("val");
  if (value === undefined || type === "min" || type === "max") return { type };
  if (type === "formula" || !Number.isFinite(Number(value))) return { type: "formula", value: `=${value}` };
  return { type, value: Number(value) };
}

function gridRule(
  rule: FileRule,
  ranges: readonly CellRange[],
  covered: readonly CellRange[],
  looks: Looks,
): GridConditionalFormat["rule"] | undefined {
  if (rule.type === "dataBar") return dataBar(rule);
  if (rule.type === "colorScale") return colorScale(rule);
  const style = looks.rules[rule.dxf ?? -1];
  const to = anchorOf(covered);
  const formulas = rule.formulas.map((formula) => movedFormula(formula, anchorOf(ranges), to));
  const formula = rule.type === "cellIs" ? comparison(rule.operator, to, formulas) : formulas[0];
  if (!formula || !style) return undefined;
  return { type: "highlightCell", subType: "formula", value: `=${formula}`, style };
}

const SIGNS: Record<string, string> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
};

function comparison(operator: string, at: CellAddress, formulas: readonly string[]): string | undefined {
  const cell = printAddress(at);
  const [first, second] = formulas;
  if (first === undefined) return undefined;
  const sign = SIGNS[operator];
  if (sign) return `${cell}${sign}(${first})`;
  if (second === undefined) return undefined;
  const within = `AND(${cell}>=(${first}),${cell}<=(${second}))`;
  if (operator === "between") return within;
  return operator === "notBetween" ? `NOT(${within})` : undefined;
}

function dataBar({ steps, colors, showValue }: FileRule): GridConditionalFormat["rule"] | undefined {
  const [min, max] = steps;
  const [positiveColor] = colors;
  if (!min || !max || !positiveColor) return undefined;
  return {
    type: "dataBar",
    isShowValue: showValue,
    config: { min, max, isGradient: true, positiveColor, nativeColor: "#FF0000" },
  };
}

function colorScale({ steps, colors }: FileRule): GridConditionalFormat["rule"] | undefined {
  if (steps.length < 2 || steps.length !== colors.length) return undefined;
  const config = steps.map((value, index) => ({ index, color: colors[index] ?? "#FFFFFF", value }));
  return { type: "colorScale", config };
}
