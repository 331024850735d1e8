import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { peerView } from "../../shared/merge/peer-view.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { MergedTable } from "../../shared/schema/merged.ts";
import type { Round } from "../../shared/schema/round.ts";
import { type Audience, insertSnapshot } from "../store/snapshots.ts";
import type { Caller } from "./caller.ts";
import { sha256Hex } from "./hash.ts";
import { mergedTableOf, mergeQueries } from "./merge-sources.ts";
import { after, type MoveRequest, moved, requireBefore } from "./move-round.ts";
import type { Refusal } from "./refusal.ts";
import { type Reply, runCommand } from "./run-command.ts";

/**
 * 公布: freezes one snapshot for the city and one for every audience the round's 同级可见范围 makes. Later pulls read
 * nothing else, so what a unit may see is decided once, here.
 */
export const publishRound = (caller: Caller, request: MoveRequest): Promise<Result<Reply, Refusal>> =>
  runCommand(caller, request.attempt, {
    queries: mergeQueries(caller, request.round, "accepted"),
    decide: ({ round: stored, form, extent, ...rest }) => {
      const found = requireBefore(caller, stored, "published");
      if (!found.ok) return found;
      if (form === null) return refuse({ code: "not-found" });
      const round = after(caller, found.value, "published");
      const table = mergedTableOf({ round, form, ...rest }, caller.now);
      const snapshots = views(table, round.round, form).map(([audience, view]) => {
        const document = canonicalJson(view);
        const sha256 = sha256Hex(document);
        return insertSnapshot(caller.scope, { round: request.round, audience, sha256, document });
      });
      return succeed(moved(caller, found.value, "published", extent.events, snapshots));
    },
  });

/** Who reads which view. With full visibility all units read the same one, which is nobody's own. */
function views(table: MergedTable, round: Round, form: Form): [Audience, MergedTable][] {
  const view = (org: string) => peerView(table, round.visibility, org, form.indicators);
  const forUnits: [Audience, MergedTable][] =
    round.visibility === "full" ? [["@full", view("")]] : round.participants.map((org) => [org, view(org)]);
  return [["@city", table], ...forUnits];
}
