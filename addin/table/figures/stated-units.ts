import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { unitInName } from "../../../shared/codec/name.ts";
import { compareUnits, isKnownUnit, normaliseUnit } from "../../../shared/codec/unit.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { LocatedTable } from "../locate/find-tables.ts";
import type { RowMatch } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";
import type { SheetCells } from "../sheet-cells.ts";

/** Units a table states outside its rows. */
export type StatedUnits = {
  /** Of the numbers of a column, by its number: 本年实绩（万元）. */
  columns: ReadonlyMap<number, string>;
  /** Of the rows that name none: 计量单位（万元） as a header, or 单位：万元 above the table. */
  otherwise: string | null;
  /** Captions above the table that contradict each other; then none of them counts. */
  captions: readonly { unit: string; cell: string }[];
};

/** The unit of a row's number in a column, or two statements that cannot both hold. */
export type CellUnit = { unit: string | null; conflict: readonly [string, string] | null };

/**
 * `sheet` is the sheet as it stands, on which captions are above a table; the table may be read sideways. `above` are the rows
 * between the table and the one before it.
 */
export function statedUnits(
  { header }: LocatedTable,
  sheet: SheetCells,
  above: { from: number; to: number },
): StatedUnits {
  const heads = [...header].flatMap(([column, { match }]) => (match?.unit ? [{ column, ...match }] : []));
  const captions = captionsAbove(sheet, above);
  const [first, ...more] = captions;
  const contradicted = first !== undefined && more.some(({ unit }) => !sameUnit(unit, first.unit));
  const caption = contradicted ? null : (first?.unit ?? null);
  return {
    columns: new Map(
      heads.flatMap(({ column, sure, unit }) => (sure && unit !== null ? [[column, unit]] : [])),
    ),
    otherwise: heads.find(({ field }) => field === "unit")?.unit ?? caption,
    captions: contradicted ? captions : [],
  };
}

function captionsAbove(
  sheet: SheetCells,
  { from, to }: { from: number; to: number },
): { unit: string; cell: string }[] {
  const { left, right } = sheet.range;
  const captions: { unit: string; cell: string }[] = [];
  for (let row = from; row <= to; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const text = sheet.text(row, column);
      if (!text.includes("单位")) continue;
      const unit = captionUnit(text) ?? captionUnit(`${text}${sheet.text(row, column + 1)}`);
      if (unit !== null) captions.push({ unit, cell: sheet.at(row, column).reference });
    }
  }
  return captions;
}

/** 单位：万元, 计量单位:亿元, （金额单位：万元） also behind a title; not 填报单位：桐乡市. */
function captionUnit(text: string): string | null {
  if (text.length > 200) return null;
  const [, unit = ""] =
    /(?<![\u4e00-\u9fff])(?:计量|金额|货币)?单位:([^()\s,;、]+)/.exec(squeezeText(text)) ?? [];
  return unit !== "" && isKnownUnit(unit) ? normaliseUnit(unit) : null;
}

/** 单位为万元, 按万元填报 in the remark beside a number. */
function unitInRemark(remark: string): string | null {
  if (remark.length > 200) return null;
  for (const clause of squeezeText(remark).split(/[,。;、()]/)) {
    const [, said = ""] =
      /^(?:此数|该数|数据|计量|金额)?单位(?:为|是|用|:)(.+)$/.exec(clause) ??
      /^[按以](.+?)(?:为单位|填报|填写|填|计)$/.exec(clause) ??
      [];
    if (said !== "" && isKnownUnit(said)) return normaliseUnit(said);
  }
  return null;
}

/** Units of a row's numbers by their column: column header before row before caption. What stands in the number itself comes before all. */
export function unitsOfRow(
  stated: StatedUnits,
  { name, unit }: Pick<RowMatch, "name" | "unit">,
  { canonical, remark }: { canonical: string; remark: string },
): (column: number) => CellUnit {
  const remarked = unitInRemark(remark);
  const known = [unit !== null && isKnownUnit(unit) ? unit : null, unitInName(name), remarked];
  const ofRow = known.filter((statement) => statement !== null);
  const caption = stated.otherwise !== null && applies(stated.otherwise, canonical) ? stated.otherwise : null;
  const without: CellUnit = { unit: unit ?? remarked ?? caption, conflict: conflictIn(ofRow) };
  return (column) => {
    const ofColumn = stated.columns.get(column);
    return ofColumn === undefined ? without : { unit: ofColumn, conflict: conflictIn([ofColumn, ...ofRow]) };
  };
}

function conflictIn([first, ...more]: readonly string[]): CellUnit["conflict"] {
  const other = first === undefined ? undefined : more.find((next) => !sameUnit(next, first));
  return first === undefined || other === undefined ? null : [first, other];
}

/** 单位：亿元 above a table is meant for its amounts, not for its counts and shares. */
const applies = (unit: string, canonical: string): boolean => compareUnits(unit, canonical) !== "different";

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
