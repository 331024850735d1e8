import { type Result, succeed } from "../../shared/result.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { CheckReport } from "./check.ts";
import { type FlowFailure, stopped } from "./failure.ts";
import { statesUnit } from "./states-unit.ts";

/** A person submits for their own unit only; a sheet that names none is taken to be it. */
export function ownOrg(
  { org, reading, findings }: CheckReport,
  { org: own, orgName }: Person,
): Result<string, FlowFailure> {
  const sheet = reading.org.text ?? org ?? "";
  const stated = org !== null || reading.org.text !== null;
  // checked before anybody was signed in: no unit was known then
  const isOwn = org === own || (org === null && statesUnit(sheet, orgName));
  if (stated && !isOwn) return stopped(org === null ? "org-unknown" : "other-org", { sheet, own: orgName });
  const other = findings.find(({ rule, params }) => rule.id === "STR-HEADING" && params.what === "otherUnit");
  return other === undefined
    ? succeed(own)
    : stopped("other-org", { sheet: other.params.unit ?? "", own: orgName });
}
