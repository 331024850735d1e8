import type { Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { standingOf } from "../../shared/schema/release.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { examine } from "../../shared/validate/check.ts";
import { withReleases } from "../../shared/validate/releases.ts";
import { earlierFigures, peerChanges } from "../store/earlier-figures.ts";
import { ruleLines } from "../store/form-rules.ts";
import { roundForm } from "../store/forms.ts";
import type { Answers, TenantScope } from "../store/query.ts";
import { releaseCasesQuery } from "../store/releases.ts";

/** All that a document is checked with when it is received: form, rules in force, history, and what was released. */
export const checkingQueries = (
  scope: TenantScope,
  round: string,
  { form, org }: Pick<SubmissionDocument, "form" | "org">,
) => ({
  form: roundForm(scope, round, form),
  rules: ruleLines(scope, form),
  known: earlierFigures(scope, { round, org }),
  peers: peerChanges(scope, { round, org }),
  releases: releaseCasesQuery(scope, { round, org }),
});

type Known = Pick<Answers<ReturnType<typeof checkingQueries>>, "known" | "peers" | "releases">;

/** What the server itself finds in a document, and what of it the city has released. */
export function findingsReceived(
  document: SubmissionDocument,
  form: Form,
  { known, peers, releases }: Known,
): Finding[] {
  const history = { ...known, peers };
  const { findings } = examine({ document, form, history }, { phase: "receive" });
  return withReleases(findings, releases.map(standingOf));
}
