import { periodYearBefore, yearOf } from "../../../shared/codec/period.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { cellKey, isWithin } from "../../host/cell-range.ts";
import type { CellPlace } from "../../host/port.ts";
import type { CellAddress, SheetSnapshot, WorkbookSnapshot } from "../../host/snapshot.ts";
import { parseCell } from "../address.ts";
import type { PlacedFigure, TableReading } from "../reading.ts";
import { type ReadCell, type SheetCells, sheetCells } from "../sheet-cells.ts";

/** Columns that what is known may be written to; a target's 要求 goes with it. */
export type FillField = "previousActual" | "target" | "nextTarget";

const requirementOf = {
  previousActual: null,
  target: "targetRequirement",
  nextTarget: "nextTargetRequirement",
} as const satisfies Record<FillField, FormField | null>;

/** The place of a known figure in a table: its cell, and that of its 要求 where the table has a column for it. */
export type FillSlot = {
  figure: Figure;
  field: FillField;
  value: ReadCell;
  requirement: ReadCell | null;
  /** Its cell is merged with that of another row, or is not the first of a merged cell. */
  merged: boolean;
};

/** Why a known figure has no place. */
export type NoSlot = { figure: Figure; why: "no-place" | "twice" };

/**
 * Where the known figures of the whole unit belong in a table that was read: only in rows and columns that are sure, and only
 * where one row alone holds the indicator.
 */
export function fillSlots(
  { sheets }: Pick<WorkbookSnapshot, "sheets">,
  reading: TableReading,
  known: readonly Figure[],
): { slots: FillSlot[]; none: NoSlot[] } {
  const sheet = sheets.find(({ name }) => name === reading.sheet);
  if (sheet === undefined) throw new Error(`the snapshot has no sheet ${reading.sheet}`);
  const cells = { ...sheetCells(sheet), merges: sheet.merges };
  const places = placesOf(reading);
  const slots: FillSlot[] = [];
  const none: NoSlot[] = [];
  for (const figure of known.filter(({ scope }) => scope.kind === "whole")) {
    if (figure.kind === "actual" && figure.value === null) continue;
    const place = places.get(figure.indicator);
    if (place === "twice") none.push({ figure, why: "twice" });
    const slot = place === undefined || place === "twice" ? null : slotIn(place, figure, reading, cells);
    if (slot !== null) slots.push(slot);
    else if (place !== "twice") none.push({ figure, why: "no-place" });
  }
  return { slots: slots.sort(inOrderOfSheet), none };
}

const inOrderOfSheet = ({ value: a }: FillSlot, { value: b }: FillSlot): number =>
  cellKey(a.at) - cellKey(b.at);

/** Cells of the slots, for a host that knows which of them are locked. */
export const placesToFill = (slots: readonly FillSlot[], sheet: string): CellPlace[] =>
  slots.flatMap(({ value, requirement }) =>
    [value, ...(requirement === null ? [] : [requirement])].map(({ at }) => ({ sheet, address: at })),
  );

type MergedCells = SheetCells & Pick<SheetSnapshot, "merges">;

/** `name` is the cell the row is known by; `period` the one its 本年实绩 speaks of. */
type Place = Pick<PlacedFigure, "cells"> & { name: string; period: string };

/**
 * The row of each indicator. Rows that say themselves what their numbers are (…目标, 2023年…) have no columns of the form,
 * and hold one number of their indicator each.
 */
function placesOf({ rows, figures }: TableReading): ReadonlyMap<string, Place | "twice"> {
  const places = new Map<string, Place | "twice">();
  const seen = new Set<string>();
  const byRow = new Map<number, PlacedFigure[]>();
  for (const placed of figures) {
    const there = byRow.get(placed.row);
    if (there === undefined) byRow.set(placed.row, [placed]);
    else there.push(placed);
  }
  for (const { indicator, sureness, row, cell, words } of rows) {
    if (indicator === null || sureness !== "sure") continue;
    const place = words === null ? placeIn(byRow.get(row) ?? [], indicator) : null;
    if (seen.has(indicator)) places.set(indicator, "twice");
    else if (place !== null) places.set(indicator, { ...place, name: cell });
    seen.add(indicator);
  }
  return places;
}

function placeIn(ofRow: readonly PlacedFigure[], indicator: string): Omit<Place, "name"> | null {
  const current = ofRow.find(
    ({ figure, cells }) =>
      figure.kind === "actual" && figure.indicator === indicator && figure.cell === (cells.actual ?? null),
  );
  return current === undefined ? null : { cells: current.cells, period: current.figure.period };
}

function slotIn(
  { cells: places, name, period }: Place,
  figure: Figure,
  reading: TableReading,
  cells: MergedCells,
): FillSlot | null {
  const field = fieldOf(figure, period, reading.period.value);
  const value = field === null ? null : cellAt(places[field], cells);
  if (field === null || value === null) return null;
  const required = requirementOf[field];
  const requirement = required === null ? null : cellAt(places[required], cells);
  const named = parseCell(name)?.address;
  const merged = [value, requirement].some((cell) => cell !== null && isMergedWith(cell, named, cells));
  return { figure, field, value, requirement, merged };
}

function fieldOf({ kind, period }: Figure, current: string, reported: string | null): FillField | null {
  if (kind === "actual") return period === periodYearBefore(current) ? "previousActual" : null;
  if (reported === null) return null;
  const ahead = Number(period) - yearOf(reported);
  return ahead === 0 ? "target" : ahead === 1 ? "nextTarget" : null;
}

function cellAt(reference: string | undefined, cells: SheetCells): ReadCell | null {
  const place = reference === undefined ? undefined : parseCell(reference);
  return place === undefined ? null : cells.at(place.address.row, place.address.column);
}

/** One merged cell beside several rows speaks of all of them: whose number it is to hold only a person can tell. */
function isMergedWith({ at }: ReadCell, name: CellAddress | undefined, { merges }: MergedCells): boolean {
  const merge = merges.find((range) => isWithin(at, range));
  if (merge === undefined) return false;
  const isFirst = at.row === merge.top && at.column === merge.left;
  // in a table that lies on its side a row of the form is a column of the sheet
  const isAlone = name?.row === at.row ? merge.top === merge.bottom : merge.left === merge.right;
  return !isFirst || !isAlone;
}
