import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { Round } from "../../shared/schema/round.ts";
import { insertForm } from "../store/forms.ts";
import { insertOrg } from "../store/orgs.ts";
import { insertPerson, type NewPerson } from "../store/people.ts";
import type { TenantScope } from "../store/query.ts";
import { insertRound } from "../store/rounds.ts";
import { insertTenant } from "../store/tenants.ts";
import { sha256Hex } from "./hash.ts";

/** What a city starts with. */
export type City = {
  name: string;
  orgs: readonly Org[];
  people: readonly NewPerson[];
  forms: readonly Form[];
  rounds: readonly Round[];
};

/** Sets a city up in one transaction: units, people, published forms, rounds as drafts. Throws if it is there already. */
export async function foundCity(scope: TenantScope, city: City): Promise<void> {
  await scope.db.batch([
    insertTenant(scope, city.name),
    ...city.orgs.map((org, position) => insertOrg(scope, org, position)),
    ...city.people.map((person) => insertPerson(scope, person)),
    ...city.forms.map((form) => publishForm(scope, form)),
    ...city.rounds.flatMap((round) => insertRound(scope, round)),
  ]);
}

/** Publishes a form version: from now on it is immutable. */
export function publishForm(scope: TenantScope, form: Form): D1PreparedStatement {
  const document = canonicalJson(form);
  return insertForm(scope, form, document, sha256Hex(document));
}
