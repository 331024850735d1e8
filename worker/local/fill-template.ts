import type { CellEdit } from "../../addin/host/port.ts";
import type { WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { sampleEdits } from "../../addin/table/sample-edits.ts";
import type { DemoTable } from "../demo/entry.ts";
import { sampleCells, sampleSigners } from "../demo/sample.ts";

/** Cells to write so that a template of the form holds the figures of `table`, as a clerk would type them. */
export const templateEdits = (snapshot: WorkbookSnapshot, table: DemoTable): CellEdit[] =>
  sampleEdits(snapshot, { cells: sampleCells(table), signers: sampleSigners(table) });
