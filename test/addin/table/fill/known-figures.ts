import type { WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import { printCell } from "../../../../addin/table/address.ts";
import { fillSlots, placesToFill } from "../../../../addin/table/fill/fill-slots.ts";
import { type FillPlan, planFill } from "../../../../addin/table/fill/plan-fill.ts";
import { readTable } from "../../../../addin/table/read-table.ts";
import type { TableReading } from "../../../../addin/table/reading.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import { parseTarget } from "../../../../shared/codec/target.ts";
import { blankActual } from "../../../../shared/schema/blank-actual.ts";
import type { Figure } from "../../../../shared/schema/figure.ts";
import type { Form } from "../../../../shared/schema/form.ts";
import type { Indicator } from "../../../../shared/schema/indicator.ts";

export function definitionOf(code: string): Indicator {
  const found = yearlyForm.indicators.find((indicator) => indicator.code === code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
}

/** A number the unit was accepted with, in the indicator's unit. */
export const knownActual = (code: string, period: string, value: string | null): Figure => ({
  ...blankActual(definitionOf(code), period),
  value,
});

/** A target the unit was accepted with, as it was written. */
export function knownTarget(code: string, period: string, words: string): Figure {
  const { unit, better } = definitionOf(code);
  const target = parseTarget(words, { unit, better, year: Number(period) });
  if (!target.ok) throw new Error(`${words}: ${target.error.code}`);
  return {
    kind: "target",
    indicator: code,
    period,
    scope: { kind: "whole" },
    cell: null,
    note: null,
    target: target.value,
  };
}

type Read<T> = (of: WorkbookSnapshot) => T;

/** What can be filled into a table that was read. */
export function planIn(
  snapshot: WorkbookSnapshot,
  given: { reading: TableReading; form: Form; known: readonly Figure[]; read: Read<TableReading | null> },
  locked: readonly string[] = [],
): FillPlan & { asked: string[] } {
  const { slots, none } = fillSlots(snapshot, given.reading, given.known);
  const places = placesToFill(slots, given.reading.sheet);
  return {
    ...planFill({ ...given, snapshot, slots, none, locked: new Set(locked) }),
    asked: places.map(({ sheet, address }) => printCell(sheet, address)),
  };
}

export type Given = { known: readonly Figure[]; locked?: readonly string[]; form?: Form };

/** Reads a table of 2024 as a check does and plans what can be filled in. */
export function planOf(
  snapshot: WorkbookSnapshot,
  { known, locked, form = yearlyForm }: Given,
): { plan: ReturnType<typeof planIn>; read: Read<TableReading> } {
  const read: Read<TableReading> = (of) => {
    const found = readTable(of, { form, period: "2024" });
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  const given = { reading: read(snapshot), form, known, read };
  return { plan: planIn(snapshot, given, locked), read };
}

/** The workbook after all proposals were written. */
export function filled(snapshot: WorkbookSnapshot, { proposals }: FillPlan): WorkbookSnapshot {
  const edits = proposals.flatMap(({ writes }) => writes.map(({ edit }) => edit));
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => {
      const values = sheet.values.map((row) => [...row]);
      for (const { address, value, sheet: name } of edits) {
        const row = values[address.row - sheet.origin.row];
        if (name === sheet.name && row) row[address.column - sheet.origin.column] = value;
      }
      return { ...sheet, values };
    }),
  };
}

/** "C4 = 88" of every proposal's cells. */
export const written = ({ proposals }: FillPlan): string[] =>
  proposals.flatMap(({ writes }) => writes.map(({ cell, edit }) => `${cell.split("!")[1]} = ${edit.value}`));

/** "C4 different 90" of what is left. */
export const leftOf = ({ left }: FillPlan): string[] =>
  left.map(({ cell, why, here, figure }) =>
    [cell?.split("!")[1] ?? figure.indicator, why, here].filter((part) => part !== "").join(" "),
  );
