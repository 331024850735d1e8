import { expect, test } from "vitest";
import { checkSnapshot, type NamedOrg } from "../../../addin/flow/check.ts";
import { demoOrgs } from "../../../worker/demo/units.ts";
import { holdout2025Files } from "../../fixtures/tables/holdout-2025/holdout-2025-files.ts";
import { holdout2026Files } from "../../fixtures/tables/holdout-2026/holdout-2026-files.ts";
import { holdoutFiles, tableCorpus } from "../../fixtures/tables/table-corpus.ts";
import { snapshotOf } from "../host/opened.ts";
import { wholeCatalogue } from "./read-with-product.ts";

const tables = await Promise.all(
  [...tableCorpus, ...holdoutFiles, ...holdout2025Files, ...holdout2026Files].map(
    async ({ id, expectation, bytes }) => ({
      id,
      ...expectation.context,
      snapshot: await snapshotOf(await bytes()),
    }),
  ),
);
type Table = (typeof tables)[number];

const ownOf = ({ org, division }: Table): NamedOrg =>
  demoOrgs.find(({ id }) => id === division) ?? { id: division, name: org, shortName: org.slice(0, -1) };

/** How firmly the table is said to be another unit's than `own`; null where it is not read at all. */
function said({ snapshot, year }: Table, own: NamedOrg, orgs: readonly NamedOrg[]) {
  const checked = checkSnapshot(snapshot, { form: wholeCatalogue, period: year, own: own.id, orgs });
  if (!checked.ok) return null;
  const { findings, reading } = checked.value;
  const ofUnits = findings.filter(({ params }) => ["otherUnit", "whoseUnit"].includes(params.what ?? ""));
  return { severities: ofUnits.map(({ severity }) => severity), claims: reading.unitClaims };
}

test("no table of a unit is said to be another's", () => {
  const alarms = tables.filter((table) => {
    const own = ownOf(table);
    const others = demoOrgs.filter(({ id }) => id !== own.id);
    return (said(table, own, [own, ...others])?.severities ?? []).length > 0;
  });
  expect(alarms.map(({ id }) => id)).toEqual([]);
});

test("every table with the unit in its title is an error for another unit of its city", () => {
  const titled = tables.flatMap((table) => {
    const unit = ownOf(table);
    const stranger = { id: "999901", name: "明州区", shortName: "明州" };
    const found = said(table, stranger, [stranger, unit]);
    const names = found?.claims.some(({ from, text }) => from === "title" && text.includes(unit.name));
    return found !== null && names ? [{ id: table.id, severities: found.severities }] : [];
  });
  expect(titled.length).toBeGreaterThan(60);
  expect(titled.filter(({ severities }) => !severities.includes("error")).map(({ id }) => id)).toEqual([]);
});
