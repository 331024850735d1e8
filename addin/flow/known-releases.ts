import type { ReleaseStanding } from "../../shared/schema/release.ts";
import type { Person } from "../../shared/schema/session.ts";
import { isReleasable } from "../../shared/validate/releases.ts";
import { type CheckReport, judged } from "./check.ts";
import type { HeldByCity } from "./held-by-city.ts";
import { tableRound } from "./table-round.ts";

type Held = Pick<HeldByCity, "rounds" | "releases">;

/** A report and whose it is. `round`: the one it is looked through for; null where it is the one the table is for. */
type Table = { person: Person; report: CheckReport; round: string | null };

/** Where requests to release findings of the table stand, as far as its round is known; the last ones known while offline. */
export async function knownReleases(
  held: Held,
  { person, report, round: named }: Table,
  signal?: AbortSignal,
): Promise<readonly ReleaseStanding[]> {
  const rounds = await held.rounds(signal);
  if ("why" in rounds) return [];
  const at = tableRound(report, person, rounds.value, named);
  if (!at.ok) return [];
  const found = await held.releases(at.value, signal);
  return "why" in found ? [] : found.value;
}

/** The report with what the city has released of it; asked only where something could be released. */
export async function withKnownReleases(
  held: Held,
  table: Table,
  signal?: AbortSignal,
): Promise<CheckReport> {
  const { report } = table;
  if (!report.findings.some(isReleasable)) return report;
  return judged(report, { ...report.known, releases: await knownReleases(held, table, signal) });
}
