import { describe, expect, it } from "vitest";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import type { AcceptedAlias } from "../../../shared/schema/alias.ts";
import { tableCorpus } from "../../fixtures/tables/table-corpus.ts";
import { snapshotOf } from "../host/opened.ts";
import type { Expectation } from "./expectation.ts";
import { wholeCatalogue } from "./read-with-product.ts";

type Snapshot = Awaited<ReturnType<typeof snapshotOf>>;

function checked(snapshot: Snapshot, { context }: Expectation, aliases: readonly AcceptedAlias[]) {
  const { org, division, year } = context;
  const orgs = [{ id: division, name: org, shortName: org }];
  const read = checkSnapshot(snapshot, { form: wholeCatalogue, period: year, org: division, orgs, aliases });
  return read.ok ? read.value : null;
}

/** Every name the reader leaves open, given to some indicator: the next one of the catalogue, from a different start each time. */
function anyAliases(names: readonly string[], start: number): AcceptedAlias[] {
  const codes = wholeCatalogue.indicators.map(({ code }) => code);
  return names.map((name, index) => ({ name, indicator: codes[(start + index * 7) % codes.length] ?? "" }));
}

describe("accepted names, whatever they are given to", () => {
  const added: number[] = [];

  it.each(tableCorpus.map((file) => ({ file, id: file.id })))(
    "$id: what was sure stays as it was",
    async ({ file: { bytes, expectation } }) => {
      const snapshot = await snapshotOf(await bytes());
      const before = checked(snapshot, expectation, []);
      if (before === null) return;
      const open = before.reading.rows.flatMap(({ sureness, key }) => (sureness === "sure" ? [] : [key]));
      for (const start of [0, 31]) {
        const after = checked(snapshot, expectation, anyAliases(open, start));
        const now = new Set(after?.document.figures.map((figure) => JSON.stringify(figure)));
        const lost = before.document.figures.filter((figure) => !now.has(JSON.stringify(figure)));
        expect(lost).toEqual([]);
        added.push(now.size - before.document.figures.length);
      }
    },
  );

  it("add figures in some of the tables, or nothing was tried", () => {
    expect(added.filter((count) => count > 0).length).toBeGreaterThan(10);
  });
});
