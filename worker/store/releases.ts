import * as z from "zod";
import { type ExplanationCategory, type Finding, finding, saying } from "../../shared/schema/finding.ts";
import { type ReleaseCase, releaseCase, releaseState } from "../../shared/schema/release.ts";
import { allRows, mapQuery, type Query, type TenantScope } from "./query.ts";

const row = z.object({
  org: z.string(),
  fingerprint: z.string(),
  seq: z.number(),
  kind: releaseState,
  name: z.string(),
  at: z.string(),
  category: saying.shape.category.nullable(),
  text: z.string(),
  finding: z.string().nullable(),
});
type Row = z.infer<typeof row>;

/** What was asked for and decided in a round, of one unit or (org null) of all; the latest request first. */
export const releaseCasesQuery = (
  { db, tenant }: TenantScope,
  { round, org }: { round: string; org: string | null },
): Query<ReleaseCase[]> =>
  mapQuery(
    allRows(
      db,
      `SELECT e.org, e.fingerprint, e.seq, e.kind, p.name, e.at, e.category, e.text, e.finding
       FROM release_event e CROSS JOIN person p ON p.tenant = e.tenant AND p.id = e.person
       WHERE e.tenant = ?1 AND e.round = ?2 ${org === null ? "" : "AND e.org = ?3"}
       ORDER BY e.org, e.fingerprint, e.seq`,
      org === null ? [tenant, round] : [tenant, round, org],
      row,
    ),
    (rows) =>
      [...linesByFinding(rows).values()].flatMap(caseOf).sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1)),
  );

function linesByFinding(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const line of rows) {
    const key = `${line.org} ${line.fingerprint}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}

function caseOf(lines: readonly Row[]): ReleaseCase[] {
  const asked = lines.findLast(({ kind }) => kind === "asked");
  const last = lines.at(-1);
  if (asked?.finding == null || last === undefined) return [];
  const decided = last.kind === "asked" ? null : last;
  return [
    releaseCase.parse({
      org: asked.org,
      finding: finding.parse(JSON.parse(asked.finding)),
      asked: { category: asked.category, text: asked.text },
      askedBy: asked.name,
      askedAt: asked.at,
      state: last.kind,
      reason: decided?.text ?? null,
      decidedBy: decided?.name ?? null,
      decidedAt: decided?.at ?? null,
      seq: last.seq,
    }),
  ];
}

export type NewReleaseEvent = {
  round: string;
  org: string;
  fingerprint: string;
  seq: number;
  person: string;
  at: string;
  /** Of a request why it is asked for, of a decision its reason. */
  text: string;
  said:
    | { kind: "asked"; category: ExplanationCategory; finding: Finding }
    | { kind: "released" | "declined" };
};

/** Must be the first statement of its batch: the primary key refuses a second writer of the same seq. */
export const insertReleaseEvent = (
  { db, tenant }: TenantScope,
  { said, ...event }: NewReleaseEvent,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO release_event (tenant, round, org, fingerprint, seq, kind, person, at, text, category, finding)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
    )
    .bind(
      tenant,
      event.round,
      event.org,
      event.fingerprint,
      event.seq,
      said.kind,
      event.person,
      event.at,
      event.text,
      said.kind === "asked" ? said.category : null,
      said.kind === "asked" ? JSON.stringify(said.finding) : null,
    );
