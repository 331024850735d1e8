import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { sha256Text } from "../../shared/codec/sha256.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { MergedTable } from "../../shared/schema/merged.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { PutSheetReport, WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import type { Counted } from "../table/plan/peer-columns.ts";
import { everything, type PeerSelection, selectionKey } from "../table/plan/peer-selection.ts";
import { planPeerSheet } from "../table/plan/peer-sheet-plan.ts";
import { readBinding } from "./binding.ts";
import { cancelled, type FlowFailure, hostRefused, stopped } from "./failure.ts";
import { askMerged, type MergedFigures, unanswered } from "./merged-figures.ts";
import { severalOf } from "./pick-round.ts";
import type { Journey } from "./progress.ts";
import type { PullMemory } from "./pull-memory.ts";
import { readWorkbook } from "./read-workbook.ts";

export type PullPorts = {
  host: Pick<WorkbookHost, "snapshot" | "putSheet">;
  client: Pick<ApiClient, "rounds" | "form" | "merged" | "person" | "cancelledBy">;
  pulls: PullMemory;
  now: () => Date;
};

export type PullOptions = {
  round?: string;
  /** Names the workbook in the memory of pulls. */
  workbook: string;
  /** For the city: figures not yet accepted too. */
  counted?: Counted;
  /** Only these units and indicators, into a sheet of their own; everything where absent. */
  show?: PeerSelection;
};

export type PullOutcome =
  /** The sheet in the workbook is already what the server has; nothing was written. */
  { kind: "unchanged"; sheet: string } | { kind: "put"; table: MergedTable; report: PutSheetReport };

/**
 * Merged figures into a sheet of their own; the rest of the workbook stays as it is. Cancelled before it is written, the
 * workbook is unchanged.
 */
export async function pullIntoWorkbook(
  ports: PullPorts,
  { signal, onStep, ...options }: PullOptions & Journey,
): Promise<Result<PullOutcome, FlowFailure>> {
  const { workbook, counted = "accepted", show = everything } = options;
  const client = signal ? ports.client.cancelledBy(signal) : ports.client;
  onStep?.("reading");
  const before = await readWorkbook(ports.host, signal);
  if (!before.ok) return before;
  if (signal?.aborted) return cancelled;
  onStep?.("asking");
  const found = await roundOf(client, options.round, before.value);
  if (!found.ok) return found;
  const round = found.value;
  const memory = memoryKey(round, counted, show);
  const mark = await ports.pulls.load(workbook, memory);
  // Only a sheet that still is as the last pull left it may stay; else it is written anew.
  const intact = mark !== null && mark.contents === contentsOf(before.value, mark.sheet) ? mark : null;
  const asked = await askMerged(client, round, { etag: intact?.etag ?? null, counted });
  if (!asked.ok) return asked;
  if (asked.value === null) return succeed({ kind: "unchanged", sheet: intact?.sheet ?? "" });
  if (signal?.aborted) return cancelled;
  onStep?.("writing");
  return put(ports, asked.value, { workbook, memory, counted, show });
}

async function put(
  { host, pulls, now }: PullPorts,
  { table, etag, form, ownOrg }: MergedFigures,
  { workbook, memory, ...shown }: { workbook: string; memory: string; counted: Counted; show: PeerSelection },
): Promise<Result<PullOutcome, FlowFailure>> {
  const plan = planPeerSheet(table, form, { ownOrg, pulledAt: now().toISOString(), ...shown });
  const report = await host.putSheet(plan);
  if (!report.ok) return hostRefused(report.error);
  const after = await host.snapshot();
  const contents = after.ok ? contentsOf(after.value, report.value.sheet) : null;
  if (etag !== null && contents !== null) {
    await pulls.save(workbook, memory, { etag, sheet: report.value.sheet, contents });
  }
  return succeed({ kind: "put", table, report: report.value });
}

/** Each selection has its own sheet, and so its own mark. */
const memoryKey = (round: string, counted: Counted, show: PeerSelection): string =>
  [round, counted === "accepted" ? "" : counted, selectionKey(show)].filter((part) => part !== "").join(" ");

/** The round that is named; else the published one the workbook was made for, or the only one there is. */
async function roundOf(
  client: PullPorts["client"],
  named: string | undefined,
  snapshot: WorkbookSnapshot,
): Promise<Result<string, FlowFailure>> {
  if (named !== undefined) return succeed(named);
  const own = readBinding(snapshot).round;
  const rounds = await client.rounds();
  if (!rounds.ok) return unanswered(rounds.error);
  const published = rounds.value.filter(isPublished);
  const bound = published.find(({ round }) => round.id === own);
  const [first] = bound ? [bound] : published;
  if (!first) return stopped("not-published");
  return published.length > 1 && !bound
    ? stopped("several-rounds", severalOf(published))
    : succeed(first.round.id);
}

const isPublished = ({ state }: RoundSummary): boolean => state === "published" || state === "archived";

/** Hash of what stands in a sheet; null where there is none of that name. */
function contentsOf({ sheets }: WorkbookSnapshot, name: string): string | null {
  const sheet = sheets.find((candidate) => candidate.name === name);
  return sheet ? sha256Text(canonicalJson([sheet.origin, sheet.values])) : null;
}
