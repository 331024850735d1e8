import { squeezeText } from "../../shared/codec/fold-text.ts";
import { unitInName } from "../../shared/codec/name.ts";
import { compareUnits, isKnownUnit, normaliseUnit } from "../../shared/codec/unit.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { FormField } from "../../shared/schema/form.ts";
import type { LocatedTable } from "./locate-table.ts";
import type { RowMatch } from "./reading.ts";
import { readingFinding } from "./reading-findings.ts";

/** Units a table states outside its rows. */
export type StatedUnits = {
  /** Of the numbers of a column: 本年实绩（万元）. */
  columns: ReadonlyMap<FormField, string>;
  /** Of the rows that name none: 计量单位（万元） as a header, or 单位：万元 above the table. */
  otherwise: string | null;
  /** Captions above the table that contradict each other; then none of them counts. */
  captions: readonly { unit: string; cell: string }[];
};

/** The unit of a row's number in a column, or two statements that cannot both hold. */
export type CellUnit = { unit: string | null; conflict: readonly [string, string] | null };

export function statedUnits({ cells, header, headerRow }: LocatedTable): StatedUnits {
  const columns = new Map<FormField, string>();
  for (const { match } of header.values()) {
    if (match?.unit && match.sure) columns.set(match.field, match.unit);
  }
  const captions: { unit: string; cell: string }[] = [];
  for (let row = cells.range.top; row < headerRow; row += 1) {
    for (let column = cells.range.left; column <= cells.range.right; column += 1) {
      const text = cells.text(row, column);
      if (!text.includes("单位")) continue;
      const unit = captionUnit(text) ?? captionUnit(`${text}${cells.text(row, column + 1)}`);
      if (unit !== null) captions.push({ unit, cell: cells.at(row, column).reference });
    }
  }
  const [first, ...more] = captions;
  const contradicted = first !== undefined && more.some(({ unit }) => !sameUnit(unit, first.unit));
  const caption = contradicted ? null : (first?.unit ?? null);
  return {
    columns,
    otherwise: columns.get("unit") ?? caption,
    captions: contradicted ? captions : [],
  };
}

/** 单位：万元, 计量单位:亿元, （金额单位：万元） also behind a title; not 填报单位：桐乡市. */
function captionUnit(text: string): string | null {
  if (text.length > 200) return null;
  const [, unit = ""] =
    /(?<![\u4e00-\u9fff])(?:计量|金额|货币)?单位:([^()\s,;、]+)/.exec(squeezeText(text)) ?? [];
  return unit !== "" && isKnownUnit(unit) ? normaliseUnit(unit) : null;
}

/** Column header before row before caption. What stands in the number itself comes before all of them. */
export function cellUnit(stated: StatedUnits, { name, unit }: RowMatch, field: FormField): CellUnit {
  const column = stated.columns.get(field) ?? null;
  const ofRow = unit !== null && isKnownUnit(unit) ? unit : null;
  const ofName = unitInName(name);
  const statements = [column, ofRow, ofName].filter((statement) => statement !== null);
  const [first, ...more] = statements;
  const other = first === undefined ? undefined : more.find((next) => !sameUnit(next, first));
  return {
    unit: column ?? unit ?? stated.otherwise,
    conflict: first === undefined || other === undefined ? null : [first, other],
  };
}

function sameUnit(a: string, b: string): boolean {
  const relation = compareUnits(a, b);
  return relation === "same" || relation === "synonym";
}

/** UNIT-STATED: captions above the table that contradict each other. */
export function captionFindings({ captions }: StatedUnits): Finding[] {
  const [first] = captions;
  const other = captions.find(({ unit }) => first !== undefined && !sameUnit(unit, first.unit));
  if (first === undefined || other === undefined) return [];
  return [
    readingFinding({
      id: "UNIT-STATED",
      class: "UNIT",
      severity: "error",
      cells: [first.cell, other.cell],
      actual: "",
      params: { one: first.unit, other: other.unit },
    }),
  ];
}
