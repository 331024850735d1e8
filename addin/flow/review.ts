import { differenceOf } from "../../shared/merge/difference.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { Board } from "../../shared/schema/round.ts";
import type { CellDifference, Submission } from "../../shared/schema/submission.ts";
import { copiedExplanations } from "../../shared/validate/explanations.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import { apiFailed, type FlowFailure } from "./failure.ts";
import type { SeenStore } from "./outbox.ts";

/** Who has submitted and who has not, with the units' names. For the city. */
export async function reviewRound(
  client: Pick<ApiClient, "board" | "orgs">,
  round: string,
): Promise<Result<{ board: Board; orgs: Org[] }, FlowFailure>> {
  const [board, orgs] = await Promise.all([client.board(round), client.orgs()]);
  if (!board.ok) return apiFailed(board.error);
  return orgs.ok ? succeed({ board: board.value, orgs: orgs.value }) : apiFailed(orgs.error);
}

export type Reviewed = {
  submission: Submission;
  etag: string;
  form: Form;
  org: Org | null;
  /** From the revision it replaces; null of a first one. */
  differences: CellDifference[] | null;
  /** Fingerprints of explanations that repeat those of the period before. */
  copied: string[];
};

type ReviewClient = Pick<ApiClient, "submission" | "revision" | "form" | "orgs" | "rounds">;

/** One submission with its form. What was shown is remembered: only that is accepted or returned afterwards. */
export async function reviewSubmission(
  { client, seen }: { client: ReviewClient; seen: SeenStore },
  round: string,
  org: string,
): Promise<Result<Reviewed, FlowFailure>> {
  const found = await client.submission(round, org);
  if (!found.ok) return apiFailed(found.error);
  const { submission, etag } = found.value;
  const [form, orgs, replaced] = await Promise.all([
    client.form(submission.document.form),
    client.orgs(),
    submission.base === null ? succeed(null) : client.revision(round, org, submission.base),
  ]);
  if (!form.ok) return apiFailed(form.error);
  if (!orgs.ok) return apiFailed(orgs.error);
  if (!replaced.ok) return apiFailed(replaced.error);
  const before = await submissionBefore(client, submission);
  if (!before.ok) return apiFailed(before.error);
  await seen.save(round, org, etag);
  const copied =
    before.value === null ? [] : copiedExplanations(explainedIn(submission), explainedIn(before.value));
  const differences =
    replaced.value && differenceOf(replaced.value.document.figures, submission.document.figures);
  const unit = orgs.value.find(({ id }) => id === org) ?? null;
  return succeed({ submission, etag, form: form.value, org: unit, differences, copied });
}

const explainedIn = ({ document, findings }: Submission) => ({
  findings,
  explanations: document.explanations,
});

/** What the unit submitted for the period before, in a round of the same form; asked for only to compare explanations. */
async function submissionBefore(
  client: ReviewClient,
  { document, receipt }: Submission,
): Promise<Result<Submission | null, ApiFailure>> {
  if (document.explanations.length === 0) return succeed(null);
  const rounds = await client.rounds();
  if (!rounds.ok) return rounds;
  const own = rounds.value.find(({ round }) => round.id === receipt.round)?.round;
  const [before] = rounds.value
    .map(({ round }) => round)
    .filter(
      ({ form, kind, period, participants }) =>
        form.id === document.form.id &&
        kind === own?.kind &&
        period < document.period &&
        participants.includes(document.org),
    )
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  if (before === undefined) return succeed(null);
  const found = await client.submission(before.id, document.org);
  if (found.ok) return succeed(found.value.submission);
  const none = found.error.kind === "refused" && found.error.problem.code === "not-found";
  return none ? succeed(null) : found;
}
