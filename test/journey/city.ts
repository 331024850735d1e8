import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { tenantId } from "../../shared/schema/identifiers.ts";
import type { Round } from "../../shared/schema/round.ts";
import { demoPeople, demoRounds } from "../../worker/demo/demo-city.ts";
import { demoOrgs, demoTenant } from "../../worker/demo/units.ts";
import { foundCity } from "../../worker/service/found-city.ts";
import { hashPassword } from "../../worker/service/password.ts";
import type { RealWorker } from "../real-worker.ts";

export const password = "journey-2026";

/** 嘉兴市 with its units and people and the demo's three rounds as drafts; no figures. */
export async function foundEmptyCity(
  { database }: Pick<RealWorker, "database">,
  rounds?: Round[],
): Promise<void> {
  const hash = await hashPassword(password);
  await foundCity(
    { db: database, tenant: tenantId.parse(demoTenant) },
    {
      name: "嘉兴市",
      orgs: demoOrgs,
      people: demoPeople.map((person) => ({ ...person, password: hash })),
      forms: [yearlyForm],
      rounds: rounds ?? demoRounds(new Date()),
    },
  );
}

export const loginOf = (org: string): string => {
  const person = demoPeople.find((candidate) => candidate.org === org);
  if (person === undefined) throw new Error(`nobody in ${org}`);
  return person.login;
};
