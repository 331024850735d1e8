import { type Result, refuse, succeed } from "../../shared/result.ts";
import { figureKey } from "../../shared/schema/figure.ts";
import type { HeldFigure, History } from "../../shared/schema/history.ts";
import { type AcceptedFigure, figuresHeld } from "../store/figures.ts";
import { roundHead } from "../store/rounds.ts";
import { snapshotEtag } from "../store/snapshots.ts";
import type { Caller } from "./caller.ts";
import { sha256Hex } from "./hash.ts";
import type { Tagged } from "./pull.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";
import { requireRound } from "./round-access.ts";

/** What a unit has been accepted with elsewhere that this round asks for or is compared with; for units of the round. */
export async function showHistory(
  caller: Caller,
  at: { round: string; org: string },
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    round: roundHead(caller.scope, at.org, at.round),
    held: figuresHeld(caller.scope, at.round, at.org),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  if (!found.ok) return found;
  if (!found.value.takesPart) return refuse({ code: "not-found" });
  const reply: History = { ...at, period: found.value.period, figures: counting(read.value.held) };
  const body = JSON.stringify(reply);
  const etag = snapshotEtag([sha256Hex(body)]);
  return succeed({ etag, body: etag === knownEtag ? null : body });
}

/**
 * One figure for each key. Of the acceptances in one round the last counts, also where it took the figure away. Of several
 * rounds an actual counts from the one of the earliest period that has a number, whose own figure it is (later ones repeat
 * it as 上年实绩), and there from the one accepted last; a target from the round it was set in before any that states it again.
 */
function counting(held: readonly AcceptedFigure[]): HeldFigure[] {
  const ofRound = new Map<string, AcceptedFigure>();
  for (const one of held) {
    const key = `${one.round} ${one.key}`;
    const known = ofRound.get(key);
    if (known === undefined || known.revision < one.revision) ofRound.set(key, one);
  }
  const found = new Map<string, AcceptedFigure>();
  for (const one of ofRound.values()) {
    if (one.figure === null) continue;
    const known = found.get(one.key);
    if (known === undefined || compare(one, known) < 0) found.set(one.key, one);
  }
  return [...found.values()]
    .flatMap(({ figure, round, revision, acceptedAt }) =>
      figure === null ? [] : [{ figure, round, revision, acceptedAt }],
    )
    .sort((a, b) => order(figureKey(a.figure), figureKey(b.figure)));
}

/** Negative where `a` counts before `b`. */
const compare = (a: AcceptedFigure, b: AcceptedFigure): number =>
  Number(isIdle(a)) - Number(isIdle(b)) ||
  order(a.roundPeriod, b.roundPeriod) ||
  order(b.acceptedAt, a.acceptedAt) ||
  order(a.round, b.round);

/** An actual without a number, and a target that was not set in a round of targets, give way to one with. */
const isIdle = ({ figure, roundKind }: AcceptedFigure): boolean =>
  figure?.kind === "actual" ? figure.value === null : roundKind !== "target";

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
