import * as z from "zod";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import { type FormRule, formRules } from "../../shared/schema/form-rule.ts";
import { type ComparedFigures, comparedFigures } from "../../shared/schema/history.ts";
import { type ReleaseStanding, releaseStanding } from "../../shared/schema/release.ts";
import { type RoundSummary, roundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import { keptReplies, type Reply, type ReplyPorts } from "./kept-replies.ts";

/** What checking is done with besides the workbook and the program, as the city has it now or had it last. Never fails. */
export type HeldByCity = {
  rules: (form: FormVersionRef, signal?: AbortSignal) => Promise<Reply<FormRule[]>>;
  rounds: (signal?: AbortSignal) => Promise<Reply<RoundSummary[]>>;
  /** What a unit's document for a round is compared with. */
  compared: (at: { round: string; org: string }, signal?: AbortSignal) => Promise<Reply<ComparedFigures>>;
  /** Where a unit's requests to release findings stand. */
  releases: (at: { round: string; org: string }, signal?: AbortSignal) => Promise<Reply<ReleaseStanding[]>>;
};

export function heldByCity(
  ports: ReplyPorts<Pick<ApiClient, "person" | "rules" | "roundsOnce" | "compared" | "releasesOfUnit">>,
): HeldByCity {
  const rounds = keptReplies(ports, {
    nameOf: () => ["rounds"],
    shape: z.array(roundSummary),
    ask: (client) => client.roundsOnce(),
  });
  return {
    rounds: (signal) => rounds(undefined, signal),
    rules: keptReplies(ports, {
      nameOf: ({ id, version }: FormVersionRef) => ["rules", id, String(version)],
      shape: formRules,
      ask: (client, { id, version }, known) => client.rules({ id, version }, known),
    }),
    compared: keptReplies(ports, {
      nameOf: ({ round, org }: { round: string; org: string }) => ["compared", round, org],
      shape: comparedFigures,
      ask: (client, at, known) => client.compared(at, known),
    }),
    releases: keptReplies(ports, {
      nameOf: ({ round, org }: { round: string; org: string }) => ["releases", round, org],
      shape: z.array(releaseStanding),
      ask: (client, { round, org }, known) => client.releasesOfUnit(round, org, known),
    }),
  };
}
