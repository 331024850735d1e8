import { aliasKey, mayBeAlias } from "../../shared/codec/alias-key.ts";
import type { AcceptedAlias, AliasOffer } from "../../shared/schema/alias.ts";
import type { Form } from "../../shared/schema/form.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import type { Person, Role } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import { tellingName } from "../table/match/accepted-names.ts";
import type { RowMatch, TableReading } from "../table/reading.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";

/** As the server takes them. */
const mostAtOnce = 200;
const fillers: readonly Role[] = ["section", "preparer"];

/** Whose answers are offered to the city: those of people who fill in a unit's table. */
export const offersNames = (person: Person | null): person is Person =>
  person !== null && fillers.includes(person.role);

/**
 * What a person's answers say of names: "this name is that indicator", with the unit beside it. Names the form or the
 * city knows already are left out, and so are names with digits; no figures go along.
 */
export function offersOf(
  { rows, findings }: TableReading,
  form: Form,
  accepted: readonly AcceptedAlias[],
): AliasOffer[] {
  // found again by its place after it was renamed, which nobody has confirmed yet
  const renamed = new Set(findings.flatMap(({ rule, cells }) => (rule.id === "STR-RENAMED" ? cells : [])));
  const known = knownNames(form, accepted);
  const offers = new Map<string, AliasOffer>();
  for (const row of rows) {
    const { how, indicator, cell } = row;
    if (how !== "answer" || indicator === null || row.name === "" || renamed.has(cell)) continue;
    const name = tellingName(row, rows);
    const key = aliasKey(name);
    if (!mayBeAlias(name) || known.has(key)) continue;
    const rowsSoFar = offers.get(key)?.rows ?? 0;
    offers.set(key, { indicator, name, unit: unitBeside(row), rows: rowsSoFar + 1 });
  }
  return [...offers.values()].slice(0, mostAtOnce);
}

const unitBeside = ({ unit }: RowMatch): string | null => {
  const text = unit?.trim() ?? "";
  return text === "" || text.length > 20 || /\d/.test(text) ? null : text;
};

function knownNames(form: Form, accepted: readonly AcceptedAlias[]): ReadonlySet<string> {
  const labels = form.rows.filter(isIndicatorRow).flatMap(({ label }) => label ?? []);
  const own = form.indicators.flatMap(({ name, aliases }) => [name, ...aliases]);
  return new Set([...own, ...labels, ...accepted.map(({ name }) => name)].map(aliasKey));
}

/**
 * Tells the city what the unit calls its indicators. Gives how many names the city has got. It is a courtesy that must not
 * disturb what it goes along with: what does not arrive is 0, and is told again with the next answers.
 */
export async function offerAliases(
  { client, names }: { client: Pick<ApiClient, "person" | "offerAliases">; names: AcceptedNames },
  { reading, form }: { reading: TableReading; form: Form },
): Promise<number> {
  const person = await client.person();
  if (!offersNames(person) || !reading.rows.some(({ how }) => how === "answer")) return 0;
  const offers = offersOf(reading, form, (await names(form.id)) ?? []);
  if (offers.length === 0) return 0;
  const told = await client.offerAliases(person.org, {
    form: { id: form.id, version: form.version },
    offers,
  });
  return told.ok ? offers.length : 0;
}
