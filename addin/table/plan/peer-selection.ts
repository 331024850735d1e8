import * as z from "zod";
import { canonicalJson } from "../../../shared/codec/canonical-json.ts";
import { sha256Text } from "../../../shared/codec/sha256.ts";
import { indicatorCode, orgId } from "../../../shared/schema/identifiers.ts";
import type { Gap, MergedIndicator, MergedTable } from "../../../shared/schema/merged.ts";

/** Units and indicators somebody wants to compare; [] is all that may be seen. */
export const peerSelection = z.strictObject({ orgs: z.array(orgId), indicators: z.array(indicatorCode) });
export type PeerSelection = z.infer<typeof peerSelection>;

/** How much of a merged table is shown; the rest is there and counts. */
export type PeerExtent = Record<"orgs" | "indicators", { shown: number; of: number }>;

export const everything: PeerSelection = { orgs: [], indicators: [] };

/**
 * Names a selection in eight hex digits, whatever its order; "" for everything. Equal selections get equal keys on every
 * machine, so that their sheet is found again.
 */
export function selectionKey({ orgs, indicators }: PeerSelection): string {
  if (orgs.length === 0 && indicators.length === 0) return "";
  return sha256Text(canonicalJson([sorted(orgs), sorted(indicators)])).slice(0, 8);
}

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

/**
 * The part of a merged table that somebody wants to see, in the table's own order. Totals, medians, ranks and coverage
 * stay those of all units: they are not worked out anew over the units shown.
 */
export function selectPeers(
  table: MergedTable,
  { orgs, indicators }: PeerSelection,
): { table: MergedTable; extent: PeerExtent } {
  const columns = table.orgs.flatMap(({ id }, index) =>
    orgs.length === 0 || orgs.includes(id) ? [index] : [],
  );
  const lines = table.indicators.filter(
    ({ indicator }) => indicators.length === 0 || indicators.includes(indicator),
  );
  return {
    table: {
      ...table,
      orgs: at(table.orgs, columns),
      indicators: lines.map((line) => selectColumns(line, columns)),
    },
    extent: {
      orgs: { shown: columns.length, of: table.orgs.length },
      indicators: { shown: lines.length, of: table.indicators.length },
    },
  };
}

/** Targets are left empty where no unit set one. */
const at = <T>(values: readonly T[], columns: readonly number[]): T[] =>
  columns.flatMap((index) => values.slice(index, index + 1));

function selectColumns(line: MergedIndicator, columns: readonly number[]): MergedIndicator {
  const gaps: Record<string, Gap> = {};
  columns.forEach((index, column) => {
    const gap = line.gaps[String(index)];
    if (gap !== undefined) gaps[String(column)] = gap;
  });
  return {
    ...line,
    values: at(line.values, columns),
    gaps,
    ranks: line.ranks && at(line.ranks, columns),
    targets: at(line.targets, columns),
    nextTargets: at(line.nextTargets, columns),
  };
}
