import type { ReleaseStanding } from "../../shared/schema/release.ts";
import type { Person } from "../../shared/schema/session.ts";
import { isReleasable } from "../../shared/validate/releases.ts";
import { type CheckReport, judged } from "./check.ts";
import type { HeldByCity } from "./held-by-city.ts";
import { ownOrg } from "./own-org.ts";
import { fittingRounds } from "./pick-round.ts";

type Held = Pick<HeldByCity, "rounds" | "releases">;

/** A report and whose it is. `bound`: the round its workbook was made for; `round`: the one it is looked through for. */
type Table = { person: Person; report: CheckReport; bound: string | null; round: string | null };

/** Where requests to release findings of the table stand, as far as its round is known; the last ones known while offline. */
export async function knownReleases(
  held: Held,
  { person, report, bound, round: named }: Table,
  signal?: AbortSignal,
): Promise<readonly ReleaseStanding[]> {
  const org = ownOrg(report, person, []);
  const rounds = await held.rounds(signal);
  if (!org.ok || "why" in rounds) return [];
  const { form, period } = report;
  const wanted = { bound, form: form.id, period, org: org.value };
  const fitting =
    named === null
      ? fittingRounds(rounds.value, wanted)
      : rounds.value.filter(({ round }) => round.id === named);
  const [round, second] = fitting;
  if (round === undefined || second !== undefined) return [];
  const found = await held.releases({ round: round.round.id, org: org.value }, signal);
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
