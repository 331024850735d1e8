import { type Result, refuse, succeed } from "../../shared/result.ts";
import { roundHead } from "../store/rounds.ts";
import { type FoundSnapshot, snapshotEtag, snapshotsQuery } from "../store/snapshots.ts";
import { type Caller, unitOf } from "./caller.ts";
import { type Counted, mergedTableOf, mergeQueries } from "./merge-sources.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";
import { requireRound } from "./round-access.ts";
import { type Tagged, tagged } from "./tagged.ts";

/**
 * 汇总 of one round. Published: the frozen text, untouched. Before that only the city gets one, provisional, of what is
 * accepted so far; for units there is nothing to be had.
 */
export async function pullMerged(
  caller: Caller,
  round: string,
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    round: roundHead(caller.scope, unitOf(caller), round),
    frozen: snapshotsQuery(caller.scope, [round], { unit: unitOf(caller) }, knownEtag),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  if (!found.ok) return found;
  const [frozen] = read.value.frozen;
  if (frozen?.sha256) return succeed({ etag: snapshotEtag([frozen.sha256]), body: frozen.document });
  if (unitOf(caller) !== null) return refuse({ code: "wrong-state" });
  return provisional(caller, round, "accepted", knownEtag);
}

/** Several published rounds in one reply, in the order asked for. */
export async function pullSeveral(
  caller: Caller,
  rounds: readonly string[],
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    frozen: snapshotsQuery(caller.scope, rounds, { unit: unitOf(caller) }, knownEtag),
  });
  if (!read.ok) return read;
  const { frozen } = read.value;
  if (frozen.some(({ known }) => !known)) return refuse({ code: "not-found" });
  const sha256s = frozen.flatMap(({ sha256 }) => sha256 ?? []);
  if (sha256s.length < rounds.length) return refuse({ code: "wrong-state" });
  return succeed({ etag: snapshotEtag(sha256s), body: joined(frozen) });
}

/** The stored texts as one JSON text, none of them parsed; null when the database kept them back. */
function joined(frozen: readonly FoundSnapshot[]): string | null {
  const texts = frozen.flatMap(({ document }) => document ?? []);
  return texts.length === 0 ? null : `{"rounds":[${texts.join(",")}]}`;
}

/** Units × indicators of the latest submissions, accepted or not: what the city looks at before it accepts. */
export const pullFigures = (
  caller: Caller,
  round: string,
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> => provisional(caller, round, "submitted", knownEtag);

async function provisional(
  caller: Caller,
  round: string,
  counted: Counted,
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, mergeQueries(caller, round, counted));
  if (!read.ok) return read;
  const { form, extent, ...rest } = read.value;
  const found = requireRound(caller, rest.round);
  if (!found.ok) return found;
  if (form === null) return refuse({ code: "not-found" });
  const sources = { ...rest, round: found.value, form };
  const body = JSON.stringify(mergedTableOf(sources, extent.lastAt ?? caller.now));
  return succeed(tagged(body, knownEtag));
}
