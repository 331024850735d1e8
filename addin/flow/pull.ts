import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { sha256Text } from "../../shared/codec/sha256.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { MergedTable } from "../../shared/schema/merged.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import type { PutSheetReport, WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { planPeerSheet } from "../table/plan/peer-sheet-plan.ts";
import { readBinding } from "./binding.ts";
import { apiFailed, type FlowFailure, hostRefused, stopped } from "./failure.ts";
import { listOf } from "./pick-round.ts";
import type { PullMemory } from "./pull-memory.ts";
import { isCity } from "./status.ts";

export type PullPorts = {
  host: Pick<WorkbookHost, "snapshot" | "putSheet">;
  client: Pick<ApiClient, "rounds" | "form" | "merged" | "person">;
  pulls: PullMemory;
  now: () => Date;
};

export type PullOptions = {
  round?: string;
  /** Names the workbook in the memory of pulls. */
  workbook: string;
  /** For the city: figures not yet accepted too. */
  counted?: "accepted" | "submitted";
};

export type PullOutcome =
  /** The sheet in the workbook is already what the server has; nothing was written. */
  { kind: "unchanged"; sheet: string } | { kind: "put"; table: MergedTable; report: PutSheetReport };

/** Merged figures into a sheet of their own; the rest of the workbook stays as it is. */
export async function pullIntoWorkbook(
  { host, client, pulls, now }: PullPorts,
  { round: named, workbook, counted = "accepted" }: PullOptions,
): Promise<Result<PullOutcome, FlowFailure>> {
  const before = await host.snapshot();
  if (!before.ok) return hostRefused(before.error);
  const own = readBinding(before.value).round;
  const round = named === undefined ? await publishedRound(client, own) : succeed(named);
  if (!round.ok) return round;
  const memory = counted === "accepted" ? round.value : `${round.value} ${counted}`;
  const mark = await pulls.load(workbook, memory);
  // Only a sheet that still is as the last pull left it may stay; else it is written anew.
  const intact = mark !== null && mark.contents === contentsOf(before.value, mark.sheet) ? mark : null;
  const merged = await client.merged(round.value, intact?.etag ?? null, counted);
  if (!merged.ok)
    return isUnpublished(merged.error)
      ? stopped("not-published", { name: round.value })
      : apiFailed(merged.error);
  if (merged.value.kind === "unchanged") return succeed({ kind: "unchanged", sheet: intact?.sheet ?? "" });
  const { table, etag } = merged.value;
  const form = await client.form(table.round.form);
  if (!form.ok) return apiFailed(form.error);
  const person = await client.person();
  const ownOrg = person && !isCity(person) ? person.org : null;
  const pulledAt = now().toISOString();
  const report = await host.putSheet(planPeerSheet(table, form.value, { ownOrg, pulledAt }));
  if (!report.ok) return hostRefused(report.error);
  const after = await host.snapshot();
  const contents = after.ok ? contentsOf(after.value, report.value.sheet) : null;
  if (etag !== null && contents !== null) {
    await pulls.save(workbook, memory, { etag, sheet: report.value.sheet, contents });
  }
  return succeed({ kind: "put", table, report: report.value });
}

/** The published round: the one the workbook was made for, or the only one there is. */
async function publishedRound(
  client: PullPorts["client"],
  own: string | null,
): Promise<Result<string, FlowFailure>> {
  const rounds = await client.rounds();
  if (!rounds.ok) return apiFailed(rounds.error);
  const published = rounds.value.filter(isPublished);
  const bound = published.find(({ round }) => round.id === own);
  const [first] = bound ? [bound] : published;
  if (!first) return stopped("not-published");
  return published.length > 1 && !bound
    ? stopped("several-rounds", { rounds: listOf(published) })
    : succeed(first.round.id);
}

/** Of a round that is not out there is nothing to be had, whatever else is right. */
const isUnpublished = (failure: ApiFailure): boolean =>
  failure.kind === "refused" && failure.problem.code === "wrong-state";

const isPublished = ({ state }: RoundSummary): boolean => state === "published" || state === "archived";

/** Hash of what stands in a sheet; null where there is none of that name. */
function contentsOf({ sheets }: WorkbookSnapshot, name: string): string | null {
  const sheet = sheets.find((candidate) => candidate.name === name);
  return sheet ? sha256Text(canonicalJson([sheet.origin, sheet.values])) : null;
}
