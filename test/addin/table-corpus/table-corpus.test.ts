import { describe, expect, it } from "vitest";
import { holdout2025Files } from "../../fixtures/tables/holdout-2025/holdout-2025-files.ts";
import { holdout2026Files } from "../../fixtures/tables/holdout-2026/holdout-2026-files.ts";
import { holdoutFiles, tableCorpus } from "../../fixtures/tables/table-corpus.ts";
import { snapshotOf } from "../host/opened.ts";
import { readWithProduct } from "./read-with-product.ts";
import { type Outcome, scoreReading } from "./score-reading.ts";

/** `limits`: most lines that may be asked about although they are clear, or missed. */
const collections = [
  { about: "tables as bureaus keep them", files: tableCorpus, limits: { clean: 0.05, trap: 0.2 } },
  {
    about: "tables the reader was not made for",
    files: holdoutFiles,
    limits: { clean: 0.15, trap: 0.35 },
  },
  {
    about: "more layouts the reader was not made for",
    files: holdout2025Files,
    limits: { clean: 0.05, trap: 0.2 },
  },
  {
    about: "layouts that nobody had read before",
    files: holdout2026Files,
    limits: { clean: 0.05, trap: 0.09 },
  },
] as const;

describe.each(collections)("$about", async ({ about, files, limits }) => {
  const scores = await Promise.all(
    files.map(async ({ id, expectation, bytes }) => {
      const lines = scoreReading(expectation, readWithProduct(await snapshotOf(await bytes()), expectation));
      return { id, difficulty: expectation.difficulty, lines };
    }),
  );

  it.each(scores)("$id: no figure is taken wrongly", ({ lines }) => {
    expect(lines.filter(({ outcome }) => outcome === "wrong")).toEqual([]);
  });

  it.each(["clean", "trap"] as const)("%s tables: few lines are asked about or missed", (difficulty) => {
    const lines = scores.filter((score) => score.difficulty === difficulty).flatMap((score) => score.lines);
    const count = (of: Outcome) => lines.filter(({ outcome }) => outcome === of).length;
    const share = (count("asked") + count("missed")) / lines.length;
    process.stdout.write(
      `${about}, ${difficulty}: ${lines.length} lines, right ${count("right")}, asked ${count("asked")}, ` +
        `missed ${count("missed")}, wrong ${count("wrong")}: ${(share * 100).toFixed(1)} % asked or missed\n`,
    );
    expect(share).toBeLessThanOrEqual(limits[difficulty]);
  });
});
