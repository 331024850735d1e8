import type { Result } from "../../shared/result.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { CheckOptions, CheckReport, NamedOrg } from "./check.ts";
import type { FlowFailure } from "./failure.ts";
import { needsOtherUnits } from "./said-unit.ts";
import { isCity } from "./status.ts";

/** Units as far as they are known, and which of them reports. */
export type KnownUnits = Pick<CheckOptions, "orgs" | "own">;
type Checked = Result<CheckReport, FlowFailure>;

/** What is known without asking: the unit of whoever is signed in, by its full name. The city's people report for none. */
export function unitsOf(person: Person | null): KnownUnits {
  if (person === null) return {};
  const orgs: NamedOrg[] = [{ id: person.org, name: person.orgName, shortName: person.orgName }];
  return isCity(person) ? { orgs } : { orgs, own: person.org };
}

/**
 * Checks a workbook for whoever is signed in. The server is asked for the names of units only where the unit's own full
 * name does not find its numbers (a table may write 海宁 for 海宁市, or have a sheet for each unit) or the sheet may name another
 * one for its own. Without an answer what was found stands.
 */
export async function checkKnowingUnits(
  person: Person | null,
  client: Pick<ApiClient, "orgs">,
  check: (units: KnownUnits) => Promise<Checked>,
): Promise<Checked> {
  const units = unitsOf(person);
  const first = await check(units);
  if (units.own === undefined || !needsNames(first, units)) return first;
  const orgs = await client.orgs();
  return orgs.ok ? check({ ...units, orgs: orgs.value }) : first;
}

function needsNames(checked: Checked, { orgs = [] }: KnownUnits): boolean {
  if (checked.ok) {
    const { reading } = checked.value;
    const [own] = orgs;
    if (own !== undefined && needsOtherUnits(reading, own)) return true;
    return !reading.columns.some(({ field, sureness }) => field === "actual" && sureness === "sure");
  }
  const { error } = checked;
  return (
    error.kind === "reading" && ["no-table", "rows-unknown", "several-tables"].includes(error.refusal.code)
  );
}
