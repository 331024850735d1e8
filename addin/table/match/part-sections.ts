import { normaliseName } from "../../../shared/codec/name.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { category } from "../../../shared/schema/indicator.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { askedInstead } from "./asked-instead.ts";
import { headingIn } from "./heading-in.ts";

/** A heading that names a part of the unit: 开发区, （二）濮院园区, 飞地情况. Indicators are matched before and are none. */
const partHeading =
  /(?:园区?|开发区|经开区|高新区|新区|功能区|集聚区|飞地|平台|街道|镇|乡)(?:\([^()]*\))?(?:指标|数据|情况|部分|实绩|完成情况)*$/;

/**
 * Rows under a heading that names a part of the unit speak of that part: they are asked, never taken for the whole unit.
 * A part ends at the next heading that is neither a part nor one of the form's own categories.
 */
export function askPartRows(
  matches: readonly RowMatch[],
  cells: SheetCells,
  area: { headerRow: number; bottom: number; stub: readonly number[]; values: readonly number[] },
  form: Form,
): RowMatch[] {
  const byRow = new Map(matches.map((match) => [match.row, match]));
  const labels = form.rows.flatMap((row) => (row.kind === "category" ? [row.label] : []));
  const categories = new Set([...labels, ...category.options].map(normaliseName));
  let inPart = false;
  const asked: RowMatch[] = [];
  for (let row = area.headerRow + 1; row <= area.bottom; row += 1) {
    const match = byRow.get(row);
    const heading = match?.sureness === "sure" ? null : headingIn(cells, row, area);
    if (heading !== null && !categories.has(normaliseName(heading)))
      inPart = partHeading.test(normaliseName(heading));
    if (match === undefined) continue;
    asked.push(inPart ? askedInstead(match) : match);
  }
  return asked;
}
