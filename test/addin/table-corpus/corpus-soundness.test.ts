import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { indicatorByCode, indicators } from "../../../shared/catalogue/indicators.ts";
import { normaliseName } from "../../../shared/codec/name.ts";
import { cornersOf, placeOf } from "../../fixtures/tables/drawing/areas.ts";
import { holdout2025Files } from "../../fixtures/tables/holdout-2025/holdout-2025-files.ts";
import { holdout2026Files } from "../../fixtures/tables/holdout-2026/holdout-2026-files.ts";
import { cleanFiles, holdoutFiles, tableCorpus, trapFiles } from "../../fixtures/tables/table-corpus.ts";
import { documentFigures, printedValue } from "./document-figures.ts";
import { expectation as expectationSchema } from "./expectation.ts";
import type { ReadFigure } from "./reading.ts";
import { scoreReading } from "./score-reading.ts";
import { openCells } from "./workbook-cells.ts";

const frozenPath = join(import.meta.dirname, "..", "..", "fixtures", "tables", "frozen-aliases.json");
const frozen = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(frozenPath, "utf8")));

const isWithin = (address: string, area: string): boolean => {
  const { from, to } = cornersOf(area);
  const { row, column } = placeOf(address);
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
};

const everyFile = [...tableCorpus, ...holdoutFiles, ...holdout2025Files, ...holdout2026Files];

describe("the corpus as a whole", () => {
  test("holds at least 28 clean and 24 trap workbooks, ten of them saved by LibreOffice, each under its own name", () => {
    const ids = everyFile.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(cleanFiles.length).toBeGreaterThanOrEqual(28);
    expect(trapFiles.length).toBeGreaterThanOrEqual(24);
    expect(tableCorpus.filter(({ resaved }) => resaved).length).toBeGreaterThanOrEqual(10);
    expect(cleanFiles.filter(({ expectation }) => expectation.difficulty !== "clean")).toEqual([]);
    expect(trapFiles.filter(({ expectation }) => expectation.difficulty !== "trap")).toEqual([]);
    expect(trapFiles.filter(({ expectation }) => expectation.traps.length === 0)).toEqual([]);
    expect(holdoutFiles.map(({ expectation }) => expectation.difficulty).toSorted()).toEqual([
      ...Array.from({ length: 10 }, () => "clean"),
      ...Array.from({ length: 8 }, () => "trap"),
    ]);
    expect(holdout2025Files.length).toBeGreaterThanOrEqual(24);
    expect(holdout2025Files.filter(({ resaved }) => resaved).length).toBeGreaterThanOrEqual(6);
    expect(holdout2026Files.length).toBeGreaterThanOrEqual(30);
    expect(holdout2026Files.filter(({ resaved }) => resaved).length).toBeGreaterThanOrEqual(6);
  });

  test("a clean workbook leaves nothing to ask", () => {
    const clean = everyFile.filter(({ expectation }) => expectation.difficulty === "clean");
    expect(clean.flatMap(({ id, expectation }) => (expectation.ask.length > 0 ? [id] : []))).toEqual([]);
  });

  test("draws the same bytes every time", async () => {
    const [file] = tableCorpus;
    expect(await file?.drawn()).toEqual(await file?.drawn());
  });

  test("no name of the corpus has become an alias since the aliases were frozen", async () => {
    const added = indicators.flatMap(({ code, aliases }) =>
      aliases.filter((alias) => !(frozen[code] ?? []).includes(alias)).map(normaliseName),
    );
    const texts = await Promise.all(
      everyFile.map(async (file) => (await openCells(await file.drawn())).texts),
    );
    const names = new Set(texts.flat().map(normaliseName));
    expect(added.filter((alias) => names.has(alias))).toEqual([]);
  });
});

describe.each(everyFile.map((file) => [file.id, file] as const))("%s", (_, file) => {
  const { expectation } = file;
  const { take, ask, leave, tables } = expectation;
  let cells: Awaited<ReturnType<typeof openCells>>;
  beforeAll(async () => {
    cells = await openCells(await file.bytes());
  });

  test("keeps the form of an expectation", () => {
    expect(expectationSchema.parse(expectation)).toEqual(expectation);
  });

  test("holds in every cell what the expectation says was typed there", () => {
    const differing = [...take, ...ask].flatMap(({ sheet, cells: [cell = ""], typed }) => {
      const stored = cells.cellText(sheet, cell);
      return stored === typed ? [] : [`${sheet}!${cell}: ${typed} ≠ ${stored}`];
    });
    expect(differing).toEqual([]);
  });

  test("names each cell once, within a table, and takes none that it leaves", () => {
    const places = [...take, ...ask].map(({ sheet, cells: [cell = ""] }) => ({ sheet, cell }));
    expect(new Set(places.map(({ sheet, cell }) => `${sheet}!${cell}`)).size).toBe(places.length);
    const outside = places.filter(
      ({ sheet, cell }) => !tables.some((table) => table.sheet === sheet && isWithin(cell, table.body)),
    );
    expect(outside).toEqual([]);
    const both = places.filter(({ sheet, cell }) =>
      leave.some((left) => left.sheet === sheet && isWithin(cell, left.area)),
    );
    expect(both).toEqual([]);
  });

  test("names indicators of the catalogue, and an answer wherever one may take it unasked", () => {
    const codes = [
      ...take.map(({ indicator }) => indicator),
      ...ask.flatMap(({ indicator, candidates, answer }) => [indicator, answer?.indicator, ...candidates]),
    ];
    expect(codes.filter((code) => typeof code === "string" && !indicatorByCode.has(code))).toEqual([]);
    expect(ask.filter(({ mayTake, answer }) => mayTake && answer === null)).toEqual([]);
    const halves = take.filter(({ kind, value, target, availability }) =>
      kind === "target" ? target === null : (value === null) === (availability === "available"),
    );
    expect(halves).toEqual([]);
  });

  test("gives the figures of the documents where the documents print one", () => {
    const differing = take.flatMap((entry) => {
      const printed = documentFigures(expectation.context.division, entry);
      const value = entry.value ?? entry.target?.number ?? null;
      const known = printed.map((row) => printedValue(row, entry.indicator)).filter((text) => text !== null);
      if (known.length === 0 || value === null || known.includes(value)) return [];
      return [`${entry.cells[0]} ${entry.indicator} ${entry.period}: ${value}, printed ${known.join(", ")}`];
    });
    expect(differing).toEqual([]);
  });

  test("is all right when read as expected, and all missed when nothing is read", () => {
    const figures: ReadFigure[] = take.map(
      ({ sheet, cells: [cell = ""], indicator, kind, period, basis, availability, value, target }) =>
        ({ sheet, cell, indicator, kind, period, basis, availability, value, target }) satisfies ReadFigure,
    );
    const open = ask.map(({ sheet, cells: [cell = ""] }) => ({ sheet, cell }));
    const bad = scoreReading(expectation, { figures, open, shown: [] }).filter(
      ({ outcome }) => outcome !== "right",
    );
    expect(bad).toEqual([]);
    const nothing = scoreReading(expectation, { figures: [], open: [], shown: [] });
    const passed = new Set(ask.flatMap(({ line, mayLeave }) => (mayLeave ? [line] : [])));
    expect(nothing.filter(({ line, outcome }) => outcome !== "missed" && !passed.has(line))).toEqual([]);
  });
});
