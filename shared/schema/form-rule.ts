import * as z from "zod";
import { severity } from "./finding.ts";
import { indicatorCode, orgId, roundId } from "./identifiers.ts";

/** draft: being written · trial: runs as a hint only · active: with its own severity · retired: no longer run. */
export const ruleState = z.enum(["draft", "trial", "active", "retired"]);
export type RuleState = z.infer<typeof ruleState>;

/** systems.md D1: what a rule does where numbers are missing. */
export const missingMode = z.enum(["skipIfAnyMissing", "skipIfAllMissing", "missingAsZero"]);
export type MissingMode = z.infer<typeof missingMode>;

/** A rule of one form (审核关系), as it is written. `version` rises with every change of text, severity or missing mode. */
export const formRule = z.strictObject({
  /** Numbers have two digits at least, FORM-01: there is one way to write each. */
  id: z.string().regex(/^FORM-(?!\d$|0\d{2,}$)[A-Z0-9][A-Z0-9-]{0,28}$/),
  version: z.int().min(1),
  state: ruleState,
  severity,
  /** In names or codes of the form's indicators; read by shared/validate/form-rules/parse-rule.ts. */
  text: z.string().trim().min(3).max(500),
  missing: missingMode,
  /** Why it is so, for the clerk who meets it. */
  reason: z.string().trim().min(4).max(200),
});
export type FormRule = z.infer<typeof formRule>;

export const formRules = z.array(formRule).max(500);

const ofRule = { rule: formRule.shape.id };

/** Why a rule may not be published; each has its sentence at the client. */
export const ruleProblem = z.discriminatedUnion("code", [
  z.strictObject({
    ...ofRule,
    code: z.enum([
      "too-long",
      "too-deep",
      // it names no figure, or compares a thing with itself: it says the same whatever is reported
      "says-nothing",
      "divides-by-zero",
      "same-id",
    ]),
  }),
  /** `at`: where it went wrong, in characters of the text with runs of blanks as one. */
  z.strictObject({ ...ofRule, code: z.literal("syntax"), at: z.int().min(0), near: z.string() }),
  z.strictObject({
    ...ofRule,
    code: z.literal("unknown-name"),
    word: z.string(),
    like: z.array(z.string()).max(3),
  }),
  /** Two indicators of the form share the name; or 85%, which may be meant as 85 or as 0.85. */
  z.strictObject({ ...ofRule, code: z.enum(["ambiguous-name", "percent"]), word: z.string() }),
  /** Sums and comparisons of 万元 with 亿元, of 家 with 人. */
  z.strictObject({ ...ofRule, code: z.literal("units-differ"), units: z.tuple([z.string(), z.string()]) }),
  /** Totals that are parts of each other: A = B + …, B = A + … */
  z.strictObject({ ...ofRule, code: z.literal("circular"), indicators: z.array(indicatorCode) }),
]);
export type RuleProblem = z.infer<typeof ruleProblem>;

/** Body of a new version of a rule; it begins as a draft. */
export const ruleDraft = formRule.pick({ severity: true, text: true, missing: true, reason: true });
export type RuleDraft = z.infer<typeof ruleDraft>;

/**
 * The next step in a rule's life. `hits`: how many units the person has seen it would have hit in past rounds; it is
 * activated only where that is still so.
 */
export const ruleStep = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("trial") }),
  z.strictObject({ step: z.literal("activate"), hits: z.int().min(0) }),
  z.strictObject({ step: z.literal("retire") }),
]);
export type RuleStep = z.infer<typeof ruleStep>;

/** Reply to GET rules and to every change: the rules of a form version as they stand. Units see those that run. */
export const ruleList = z.strictObject({ rules: z.array(formRule) });
export type RuleList = z.infer<typeof ruleList>;

/** What a rule would have said of the latest submissions of a past round. */
export const ruleInRound = z.strictObject({
  round: roundId,
  name: z.string(),
  /** Units that have submitted, of which it could be judged (`judged`) or not. */
  submissions: z.int().min(0),
  judged: z.int().min(0),
  hits: z.array(
    z.strictObject({
      org: orgId,
      /** The rule with the unit's numbers in it. */
      shown: z.string().nullable(),
      /** The engine failed: divided by zero. */
      engine: z.string().nullable(),
    }),
  ),
});
export type RuleInRound = z.infer<typeof ruleInRound>;

/** Reply to GET past: the latest rounds of the form, the newest first. */
export const rulePast = z.strictObject({ rounds: z.array(ruleInRound) });
export type RulePast = z.infer<typeof rulePast>;
