import type { CollectedCells, collectCells } from "../../../../addin/host/file/sheet/collect-cells.ts";
import { formatOf } from "../look.ts";
import type { Sheet } from "../sheet.ts";

type Styles = { formats: readonly string[]; quotePrefixes: ReadonlySet<number> };

/** Values, formulas and number formats as the file host reads them; looks are on the sheet already. */
export function takeCells(
  sheet: Sheet,
  { filled, styledEmpty, hiddenRows }: CollectedCells | ReturnType<typeof collectCells>,
  { formats, quotePrefixes }: Styles,
): void {
  for (const { row, column, style, value, formula } of filled) {
    const { look } = sheet.cell({ row, column });
    sheet.put(
      { row, column },
      {
        value,
        formula,
        quotePrefix: style !== undefined && quotePrefixes.has(style),
        look: { ...look, numFmt: formats[style ?? 0] ?? formatOf(look) },
      },
    );
  }
  for (const { row, column, style } of styledEmpty) {
    const cell = sheet.cell({ row, column });
    sheet.put({ row, column }, { ...cell, look: { ...cell.look, numFmt: formats[style] ?? "General" } });
  }
  for (const row of hiddenRows) sheet.hiddenRows.add(row);
}
