import * as z from "zod";
import { mergeRound } from "../../shared/merge/merge-round.ts";
import { figure } from "../../shared/schema/figure.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { MergedTable } from "../../shared/schema/merged.ts";
import type { Org } from "../../shared/schema/org.ts";
import { roundExtent, standingsQuery, type UnitStanding } from "../store/events.ts";
import { acceptedFigures } from "../store/figures.ts";
import { roundForm } from "../store/forms.ts";
import { orgsQuery } from "../store/orgs.ts";
import { roundQuery, type StoredRound } from "../store/rounds.ts";
import { latestFigures } from "../store/submissions.ts";
import { type Caller, unitOf } from "./caller.ts";

/** Which figures count: only accepted ones, or the latest submitted whatever became of them. */
export type Counted = "accepted" | "submitted";

/** Everything a merge needs, read at one moment. */
export const mergeQueries = (caller: Caller, round: string, counted: Counted) => ({
  round: roundQuery(caller.scope, unitOf(caller), round),
  form: roundForm(caller.scope, round, null),
  orgs: orgsQuery(caller.scope),
  standings: standingsQuery(caller.scope, round),
  extent: roundExtent(caller.scope, round),
  figures: counted === "accepted" ? acceptedFigures(caller.scope, round) : latestFigures(caller.scope, round),
});

export type MergeSources = {
  round: StoredRound;
  form: Form;
  orgs: readonly Org[];
  standings: readonly UnitStanding[];
  figures: readonly { org: string; figures: string }[];
};

const figures = z.array(figure);

/** The city's table of the round as it stands; units that have not reported are in it, without figures. */
export function mergedTableOf(sources: MergeSources, asOf: string): MergedTable {
  const stateByOrg = new Map(sources.standings.map(({ org, state }) => [org, state]));
  const textByOrg = new Map(sources.figures.map(({ org, figures: text }) => [org, text]));
  return mergeRound({
    round: sources.round.round,
    state: sources.round.state,
    publishedAt: sources.round.publishedAt,
    asOf,
    form: sources.form,
    orgs: sources.orgs,
    submissions: sources.round.round.participants.map((org) => ({
      org,
      state: stateByOrg.get(org) ?? "none",
      figures: figures.parse(JSON.parse(textByOrg.get(org) ?? "[]")),
    })),
  });
}
