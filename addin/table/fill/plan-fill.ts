import { canonicalJson } from "../../../shared/codec/canonical-json.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { CellEdit } from "../../host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../../host/snapshot.ts";
import type { TableReading } from "../reading.ts";
import { cellText, type ReadCell } from "../sheet-cells.ts";
import type { FillField, FillSlot, NoSlot } from "./fill-slots.ts";
import { type FigureReader, isSameFigure, readerOf, saysTheSame } from "./known-and-read.ts";
import { inUnitOfCell, type Written, waysToWrite } from "./ways-to-write.ts";

/** A known figure and what would be written for it; read again, the table gives exactly this figure. */
export type FillProposal = {
  figure: Figure;
  field: FillField;
  /** Cell of the value: "台账!D5". */
  cell: string;
  writes: { cell: string; edit: CellEdit; format: string }[];
};

/**
 * Why a known figure is not written. same: it stands there already · different: another value does · not-empty: something that
 * is no figure does · not-exact: the cell would not be read as this very figure, for want of a unit or of digits.
 */
export type FillWhy =
  | NoSlot["why"]
  | "same"
  | "different"
  | "not-empty"
  | "formula"
  | "locked"
  | "merged"
  | "not-exact";
export type FillLeft = {
  figure: Figure;
  why: FillWhy;
  field: FillField | null;
  cell: string | null;
  /** What stands in the cell. */
  here: string;
};

export type FillPlan = { proposals: FillProposal[]; left: FillLeft[] };

export type FillGiven = {
  snapshot: WorkbookSnapshot;
  reading: TableReading;
  form: Form;
  slots: readonly FillSlot[];
  none: readonly NoSlot[];
  /** Cells that take no input, "台账!D5". */
  locked: ReadonlySet<string>;
  /** Reads a snapshot as `reading` was read; null where no table is found in it. */
  read: (snapshot: WorkbookSnapshot) => TableReading | null;
};

/**
 * What can be written into the empty cells of a table, and why the rest is left. How a cell is to be written is not reckoned but
 * tried: the values are put into a copy of the snapshot, and only those that the table is then read as are proposed.
 */
export function planFill(given: FillGiven): FillPlan {
  const { slots, none, reading, locked } = given;
  const at = readerOf(reading);
  const looked = slots.map((slot) => ({ slot, why: whyClosed(slot, at, locked) }));
  const closed = looked.flatMap(({ slot, why }) => (why === null ? [] : [leftOf(slot, why)]));
  const open = looked.flatMap(({ slot, why }) => (why === null ? [slot] : []));
  const tried = tryOut(open, given);
  const found = new Map(leavesTheRest(tried, given) ? tried.map((one) => [one.slot, one]) : []);
  const proposals = open.flatMap((slot) => {
    const one = found.get(slot);
    return one === undefined ? [] : [proposalOf(one)];
  });
  return {
    proposals,
    left: [
      ...closed,
      ...open.filter((slot) => !found.has(slot)).map((slot) => leftOf(slot, "not-exact")),
      ...none.map(({ figure, why }) => ({ figure, why, field: null, cell: null, here: "" })),
    ],
  };
}

function whyClosed(
  { figure, value, requirement, merged }: FillSlot,
  at: FigureReader,
  locked: FillGiven["locked"],
): FillWhy | null {
  const here = at(figure, value.reference);
  if (here !== undefined && !isBlank(value)) return saysTheSame(figure, here) ? "same" : "different";
  if (value.formula !== null) return "formula";
  if (!isBlank(value)) return "not-empty";
  if (merged) return "merged";
  const needed = [value, ...(requirement !== null && isBlank(requirement) ? [requirement] : [])];
  return needed.some(({ reference }) => locked.has(reference)) ? "locked" : null;
}

const isBlank = ({ value }: ReadCell): boolean => cellText(value) === "";

const leftOf = ({ figure, field, value }: FillSlot, why: FillWhy): FillLeft => ({
  figure,
  why,
  field,
  cell: value.reference,
  here: cellText(value.value),
});

type Tried = { slot: FillSlot; written: Written };
type Attempt = Tried & { wanted: string | null; next: Written[] };

/** Each round writes one way of each figure that is still open, and reads them all at once. */
function tryOut(slots: readonly FillSlot[], given: FillGiven): Tried[] {
  const indicators = new Map(given.form.indicators.map((indicator) => [indicator.code, indicator]));
  const found: Tried[] = [];
  let open = slots.flatMap((slot): Attempt[] => {
    const indicator = indicators.get(slot.figure.indicator);
    const [written, ...next] = indicator === undefined ? [] : waysToWrite(slot, indicator);
    return written === undefined ? [] : [{ slot, written, wanted: numberOf(slot.figure), next }];
  });
  while (open.length > 0) {
    const reading = given.read(withWritten(given.snapshot, [...found, ...open]));
    const at = reading === null ? () => undefined : readerOf(reading);
    const again: Attempt[] = [];
    for (const attempt of open) {
      const read = at(attempt.slot.figure, attempt.slot.value.reference);
      if (read !== undefined && isSameFigure(attempt.slot.figure, read)) found.push(attempt);
      else again.push(...nextAttempt(attempt, read));
    }
    open = again;
  }
  return found;
}

/** Scaled once: what is read then is either right or will not be. */
function nextAttempt({ slot, written, wanted, next }: Attempt, read: Figure | undefined): Attempt[] {
  const scaled = wanted === null ? null : inUnitOfCell(written, wanted, read);
  if (scaled !== null) return [{ slot, written: scaled, wanted: null, next }];
  const [first, ...more] = next;
  return first === undefined ? [] : [{ slot, written: first, wanted, next: more }];
}

const numberOf = (figure: Figure): string | null =>
  figure.kind === "actual" ? figure.value : figure.target.number;

/** All of it written, each figure is still read, and none that was typed before is read otherwise. */
function leavesTheRest(tried: readonly Tried[], { snapshot, reading, read }: FillGiven): boolean {
  if (tried.length === 0) return true;
  const after = read(withWritten(snapshot, tried));
  if (after === null) return false;
  const at = readerOf(after);
  const holds = tried.every(({ slot: { figure, value } }) => {
    const there = at(figure, value.reference);
    return there !== undefined && isSameFigure(figure, there);
  });
  const typed = (of: TableReading) =>
    of.figures.flatMap(({ figure }) =>
      figure.kind === "actual" && figure.typed === null ? [] : [canonicalJson(figure)],
    );
  const now = new Set(typed(after));
  return holds && typed(reading).every((figure) => now.has(figure));
}

function proposalOf({ slot, written }: Tried): FillProposal {
  const { figure, field, value } = slot;
  return {
    figure,
    field,
    cell: value.reference,
    writes: writesOf({ slot, written }).map(({ cell, value: content }) => ({
      cell: cell.reference,
      format: cell.format,
      edit: {
        sheet: cell.reference.slice(0, cell.reference.lastIndexOf("!")),
        address: cell.at,
        value: content,
      },
    })),
  };
}

function writesOf({ slot: { value, requirement }, written }: Tried): { cell: ReadCell; value: CellValue }[] {
  const label =
    requirement === null || written.requirement === undefined
      ? []
      : [{ cell: requirement, value: written.requirement }];
  return [...label, { cell: value, value: written.value }];
}

/** The snapshot as it would be read with these values in it. */
function withWritten(snapshot: WorkbookSnapshot, tried: readonly Tried[]): WorkbookSnapshot {
  const writes = tried.flatMap(writesOf);
  const [first] = writes;
  if (first === undefined) return snapshot;
  const name = first.cell.reference.slice(0, first.cell.reference.lastIndexOf("!"));
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => {
      if (sheet.name !== name) return sheet;
      const values = sheet.values.map((row) => [...row]);
      for (const { cell, value } of writes) {
        const row = values[cell.at.row - sheet.origin.row];
        if (row !== undefined) row[cell.at.column - sheet.origin.column] = value;
      }
      return { ...sheet, values };
    }),
  };
}
