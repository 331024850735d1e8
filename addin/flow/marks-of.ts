import type { Finding, Severity } from "../../shared/schema/finding.ts";
import type { CellMark } from "../host/port.ts";
import { parseCell } from "../table/address.ts";

/** Gravest first. */
const order: readonly Severity[] = ["error", "releasable", "query", "hint"];

/**
 * One mark for each cell that a finding speaks of, with the gravest it says of it. What was not judged marks nothing; what the
 * city has released is a hint.
 */
export function marksOf(findings: readonly Finding[]): CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const { outcome, severity: own, cells, release } of findings) {
    if (outcome === "na") continue;
    const severity = release === undefined ? own : "hint";
    for (const cell of cells) {
      const place = parseCell(cell);
      const known = marks.get(cell);
      if (!place || (known && order.indexOf(known.severity) <= order.indexOf(severity))) continue;
      marks.set(cell, { ...place, severity });
    }
  }
  return [...marks.values()];
}
