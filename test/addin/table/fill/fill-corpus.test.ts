import { expect, it } from "vitest";
import type { WorkbookSnapshot } from "../../../../addin/host/snapshot.ts";
import { parseCell } from "../../../../addin/table/address.ts";
import { isSameFigure, readerOf } from "../../../../addin/table/fill/known-and-read.ts";
import { type ReadTableOptions, readTable } from "../../../../addin/table/read-table.ts";
import type { PlacedFigure, TableReading } from "../../../../addin/table/reading.ts";
import { cellText } from "../../../../addin/table/sheet-cells.ts";
import { canonicalJson } from "../../../../shared/codec/canonical-json.ts";
import { type Figure, figureKey } from "../../../../shared/schema/figure.ts";
import { holdoutFiles, tableCorpus } from "../../../fixtures/tables/table-corpus.ts";
import { snapshotOf } from "../../host/opened.ts";
import { wholeCatalogue } from "../../table-corpus/read-with-product.ts";
import { filled, planIn } from "./known-figures.ts";

const fields = ["previousActual", "target", "nextTarget"] as const;

/** Figures that stand in columns that can be filled, each with the cells it takes up. */
const filledIn = ({ figures }: TableReading): { figure: Figure; cells: string[] }[] =>
  figures.flatMap(({ figure, cells }: PlacedFigure) => {
    const field = fields.find((each) => figure.cell !== null && cells[each] === figure.cell);
    if (field === undefined || figure.cell === null) return [];
    if (figure.kind === "actual" && (figure.value === null || figure.obtained === "derived")) return [];
    const requirement = field === "previousActual" ? undefined : cells[`${field}Requirement`];
    return [{ figure, cells: [figure.cell, ...(requirement === undefined ? [] : [requirement])] }];
  });

function emptied(snapshot: WorkbookSnapshot, references: readonly string[]): WorkbookSnapshot {
  const places = references.flatMap((reference) => parseCell(reference) ?? []);
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => {
      const values = sheet.values.map((row) => [...row]);
      for (const { sheet: name, address } of places) {
        const row = values[address.row - sheet.origin.row];
        if (name === sheet.name && row) row[address.column - sheet.origin.column] = null;
      }
      return { ...sheet, values };
    }),
  };
}

const isFormula = (snapshot: WorkbookSnapshot, reference: string): boolean => {
  const place = parseCell(reference);
  const sheet = snapshot.sheets.find(({ name }) => name === place?.sheet);
  if (place === undefined || sheet === undefined) throw new Error(`no cell ${reference}`);
  const { row, column } = place.address;
  return sheet.formulas[row - sheet.origin.row]?.[column - sheet.origin.column] != null;
};

type Emptied = {
  id: string;
  known: Figure[];
  plan: ReturnType<typeof planIn>;
  after: TableReading;
  before: TableReading;
};

async function emptyAndFill({ id, expectation, bytes }: (typeof tableCorpus)[number]): Promise<Emptied[]> {
  const snapshot = await snapshotOf(await bytes());
  const { org, division, year } = expectation.context;
  const options: ReadTableOptions = { form: wholeCatalogue, period: year, org: division, orgNames: [org] };
  const first = readTable(snapshot, options);
  if (!first.ok) return [];
  const standing = filledIn(first.value).filter(
    ({ cells }) => !cells.some((cell) => isFormula(snapshot, cell)),
  );
  if (standing.length === 0) return [];
  const blank = emptied(
    snapshot,
    standing.flatMap(({ cells }) => cells),
  );
  // a table whose columns are known by their numbers is another one without them
  const before = readTable(blank, { ...options, sheet: first.value.sheet });
  if (!before.ok) return [];
  const read = (of: WorkbookSnapshot) => {
    const found = readTable(of, { ...options, sheet: first.value.sheet });
    return found.ok ? found.value : null;
  };
  const known = standing.map(({ figure }) => figure);
  const plan = planIn(blank, { reading: before.value, form: wholeCatalogue, known, read });
  const after = read(filled(blank, plan));
  if (after === null) throw new Error(`${id}: no table any more`);
  return [{ id, known, plan, after, before: before.value }];
}

const tables = (await Promise.all([...tableCorpus, ...holdoutFiles].map(emptyAndFill))).flat();

it.each(tables)(
  "$id: emptied and filled in again, each figure is the one that was known",
  ({ plan, after }) => {
    const at = readerOf(after);
    const wrong = plan.proposals.filter(({ figure, cell }) => {
      const read = at(figure, cell);
      return read === undefined || !isSameFigure(figure, read);
    });
    expect(wrong.map(({ figure, cell }) => `${cell} ${figureKey(figure)}`)).toEqual([]);
  },
);

it.each(tables)("$id: what else was read stays as it was", ({ before, after }) => {
  const typed = ({ figures }: TableReading) =>
    figures.flatMap(({ figure }) =>
      figure.kind === "actual" && cellText(figure.typed?.text ?? "") === "" ? [] : [canonicalJson(figure)],
    );
  const now = new Set(typed(after));
  expect(typed(before).filter((figure) => !now.has(figure))).toEqual([]);
});

it("nearly all of what offices keep can be filled in", () => {
  const count = (of: (one: Emptied) => number) => tables.reduce((sum, one) => sum + of(one), 0);
  const known = count((one) => one.known.length);
  const proposed = count((one) => one.plan.proposals.length);
  process.stdout.write(`${tables.length} tables: ${proposed} of ${known} figures written back\n`);
  for (const { id, plan } of tables)
    if (plan.left.length)
      process.stdout.write(
        id +
          " " +
          plan.left
            .map(
              (l) =>
                `${l.cell}:${l.why}:${l.figure.kind === "actual" ? l.figure.value : l.figure.target.text}`,
            )
            .join(" ") +
          "\n",
      );
  expect(proposed / known).toBeGreaterThan(0.9);
});
