import type { IStyleBase } from "@univerjs/core";
import { BooleanNumber, TextDecoration } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  DeleteConditionalRuleMutation,
} from "@univerjs/preset-sheets-conditional-formatting";
import type { FWorkbook } from "@univerjs/preset-sheets-core";
import type { Severity } from "../../../shared/schema/finding.ts";
import { cellKey } from "../cell-range.ts";
import { MARK_LOOKS, SEVERITIES } from "../excel/mark-looks.ts";
import type { CellMark } from "../port.ts";
import type { CellAddress } from "../snapshot.ts";

/** A mark with the engine's id of its sheet. */
export type PlacedMark = CellMark & { sheetId: string };

/** Takes marks off again. */
export type RemoveMarks = () => void;

/**
 * Marks are conditional formats of the grid alone: they are in no file and in no undo list. A cell named twice shows
 * the gravest. `marked`: how many cells.
 */
export function placeMarks(
  api: FUniver,
  book: FWorkbook,
  marks: readonly PlacedMark[],
): { marked: number; remove: RemoveMarks } {
  const cells = gravestMarks(marks);
  const placed: { subUnitId: string; cfId: string }[] = [];
  for (const subUnitId of new Set(cells.map(({ sheetId }) => sheetId))) {
    // A rule that is added later comes before the others: the gravest last.
    for (const severity of [...SEVERITIES].reverse()) {
      const addresses = cells.filter((cell) => cell.sheetId === subUnitId && cell.severity === severity);
      if (addresses.length === 0) continue;
      const cfId = `zhibao-mark-${severity}`;
      api.syncExecuteCommand(AddConditionalRuleMutation.id, {
        unitId: book.getId(),
        subUnitId,
        rule: markRule(
          cfId,
          severity,
          addresses.map(({ address }) => address),
        ),
      });
      placed.push({ subUnitId, cfId });
    }
  }
  const remove = () => {
    for (const { subUnitId, cfId } of placed.splice(0)) {
      api.syncExecuteCommand(DeleteConditionalRuleMutation.id, { unitId: book.getId(), subUnitId, cfId });
    }
  };
  return { marked: cells.length, remove };
}

function gravestMarks(marks: readonly PlacedMark[]): PlacedMark[] {
  const cells = new Map<string, PlacedMark>();
  for (const mark of marks) {
    const key = `${mark.sheetId} ${cellKey(mark.address)}`;
    const known = cells.get(key);
    if (!known || SEVERITIES.indexOf(mark.severity) < SEVERITIES.indexOf(known.severity))
      cells.set(key, mark);
  }
  return [...cells.values()];
}

const markRule = (cfId: string, severity: Severity, addresses: readonly CellAddress[]) => ({
  cfId,
  stopIfTrue: false,
  ranges: addresses.map(({ row, column }) => ({
    startRow: row - 1,
    endRow: row - 1,
    startColumn: column - 1,
    endColumn: column - 1,
  })),
  rule: {
    type: CFRuleType.highlightCell,
    subType: CFSubRuleType.formula,
    value: "=TRUE",
    style: markStyle(severity),
  },
});

/** The same looks as in Excel. */
function markStyle(severity: Severity): IStyleBase {
  const { fill, color, bold, italic, underline } = MARK_LOOKS[severity];
  return {
    bg: { rgb: fill },
    cl: { rgb: color },
    ...(bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(italic ? { it: BooleanNumber.TRUE } : {}),
    ...(underline === "None"
      ? {}
      : {
          ul: {
            s: BooleanNumber.TRUE,
            t: underline === "Double" ? TextDecoration.DOUBLE : TextDecoration.SINGLE,
          },
        }),
  };
}
