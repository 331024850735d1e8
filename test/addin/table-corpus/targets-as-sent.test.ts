import { describe, expect, test } from "vitest";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import type { TargetFigure } from "../../../shared/schema/figure.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { examine } from "../../../shared/validate/check.ts";
import { demoOrgs } from "../../../worker/demo/units.ts";
import { editedFile } from "../../fixtures/own-tables/edited-file.ts";
import { ownTables } from "../../fixtures/own-tables/own-tables.ts";
import { holdout2025Files } from "../../fixtures/tables/holdout-2025/holdout-2025-files.ts";
import { holdout2026Files } from "../../fixtures/tables/holdout-2026/holdout-2026-files.ts";
import { holdoutFiles, tableCorpus } from "../../fixtures/tables/table-corpus.ts";
import { snapshotOf } from "../host/opened.ts";
import { wholeCatalogue } from "./read-with-product.ts";

type Table = { id: string; bytes: () => Promise<Uint8Array>; org: string; period: string };

const tables: readonly Table[] = [
  ...[...tableCorpus, ...holdoutFiles, ...holdout2025Files, ...holdout2026Files].map(
    ({ id, bytes, expectation }) => ({
      id,
      bytes,
      org: expectation.context.division,
      period: expectation.context.year,
    }),
  ),
  ...ownTables.map((table) => ({
    id: table.id,
    bytes: async () => editedFile(table),
    org: "330483",
    period: "2025",
  })),
];

/** Every target a table gives, also of years the form has no column for. */
async function targetsIn({ bytes, org, period }: Table): Promise<TargetFigure[]> {
  const checked = checkSnapshot(await snapshotOf(await bytes()), {
    form: wholeCatalogue,
    org,
    period,
    orgs: demoOrgs,
  });
  if (!checked.ok) return [];
  const { figures, otherFigures } = checked.value.reading;
  return [...figures, ...otherFigures].flatMap(({ figure }) => (figure.kind === "target" ? [figure] : []));
}

function foundIn(figures: TargetFigure[], period: string): string[] {
  const signers = { unitHead: null, statisticsHead: null, preparer: null, phone: null, reportDate: null };
  const form = { id: wholeCatalogue.id, version: wholeCatalogue.version };
  const document: SubmissionDocument = { form, org: "330483", period, figures, explanations: [], signers };
  const { findings } = examine({ document, form: wholeCatalogue, history: null }, { phase: "receive" });
  return findings.flatMap(({ rule, figures: [first] }) =>
    rule.id === "TYP-TARGETWORDS" && first ? [`${first.indicator}/${first.period}`] : [],
  );
}

describe("targets as the tables of bureaus have them", async () => {
  const all = await Promise.all(tables.map(async (table) => ({ ...table, targets: await targetsIn(table) })));

  test("there are many, in words too", () => {
    const targets = all.flatMap((table) => table.targets.map(({ target }) => target));
    const inWords = targets.filter(({ text, number, unit }) => text !== `不少于${number}${unit}`);
    process.stdout.write(
      `${targets.length} targets in ${all.length} tables, ${inWords.length} in other words\n`,
    );
    expect(targets.length).toBeGreaterThan(100);
    expect(inWords.length).toBeGreaterThan(20);
  });

  test.each(all.filter(({ targets }) => targets.length > 0))(
    "$id: each asks what its words say, and is found out with another number",
    ({ targets, period }) => {
      expect(foundIn(targets, period)).toEqual([]);
      const lies = targets.map((figure) => ({ ...figure, target: { ...figure.target, number: "123456.5" } }));
      expect(foundIn(lies, period)).toHaveLength(lies.length);
    },
  );
});
