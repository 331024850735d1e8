import * as z from "zod";
import { severity } from "./finding.ts";

/** draft: being written · trial: runs as a hint only · active: with its own severity · retired: no longer run. */
export const ruleState = z.enum(["draft", "trial", "active", "retired"]);
export type RuleState = z.infer<typeof ruleState>;

/** systems.md D1: what a rule does where numbers are missing. */
export const missingMode = z.enum(["skipIfAnyMissing", "skipIfAllMissing", "missingAsZero"]);
export type MissingMode = z.infer<typeof missingMode>;

/** A rule of one form (审核关系), as it is written. `version` rises with every change of text, severity or missing mode. */
export const formRule = z.strictObject({
  id: z.string().regex(/^FORM-[A-Z0-9][A-Z0-9-]{0,28}$/),
  version: z.int().min(1).max(1000),
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
