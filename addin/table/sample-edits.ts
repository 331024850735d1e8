import type { DemoCell, DemoSigners } from "../../shared/schema/demo.ts";
import { signerRole } from "../../shared/schema/form.ts";
import type { CellEdit } from "../host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../host/snapshot.ts";
import { figureCellName, signerNames } from "./binding/binding-names.ts";

/** Cells to write so that a template of ours holds a sample. Throws where the template has no such cell. */
export function sampleEdits(
  { names }: Pick<WorkbookSnapshot, "names">,
  { cells, signers }: { cells: readonly DemoCell[]; signers: DemoSigners },
): CellEdit[] {
  const cellOf = new Map(names.map(({ name, sheet, range }) => [name, { sheet, range }]));
  const edit = (name: string, value: CellValue): CellEdit => {
    const cell = cellOf.get(name);
    if (cell === undefined) throw new Error(`The template has no cell named ${name}`);
    const address = { row: cell.range.top, column: cell.range.left };
    return { sheet: cell.sheet, address, value, replaceFormula: true };
  };
  return [
    ...cells.map(({ indicator, field, value }) => edit(figureCellName(indicator, field), value)),
    ...signerRole.options.flatMap((role) => {
      const name = signers[role];
      return name === undefined ? [] : [edit(signerNames[role], name)];
    }),
  ];
}
