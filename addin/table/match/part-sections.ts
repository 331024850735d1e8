import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { normaliseName } from "../../../shared/codec/name.ts";
import { zoneWords } from "../../../shared/codec/partial-words.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { askedInstead } from "./asked-instead.ts";
import { textFromAbove } from "./stub-rows.ts";

/** A heading that names a part of the unit: 开发区, （二）濮院园区, 飞地情况. Indicators are matched before and are none. */
const partHeading = new RegExp(
  `(?:${zoneWords}|园|平台|街道|镇|乡)(?:\\([^()]*\\))?(?:指标|数据|情况|部分|实绩|完成情况)*$`,
);

/** A title that names a part of the unit: 桐乡经济开发区2025年科技创新指标. Not 桐乡2025年…, whose 乡 is the county's. */
const partTitle = new RegExp(
  `(?:${zoneWords}|(?<![各分])街道|(?<![各分]乡?)镇)(?=(?:19|20)\\d{2}|[(（]|(?:科技|创新|主要|重点)*(?:指标|数据|情况|完成|统计))`,
);
const titleWord = /指标|报表|统计表|情况|一览|汇总|完成|表$/;

/** A line above the table gives it to a part of the unit. `ownNames`: of the unit that reports, which may be such a zone itself. */
export function isOfPart(
  cells: SheetCells,
  { from, to }: { from: number; to: number },
  ownNames: readonly string[],
): boolean {
  for (let row = from; row <= to; row += 1)
    for (let column = cells.range.left; column <= cells.range.right; column += 1) {
      const written = cells.text(row, column);
      if (titleWord.test(written) && titlesPart(written, ownNames)) return true;
    }
  return false;
}

/** 海宁经济开发区2024年科技创新指标. */
export function titlesPart(title: string, ownNames: readonly string[]): boolean {
  const text = ownNames.reduce((rest, name) => rest.replaceAll(name, ""), title.normalize("NFKC"));
  return partTitle.test(text.replace(/\s+/g, ""));
}

/** Whole cells: 开发区, 乌镇镇, 各街道. */
const partCell = new RegExp(`^.{0,8}(?:${zoneWords}|街道|镇|乡)$`);

/** Columns without a known head that say of some rows that they are of a part of the unit: 范围 | 全县, 开发区. */
export function askRowsOfParts(
  matches: readonly RowMatch[],
  cells: SheetCells,
  { columns, ownNames }: { columns: readonly number[]; ownNames: ReadonlySet<string> },
): readonly RowMatch[] {
  if (columns.length === 0) return matches;
  return matches.map((match) => {
    const ofPart =
      match.sureness === "sure" &&
      columns.some((column) => {
        const text = squeezeText(textFromAbove(cells, match.row, column));
        return partCell.test(text) && !ownNames.has(text);
      });
    return ofPart ? askedInstead(match, "part") : match;
  });
}

/** 开发区, （二）濮院园区 between rows: those below are of that part. */
export const headsPart = (heading: string): boolean => partHeading.test(normaliseName(heading));
