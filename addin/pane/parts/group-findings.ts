import type { Finding } from "../../../shared/schema/finding.ts";
import { parseCell } from "../../table/address.ts";
import { type FindingKind, findingKinds, kindOf } from "../../text/finding-kind.ts";

/** Groups not empty, gravest first; the order within is kept. */
export const bySeverity = (findings: readonly Finding[]): { kind: FindingKind; findings: Finding[] }[] =>
  findingKinds
    .map((kind) => ({ kind, findings: findings.filter((finding) => kindOf(finding) === kind) }))
    .filter((group) => group.findings.length > 0);

/** Findings of one row of one sheet; `row` null: of the table as a whole. */
export type RowGroup = { sheet: string | null; row: number | null; findings: Finding[] };

/** What is said of the table as a whole first, then row by row, top to bottom; within a row the gravest first. */
export function byRow(findings: readonly Finding[]): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const finding of findings) {
    const place = parseCell(finding.cells[0] ?? "");
    const key = place ? `${place.address.row}!${place.sheet}` : "";
    const group = groups.get(key) ?? {
      sheet: place?.sheet ?? null,
      row: place?.address.row ?? null,
      findings: [],
    };
    group.findings.push(finding);
    groups.set(key, group);
  }
  const gravity = (finding: Finding) => findingKinds.indexOf(kindOf(finding));
  return [...groups.values()]
    .map((group) => ({ ...group, findings: group.findings.sort((a, b) => gravity(a) - gravity(b)) }))
    .sort((a, b) => sheetOrder(a, b) || (a.row ?? 0) - (b.row ?? 0));
}

/** What belongs to no sheet goes first. */
const sheetOrder = (a: RowGroup, b: RowGroup): number =>
  a.sheet === b.sheet ? 0 : a.sheet === null ? -1 : b.sheet === null ? 1 : a.sheet < b.sheet ? -1 : 1;
