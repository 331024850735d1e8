import { squeezeText } from "../../../shared/codec/fold-text.ts";
import type { SheetCells } from "../sheet-cells.ts";
import type { Head } from "./find-heads.ts";

/** The row before the next heads over these columns, or before a table of another kind; else the end of the sheet. */
export function lastRow(cells: SheetCells, head: Head, headsBelow: number | undefined): number {
  const end = headsBelow === undefined ? cells.range.bottom : headsBelow - 1;
  for (let row = head.headerRow + 1; row <= end; row += 1) {
    if (headsAnotherKind(cells, row, head)) return row - 1;
  }
  return end;
}

/** Labels of budgets, staff lists and address lists, which stand on the same sheet. */
const otherLabels =
  /^(?:科目|预算[数额]?|决算[数额]?|支出|收入|金额|姓名|性别|职务|职称|电话|联系电话|手机|邮箱|科室|股室|岗位|人数|项目名称)(?:\(.*\))?$/;

/** Labels of lists of firms and people, also with a single column of that kind. */
const listLabels = /^(?:依托|重点|申报|牵头)?(?:企业|公司|厂家)(?:名称|全称)$/;

function headsAnotherKind(cells: SheetCells, row: number, { left, right }: Head): boolean {
  let labels = 0;
  for (let column = left; column <= right; column += 1) {
    const value = cells.value(row, column);
    if (typeof value !== "string") continue;
    const text = squeezeText(value);
    if (listLabels.test(text)) return true;
    if (otherLabels.test(text)) labels += 1;
  }
  return labels > 1;
}
