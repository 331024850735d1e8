import { type Result, succeed } from "../../shared/result.ts";
import type { AcceptedAlias } from "../../shared/schema/alias.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";
import { type CheckReport, judged } from "./check.ts";
import { type EarlierFigures, earlierFigures } from "./earlier-figures.ts";
import type { FlowFailure } from "./failure.ts";
import { formInForce } from "./form-in-force.ts";
import type { HeldByCity } from "./held-by-city.ts";
import { checkKnowingUnits, type KnownUnits } from "./knowing-units.ts";
import { withKnownReleases } from "./known-releases.ts";

export type CityPorts = {
  client: Pick<ApiClient, "orgs">;
  person: Person | null;
  /** Without these only what comes with the program and the workbook is known. */
  names?: AcceptedNames | undefined;
  held?: HeldByCity | undefined;
};

/** What the city holds for the reading: `form` with its rules of now, names it has accepted. */
export type CityReading = { form: Form; aliases: readonly AcceptedAlias[] | undefined };

/**
 * Checks a workbook with what the city of whoever is signed in holds: names it has accepted, its rules of now, and what
 * the unit was accepted with before. None of it is waited for longer than a moment; the report tells what was known.
 */
export async function checkKnowingCity(
  { client, person, names, held }: CityPorts,
  { form, signal }: { form: Form; signal?: AbortSignal | undefined },
  check: (units: KnownUnits, ofCity: Promise<CityReading>) => Promise<Result<CheckReport, FlowFailure>>,
): Promise<Result<CheckReport, FlowFailure>> {
  // asked for together: one wait for all of them
  const rounds = held?.rounds(signal);
  const inForce = formInForce(held, form, signal);
  const ofCity = Promise.all([names?.(form.id, signal), inForce]).then(([aliases, now]) => ({
    form: now.form,
    aliases,
  }));
  const read = await checkKnowingUnits(person, client, (units) => check(units, ofCity));
  if (!read.ok) return read;
  const report = read.value;
  const earlier: EarlierFigures =
    held === undefined || rounds === undefined || person === null
      ? { history: null, why: "signed-out" }
      : await earlierFigures(held, { person, report, rounds: await rounds }, signal);
  const checked = judged(report, { earlier, rules: (await inForce).rules });
  if (held === undefined || person === null) return succeed(checked);
  return succeed(await withKnownReleases(held, { person, report: checked, round: null }, signal));
}
