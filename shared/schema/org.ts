import * as z from "zod";
import { divisionCode, orgId } from "./identifiers.ts";

/** A unit (填报单位). */
export const org = z.strictObject({
  id: orgId,
  /** GB/T 2260 code; functional zones have none. */
  code: divisionCode.nullable(),
  name: z.string().min(1).max(40),
  shortName: z.string().min(1).max(12),
  /** 县(市、区) | 市本级 | 功能区 | 园区 */
  kind: z.enum(["county", "cityProper", "functionalZone", "park"]),
  /** Itself, or the parent that already contains its figures, so that nothing is counted twice. */
  countsIn: orgId,
  /** Outside the city, fed by import only, never asked to report. */
  reference: z.boolean(),
  validYears: z.strictObject({ from: z.int().nullable(), to: z.int().nullable() }),
});
export type Org = z.infer<typeof org>;

/** Reply to GET orgs: every unit of the city that the person may know of. */
export const orgList = z.strictObject({ orgs: z.array(org) });
export type OrgList = z.infer<typeof orgList>;
