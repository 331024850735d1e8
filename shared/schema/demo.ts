import * as z from "zod";
import { formField, signerRole } from "./form.ts";
import { indicatorCode, orgId, roundId } from "./identifiers.ts";
import { person } from "./session.ts";

/** One cell of a sample as a clerk types it; the value without its unit. */
export const demoCell = z.strictObject({
  indicator: indicatorCode,
  field: formField,
  value: z.union([z.string(), z.number()]),
});
export type DemoCell = z.infer<typeof demoCell>;

/** Who signs a sample; plainly no real people. */
export const demoSigners = z.partialRecord(signerRole, z.string());
export type DemoSigners = z.infer<typeof demoSigners>;

export const demoCity = z.strictObject({
  /** Of every account; worth nothing outside the demo. */
  password: z.string(),
  accounts: z.array(
    z.strictObject({ login: z.string(), name: z.string(), org: orgId, role: person.shape.role }),
  ),
  /** The round to try things in, the unit left for it, and its invented figures. */
  rehearsal: z.strictObject({
    round: roundId,
    org: orgId,
    orgName: z.string(),
    cells: z.array(demoCell),
    signers: demoSigners,
  }),
  /** Published rounds of real figures, oldest first. */
  realRounds: z.array(roundId),
});
export type DemoCity = z.infer<typeof demoCity>;

/** null wherever people's own figures are kept. */
export const demoReply = z.strictObject({ demo: demoCity.nullable() });
