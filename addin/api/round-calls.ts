import { type Result, succeed } from "../../shared/result.ts";
import { type Form, type FormList, type FormVersionRef, form, formList } from "../../shared/schema/form.ts";
import { type ComparedFigures, type History, history } from "../../shared/schema/history.ts";
import { type MergedTable, mergedTable } from "../../shared/schema/merged.ts";
import { type Org, orgList } from "../../shared/schema/org.ts";
import { board, type RoundSummary, roundList, roundSummary } from "../../shared/schema/round.ts";
import { type Asker, etagOf, mapTagged, mapValue, parseReply, segment, type TaggedReply } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

/** A round as the city moves it on. */
export type RoundStep = "open" | "close" | "publish";

export type MergedReply =
  | { kind: "unchanged" }
  /** `etag` null: the server gave none, so the next pull is a full one. */
  | { kind: "changed"; table: MergedTable; etag: string | null };

const historyPath = (round: string, org: string): string =>
  `rounds/${segment(round)}/history/${segment(org)}`;

/** Units, forms, rounds and their merged figures. */
export const roundCalls = ({ send, ask, get, getTagged }: Asker) => ({
  orgs: async (): Promise<Result<Org[], ApiFailure>> =>
    mapValue(await get("orgs", orgList), ({ orgs }) => orgs),

  /** Published versions, the latest of each form first. */
  forms: async (): Promise<Result<FormList["forms"], ApiFailure>> =>
    mapValue(await get("forms", formList), ({ forms }) => forms),

  form: ({ id, version }: FormVersionRef): Promise<Result<Form, ApiFailure>> =>
    get(`forms/${id}/versions/${version}`, form),

  rounds: async (): Promise<Result<RoundSummary[], ApiFailure>> =>
    mapValue(await get("rounds", roundList), ({ rounds }) => rounds),

  /** The same, asked once: somebody waits who can do without. */
  roundsOnce: async (): Promise<Result<TaggedReply<RoundSummary[]>, ApiFailure>> =>
    mapTagged(await getTagged("rounds", null, roundList), ({ rounds }) => rounds),

  round: (round: string) => get(`rounds/${segment(round)}`, roundSummary),

  /** What the unit was accepted with in other rounds that this one asks for. */
  history: (round: string, org: string): Promise<Result<History, ApiFailure>> =>
    get(historyPath(round, org), history),

  /** Of this what a document of the unit is compared with. `known` is the ETag of what the caller already has. */
  compared: async (
    { round, org }: { round: string; org: string },
    known: string | null,
  ): Promise<Result<TaggedReply<ComparedFigures>, ApiFailure>> =>
    mapTagged(await getTagged(historyPath(round, org), known, history), ({ compared }) => compared),

  board: (round: string) => get(`rounds/${segment(round)}/board`, board),

  moveRound: (round: string, step: RoundStep, key: string) =>
    ask(
      {
        method: "POST",
        path: `rounds/${segment(round)}/${step}`,
        headers: { "Idempotency-Key": key },
        repeatable: true,
      },
      roundSummary,
    ),

  /**
   * The merged figures of one round. `known` is the ETag of what the caller already has. "submitted" counts what was
   * submitted but not yet accepted too; for the city.
   */
  merged: async (
    round: string,
    known: string | null,
    counted: "accepted" | "submitted" = "accepted",
  ): Promise<Result<MergedReply, ApiFailure>> => {
    const reply = await send({
      method: "GET",
      path: `rounds/${segment(round)}/${counted === "accepted" ? "merged" : "figures"}`,
      ...(known === null ? {} : { headers: { "If-None-Match": known } }),
      repeatable: true,
    });
    if (reply.ok && reply.value.status === 304) return succeed({ kind: "unchanged" });
    return mapValue(parseReply(reply, mergedTable), (table) => ({
      kind: "changed",
      table,
      etag: etagOf(reply),
    }));
  },
});
