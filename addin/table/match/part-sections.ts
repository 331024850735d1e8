import { normaliseName } from "../../../shared/codec/name.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { category } from "../../../shared/schema/indicator.ts";
import type { RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";

/** A heading that names a part of the unit: 开发区, （二）濮院园区, 飞地情况. Indicators are matched before and are none. */
const partHeading =
  /(?:园区?|开发区|经开区|高新区|新区|功能区|集聚区|飞地|平台|街道|镇|乡)(?:\([^()]*\))?(?:指标|数据|情况|部分|实绩|完成情况)*$/;
const longestHeading = 30;

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
    const heading = match?.sureness === "sure" ? null : headingOf(cells, row, area);
    if (heading !== null && !categories.has(normaliseName(heading)))
      inPart = partHeading.test(normaliseName(heading));
    if (match === undefined) continue;
    const { indicator } = match;
    asked.push(
      inPart && match.sureness === "sure" && match.how !== "answer" && indicator !== null
        ? { ...match, indicator: null, how: "suggestion", sureness: "asked", suggestions: [indicator] }
        : match,
    );
  }
  return asked;
}

/** The only text of a row without values, in its first columns. */
function headingOf(
  cells: SheetCells,
  row: number,
  { stub, values }: { stub: readonly number[]; values: readonly number[] },
): string | null {
  if (values.some((column) => cells.text(row, column) !== "")) return null;
  let heading: string | null = null;
  for (let column = cells.range.left; column <= Math.max(...stub); column += 1) {
    const text = cells.text(row, column);
    if (text === "" || /^[\d.]+$/.test(text)) continue;
    // a number of its own (一、) may stand before the heading
    heading = `${heading ?? ""}${text}`;
    if (heading.length > 3) break;
  }
  return heading !== null && heading.length <= longestHeading ? heading : null;
}
