import type { Result } from "../../../shared/result.ts";
import { refuse, succeed } from "../../../shared/result.ts";
import { isSameRange, isWithin } from "../cell-range.ts";
import type { CellAddress, CellRange } from "../snapshot.ts";
import type { GridRefusal } from "./browser-workbook.ts";

/** What pasting must know of the sheet it goes to. */
export type PasteGround = {
  sheet: string;
  rows: number;
  columns: number;
  merges: readonly CellRange[];
  isLocked: (address: CellAddress) => boolean;
};

export type PastedText = { address: CellAddress; text: string };

/**
 * Where each text of a table goes: from the selection's first cell on; a single text into every selected cell. All of
 * it or nothing. Refusals: paste-too-large, locked-cells, paste-over-merge.
 */
export function planPaste(
  table: readonly (readonly string[])[],
  selected: CellRange,
  ground: PasteGround,
): Result<PastedText[], GridRefusal> {
  const no = (code: GridRefusal["code"]) => refuse({ code, detail: { sheet: ground.sheet } });
  const texts = spread(table, selected, ground);
  if (texts.some(({ address }) => address.row > ground.rows || address.column > ground.columns))
    return no("paste-too-large");
  if (texts.some(({ address }) => ground.isLocked(address))) return no("locked-cells");
  const shown = texts.filter(({ address }) => !isCovered(address, ground));
  const isOne = table.length === 1 && table[0]?.length === 1;
  if (!isOne && texts.some(({ address, text }) => text !== "" && isCovered(address, ground)))
    return no("paste-over-merge");
  return succeed(shown);
}

/** Each text with its cell; a single one goes to every selected cell. */
function spread(
  table: readonly (readonly string[])[],
  selected: CellRange,
  { merges }: PasteGround,
): PastedText[] {
  const single = table.length === 1 && table[0]?.length === 1 ? (table[0][0] ?? "") : null;
  const isOneCell = merges.some((merge) => isSameRange(merge, selected));
  const rows =
    single === null || isOneCell
      ? table
      : Array.from({ length: selected.bottom - selected.top + 1 }, () =>
          Array<string>(selected.right - selected.left + 1).fill(single),
        );
  return rows.flatMap((texts, line) =>
    texts.map((text, place) => ({
      address: { row: selected.top + line, column: selected.left + place },
      text,
    })),
  );
}

/** Behind a merged cell that begins elsewhere. */
const isCovered = (address: CellAddress, { merges }: PasteGround): boolean =>
  merges.some(
    (merge) => isWithin(address, merge) && (merge.top !== address.row || merge.left !== address.column),
  );
