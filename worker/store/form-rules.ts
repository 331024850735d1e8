import * as z from "zod";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import { type FormRule, formRule } from "../../shared/schema/form-rule.ts";
import { allRows, mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/** What has become of the rules of a form version since it was published, in order; `seq` of the last line, 0 for none. */
export type RuleLines = { seq: number; lines: readonly FormRule[] };

const row = z.object({ seq: z.number(), lines: z.string() });
const rules = z.array(formRule);

export const ruleLines = ({ db, tenant }: TenantScope, { id, version }: FormVersionRef): Query<RuleLines> =>
  mapQuery(
    oneRow(
      db,
      `SELECT coalesce(max(seq), 0) AS seq, json_group_array(json(rule) ORDER BY seq) AS lines FROM form_rule
       WHERE tenant = ?1 AND form = ?2 AND form_version = ?3`,
      [tenant, id, version],
      row,
    ),
    (found) => ({ seq: found?.seq ?? 0, lines: rules.parse(JSON.parse(found?.lines ?? "[]")) }),
  );

/** Lines to add, the first under `seq`. */
export type NewRuleLines = {
  form: FormVersionRef;
  seq: number;
  person: string;
  at: string;
  rules: readonly FormRule[];
};

/** Must be the first statement of its batch: the primary key refuses a second writer of the same seq. */
export const insertRuleLines = (
  { db, tenant }: TenantScope,
  { form, seq, person, at, rules: added }: NewRuleLines,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO form_rule (tenant, form, form_version, seq, person, at, rule)
       SELECT ?1, ?2, ?3, CAST(?4 AS INTEGER) + key, ?5, ?6, value FROM json_each(?7)`,
    )
    .bind(tenant, form.id, form.version, seq, person, at, JSON.stringify(added));

/** A unit's latest submission in a past round, as far as rules are run over it; `figures` is a JSON array. */
const pastRow = z.object({
  round: z.string(),
  name: z.string(),
  period: z.string(),
  org: z.string(),
  figures: z.string(),
});
export type PastSubmission = z.infer<typeof pastRow>;

/** Rounds that a rule is tried on: two years of a quarterly form would be eight, each with up to hundreds of units. */
const pastRounds = 4;

/** The latest submissions of the latest rounds of a form, whatever its version, the newest round first. */
export const pastSubmissions = ({ db, tenant }: TenantScope, form: string): Query<PastSubmission[]> =>
  allRows(
    db,
    `WITH latest AS (
       SELECT id, name, period FROM round r WHERE tenant = ?1 AND form_id = ?2
         AND EXISTS (SELECT 1 FROM submission s WHERE s.tenant = ?1 AND s.round = r.id)
       ORDER BY period DESC, id LIMIT ${pastRounds})
     SELECT r.id AS round, r.name, r.period, s.org, json_extract(s.document, '$.figures') AS figures
     FROM latest r CROSS JOIN submission s ON s.tenant = ?1 AND s.round = r.id
     WHERE s.revision = (SELECT max(revision) FROM submission l
       WHERE l.tenant = s.tenant AND l.round = s.round AND l.org = s.org)
     ORDER BY r.period DESC, r.id, s.org`,
    [tenant, form],
    pastRow,
  );
