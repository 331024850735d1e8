import type { MergedTable } from "../../../shared/schema/merged.ts";
import type { PeerSelection } from "../../table/plan/peer-selection.ts";

/** Units and indicators that are ticked. */
export type PeerChoice = { orgs: ReadonlySet<string>; indicators: ReadonlySet<string> };

/**
 * A selection as boxes to tick: [] is everything. What the table no longer has is left out; where nothing of it is left,
 * everything is ticked.
 */
export const choiceOf = (selection: PeerSelection | null, table: MergedTable): PeerChoice => ({
  orgs: ticked(selection?.orgs ?? [], orgsOf(table)),
  indicators: ticked(selection?.indicators ?? [], indicatorsOf(table)),
});

/** The selection the boxes stand for, in the table's order; everything ticked is []. */
export const selectionOf = ({ orgs, indicators }: PeerChoice, table: MergedTable): PeerSelection => ({
  orgs: chosen(orgs, orgsOf(table)),
  indicators: chosen(indicators, indicatorsOf(table)),
});

/** The choice with these boxes ticked or not. */
export function tick(from: ReadonlySet<string>, codes: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(from);
  for (const code of codes) {
    if (on) next.add(code);
    else next.delete(code);
  }
  return next;
}

const orgsOf = (table: MergedTable): string[] => table.orgs.map(({ id }) => id);
const indicatorsOf = (table: MergedTable): string[] => table.indicators.map(({ indicator }) => indicator);

function ticked(wanted: readonly string[], all: readonly string[]): ReadonlySet<string> {
  const there = all.filter((code) => wanted.includes(code));
  return new Set(there.length === 0 ? all : there);
}

function chosen(ticks: ReadonlySet<string>, all: readonly string[]): string[] {
  const wanted = all.filter((code) => ticks.has(code));
  return wanted.length === all.length ? [] : wanted;
}
