import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { UnitClaim } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { isValueColumn } from "./field-match.ts";
import type { LocatedTable } from "./find-tables.ts";
import { readsLikeTitle } from "./heading-agreement.ts";

/** Beside these stands the unit whose numbers a form holds. */
export const orgLabels = ["填报单位", "单位名称", "填表单位", "报送单位", "上报单位"] as const;

/** 填报单位, 单位, 县(市、区), 行政区划代码. What is measured has its 计量单位, who is in charge its 责任单位. */
const ownLabel =
  /^(?:(?:填报|填表|报送|上报|申报|所属|本)?单位(?:名称|代码)?|填报(?:部门|主体|机构)|(?:填报|报送|所属|所在)?(?:地区?|区域|县市|区县|市县|县市区|县\(市[、,]区\))(?:名称|代码)?|(?:行政)?区划(?:名称|代码)?|(?:填报|统计)范围|科(?:技|学技术)局(?:名称)?)$/;
/** Who has drawn the table up; the city's bureau does so for forms it sends out. */
const authorLabel = /^(?:(?:编制|制表|编报|汇总|统计|发布)(?:单位|部门|机关)|编制|制表|填报|填表|编报)$/;
/** 填报单位 海宁市, without a colon. */
const beforeUnit = /^(?:填报|填表|报送|上报|编制|制表)单位(?=.)/;
const seal = /\((?:盖章|公章|签章|章)\)/g;
/** What else stands in a line that names a unit: 海宁市（盖章）, 海宁市（单位：万元）. */
const besides = /\((?:盖章|公章|签章|章|单位:[^()]*)\)/g;

/**
 * What a sheet says of whose numbers its tables are, beside them and in columns that name a unit in every row; units are
 * looked for in it by whoever knows them. `first` to `last` are the rows of the tables. Remarks, and columns of peers, say
 * nothing of it.
 */
export function unitClaims(
  sheet: SheetCells,
  tables: readonly LocatedTable[],
  { first, last }: { first: number; last: number },
): UnitClaim[] {
  const { top, bottom } = sheet.range;
  const claims: UnitClaim[] = [{ text: squeezeText(sheet.name), cell: null, from: "sheet" }];
  for (let row = top; row < first; row += 1) claims.push(...claimsInRow(sheet, row, aboveTable));
  for (let row = last + 1; row <= Math.min(bottom, last + footRows); row += 1)
    claims.push(...claimsInRow(sheet, row, belowTable));
  return [...claims, ...tables.flatMap(columnClaims)];
}

/** Further down is no foot. */
const footRows = 30;
/** Longer texts are sentences. */
const longest = 60;

type Place = (text: string, hasNumbers: () => boolean) => UnitClaim["from"] | null;

const aboveTable: Place = (text, hasNumbers) => {
  if (readsLikeTitle(text)) return "title";
  return isNote.test(text) || hasNumbers() ? null : "line";
};

/** 海宁市科学技术局（盖章） beside a date, or 海宁市 alone: more would be another table, or a remark. */
const belowTable: Place = (text, hasNumbers) =>
  isNote.test(text) || (!/局|府/.test(text) && hasNumbers()) ? null : "alone";

const isNote = /[,。:;]|^(?:注|说明|备注|来源)/;

function claimsInRow(cells: SheetCells, row: number, place: Place): UnitClaim[] {
  const { left, right } = cells.range;
  const claims: UnitClaim[] = [];
  let counted: boolean | undefined;
  const hasNumbers = () => {
    counted ??= holdsNumbers(cells, row);
    return counted;
  };
  for (let column = left; column <= right; column += 1) {
    const value = cells.value(row, column);
    if (typeof value !== "string" && !isCode(value)) continue;
    const written = cells.text(row, column).slice(0, 200);
    const cell = cells.at(row, column).reference;
    // 填表人：王五　填报单位：桐乡市 stand in one cell
    for (const part of new Set([written, ...written.split(/[\s\u3000]{2,}|\n/)]))
      claims.push(...labelled(cells, { row, column }, squeezeText(part)));
    const text = squeezeText(written).replace(besides, "");
    const from = text.length > longest ? null : place(text, hasNumbers);
    if (from !== null && text !== "") claims.push({ text, cell, from });
  }
  return claims;
}

/** "填报单位：桐乡市" in one cell, or the label in one and the unit in the next filled one. */
function labelled(cells: SheetCells, at: { row: number; column: number }, text: string): UnitClaim[] {
  const plain = text.replace(seal, "");
  const open = beforeUnit.exec(plain)?.[0];
  const colon = plain.includes(":") ? plain.indexOf(":") : (open?.length ?? plain.length);
  const label = plain.slice(0, colon);
  const from = ownLabel.test(label) ? "label" : authorLabel.test(label) ? "author" : null;
  if (from === null) return [];
  const inside = plain.slice(colon).replace(/^:/, "");
  if (inside !== "") return [{ text: inside, cell: cells.at(at.row, at.column).reference, from }];
  for (let column = at.column + 1; column <= Math.min(cells.range.right, at.column + 3); column += 1) {
    const beside = squeezeText(cells.text(at.row, column));
    if (beside === "") continue;
    return beside.includes(":") ? [] : [{ text: beside, cell: cells.at(at.row, column).reference, from }];
  }
  return [];
}

const isCode = (value: unknown): boolean => typeof value === "number" && /^\d{6}$/.test(String(value));

/** A code of six digits is no number of a table. */
function holdsNumbers(cells: SheetCells, row: number): boolean {
  for (let column = cells.range.left; column <= cells.range.right; column += 1) {
    const value = cells.value(row, column);
    if (typeof value === "number" && !isCode(value)) return true;
  }
  return false;
}

/** Heads of columns that may say of every row whose number it is: 地区, 县市, 填报单位, none at all. */
const ofUnits = /^$|单位|部门|科技局|地区|区域|区划|[市县区]|属地/;
/** In these stand units that are compared with, in charge or asked. */
const ofOthers =
  /对标|标杆|学习|赶超|对比|比较|参照|备注|说明|来源|责任|牵头|配合|协[办同]|合作|共建|联系|结对|帮扶|支援|排名|位次|第一|最[高好]|领先|先进/;
/** Units of one city. */
const mostUnits = 40;

/** By what stands in them in the rows that are read. */
function columnClaims({ cells, header, left, right, stub, rows }: LocatedTable): UnitClaim[] {
  const read = rows.filter(({ sureness, filled, indicator }) => sureness === "sure" && filled && indicator);
  const claims: UnitClaim[] = [];
  if (read.length === 0) return claims;
  // the first one may have no head
  for (let column = Math.max(cells.range.left, left - 1); column <= right; column += 1) {
    const { heads = [], match = null } = header.get(column) ?? {};
    if (column === stub.name || column === stub.code || (match !== null && isValueColumn(match))) continue;
    const head = heads.join("");
    if (!ofUnits.test(head) || ofOthers.test(head)) continue;
    const texts = new Map<string, string>();
    for (const { row } of read) {
      const at = cells.anchor(row, column);
      const text = squeezeText(cells.text(at.row, at.column));
      if (text !== "") texts.set(text, texts.get(text) ?? cells.at(at.row, at.column).reference);
    }
    const said = [...texts.keys()];
    const [cell] = texts.values();
    if (cell === undefined || said.length > mostUnits || said.some((text) => text.length > 20)) continue;
    claims.push({ text: said.join("、"), cell, from: "column" });
  }
  return claims;
}
