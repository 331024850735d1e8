import * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { formRule } from "../../shared/schema/form-rule.ts";
import { formId, orgId, roundId, sha256Hex } from "../../shared/schema/identifiers.ts";
import type { Refusal } from "../service/refusal.ts";
import { checkAgainst } from "./body.ts";
import type { Ctx } from "./context.ts";

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

const shapes = {
  round: z.object({ round: roundId }),
  submission: z.object({ round: roundId, org: orgId }),
  revision: z.object({ round: roundId, org: orgId, revision: number }),
  form: z.object({ form: formId, version: number }),
  formId: z.object({ form: formId }),
  org: z.object({ org: orgId }),
  ownTable: z.object({ org: orgId, form: formId, fingerprint: sha256Hex }),
  rule: z.object({ form: formId, version: number, rule: formRule.shape.id }),
  ruleVersion: z
    .object({ form: formId, version: number, rule: formRule.shape.id, number })
    .transform(({ form: id, version, rule, number: own }) => ({ form: { id, version }, rule, version: own })),
};

/** Names in the path. What cannot be a name cannot be there: not-found, like any other unknown one. */
function pathOf<S extends z.ZodType>(c: Ctx, shape: S): Result<z.output<S>, Refusal> {
  const read = shape.safeParse(c.req.param());
  return read.success ? succeed(read.data) : refuse({ code: "not-found" });
}

export const roundPath = (c: Ctx) => pathOf(c, shapes.round);
export const submissionPath = (c: Ctx) => pathOf(c, shapes.submission);
export const revisionPath = (c: Ctx) => pathOf(c, shapes.revision);
export const formPath = (c: Ctx) => pathOf(c, shapes.form);
export const formIdPath = (c: Ctx) => pathOf(c, shapes.formId);
export const orgPath = (c: Ctx) => pathOf(c, shapes.org);
export const ownTablePath = (c: Ctx) => pathOf(c, shapes.ownTable);
export const rulePath = (c: Ctx) => pathOf(c, shapes.rule);
export const ruleVersionPath = (c: Ctx) => pathOf(c, shapes.ruleVersion);

/** Rounds pulled at once: five years of year and quarter reports, and to spare. */
const maxRounds = 40;

const several = z.object({
  rounds: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(roundId).min(1).max(maxRounds)),
});

/** ?rounds=a,b,c */
export function roundsQuery(c: Ctx): Result<string[], Refusal> {
  const read = checkAgainst(several, c.req.query(), "/query");
  return read.ok ? succeed([...new Set(read.value.rounds)]) : read;
}

const submitQuery = z.object({ dryRun: z.enum(["true", "false"]).default("false") });

/** ?dryRun=true */
export function dryRunQuery(c: Ctx): Result<boolean, Refusal> {
  const read = checkAgainst(submitQuery, c.req.query(), "/query");
  return read.ok ? succeed(read.value.dryRun === "true") : read;
}
