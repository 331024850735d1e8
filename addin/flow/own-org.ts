import { type Result, succeed } from "../../shared/result.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { CheckReport, NamedOrg } from "./check.ts";
import { type FlowFailure, stopped } from "./failure.ts";
import { statesUnit } from "./states-unit.ts";

/** A person submits for their own unit only; a sheet that names none is taken to be it. `orgs` as far as they are known. */
export function ownOrg(
  { org, reading }: CheckReport,
  person: Person,
  orgs: readonly NamedOrg[],
): Result<string, FlowFailure> {
  if (org === person.org) return succeed(org);
  if (org === null && reading.org.text === null) {
    const titled = unitInTitle(reading, person, orgs);
    return titled === null
      ? succeed(person.org)
      : stopped("other-org", { sheet: titled, own: person.orgName });
  }
  // checked before anybody was signed in: no unit was known then
  if (org === null && statesUnit(reading.org.text ?? "", person.orgName)) return succeed(person.org);
  const sheet = reading.org.text ?? org ?? "";
  return stopped(org === null ? "org-unknown" : "other-org", { sheet, own: person.orgName });
}

/** 平湖市2024年科技创新指标 is another unit's; a table of many units has its own column however it is titled. */
function unitInTitle(
  { headLines, sheet, columns }: CheckReport["reading"],
  { org, orgName }: Person,
  orgs: readonly NamedOrg[],
): string | null {
  const lines = [...headLines, sheet];
  const own = [orgName, ...orgs.filter(({ id }) => id === org).map(({ shortName }) => shortName)];
  if (own.some((name) => lines.some((line) => line.includes(name)))) return null;
  if (columns.some(({ how }) => how === "org")) return null;
  return orgs.find((other) => other.id !== org && lines.some((line) => names(line, other)))?.name ?? null;
}

/** 平湖市 anywhere, or 平湖 where nothing but a unit is meant: 平湖2024年…, 单位：平湖. A bureau issues tables of others. */
function names(line: string, { name, shortName }: NamedOrg): boolean {
  if (name.endsWith("局")) return false;
  if (line.includes(name)) return true;
  const said = line.slice(line.indexOf(":") + 1);
  return (
    name.startsWith(shortName) && said.startsWith(shortName) && afterUnit.test(said.slice(shortName.length))
  );
}

const afterUnit = /^(?:$|科技|科学技术|科创|(?:19|20)\d{2})/;
