import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { indicatorByCode } from "../../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import type { DemoEntry, DemoTable } from "../../../worker/demo/entry.ts";
import { jiashan2024, tongxiang2020 } from "../../../worker/demo/real-figures.ts";
import { type CsvRow, readCsv } from "../catalogue/read-csv.ts";

const figures = new Map(readCsv("figures.csv").map((row) => [row.id ?? "", row]));
const onForm = new Set(
  readCsv("indicators.csv")
    .filter(({ core }) => core !== "")
    .map(({ key }) => key),
);
const leftOutPath = fileURLToPath(new URL("../../../docs/未收录的数据.md", import.meta.url).href);
const leftOut = readFileSync(leftOutPath, "utf8")
  .split("\n")
  .filter((line) => /^\| (TX|JS)\d\d-\d{3} \|/.test(line))
  .map((line) => {
    const [id = "", indicator = "", , , quote = "", trap = "", reason = ""] = line.slice(2, -2).split(" | ");
    return { id, indicator, quote, trap, reason };
  });

const tables: readonly [document: string, prefix: string, table: DemoTable][] = [
  ["桐乡市2020年总结及2021年要点", "TX20", tongxiang2020],
  ["嘉善县2024年总结及2025年要点", "JS24", jiashan2024],
];
const sourcesOf = ({ entries }: DemoTable) =>
  entries.flatMap(({ source }) => [...source.actual, ...source.nextTarget]);

const figure = (id: string): CsvRow => {
  const found = figures.get(id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};
const keyOf = ({ indicator }: DemoEntry) => indicatorByCode.get(indicator)?.key;

/** The operators of the documents and the words of the form they are entered under. */
const requirementOf: Readonly<Record<string, string>> = {
  ge: "不少于",
  gt: "超过",
  keep: "保持",
  relative_to_peer: "高于同级",
};

describe.each(tables)("%s", (document, prefix, table) => {
  const rows = [...figures.values()].filter(({ id }) => id?.startsWith(prefix));

  test("every figure for an indicator of the form is either in the demo or among the figures left out, never both", () => {
    const taken = sourcesOf(table);
    const listed = leftOut.map(({ id }) => id).filter((id) => id.startsWith(prefix));
    const asked = rows.filter(({ indicator_key }) => onForm.has(indicator_key)).map(({ id }) => id);
    expect([...taken, ...listed].toSorted()).toEqual(asked.toSorted());
  });

  test("every actual is the document's number, for the very indicator, unit and year", () => {
    const stated = table.entries.filter(({ source }) => source.actual.length > 0);
    expect(stated.length).toBeGreaterThan(10);
    for (const entry of stated)
      for (const { value, operator, year, indicator_key, document: printedIn } of entry.source.actual.map(
        figure,
      ))
        expect({ value, operator, year, indicator_key, printedIn }).toEqual({
          value: entry.actual?.text,
          operator: "eq",
          year: entry.actual?.dataYear,
          indicator_key: keyOf(entry),
          printedIn: document,
        });
  });

  test("every target for the next year says what the document says", () => {
    const stated = table.entries.filter(({ source }) => source.nextTarget.length > 0);
    expect(stated.length).toBeGreaterThan(8);
    for (const { nextTarget, source, ...entry } of stated)
      for (const row of source.nextTarget.map(figure)) {
        expect([row.year, row.indicator_key]).toEqual([
          String(Number(table.period) + 1),
          keyOf({ nextTarget, source, ...entry }),
        ]);
        if (row.kind === "rank_target") {
          expect(["文字", "位次不低于"]).toContain(nextTarget?.requirement);
          expect(nextTarget?.value).toContain(row.value);
        } else {
          expect(nextTarget).toEqual({
            requirement: requirementOf[row.operator ?? ""],
            value: row.value,
          });
        }
      }
  });

  test("is silent about the rest: 未提供(来源未载), and no target without a source", () => {
    for (const { source, actual, nextTarget, target, previousActual, note } of table.entries) {
      expect([target, previousActual]).toEqual([null, null]);
      expect(nextTarget === null).toBe(source.nextTarget.length === 0);
      if (source.actual.length > 0 || actual === null) continue;
      expect(actual).toEqual({ text: null, availability: "notProvided", stage: null, dataYear: null });
      expect(note).toMatch(/^来源未载/);
    }
  });

  test("fills every row of the form once, in form order, and leaves the imported one to the city", () => {
    expect(table.entries.map(({ indicator }) => indicator)).toEqual(
      yearlyForm.rows.filter(isIndicatorRow).map(({ indicator }) => indicator),
    );
    expect(table.entries.filter(({ actual }) => actual === null).map(({ indicator }) => indicator)).toEqual([
      "KJ-45",
    ]);
  });

  test("claims no figure to be 核定", () => {
    const stages = table.entries.flatMap(({ actual }) => actual?.stage ?? []);
    expect(new Set(stages)).toEqual(new Set(["flash", "annual"]));
  });
});

describe("the figures left out", () => {
  test("name the document's indicator and quote, a trap code and a reason", () => {
    expect(leftOut.length).toBeGreaterThan(30);
    for (const { id, indicator, quote, trap, reason } of leftOut) {
      const row = figure(id);
      expect([indicator, quote]).toEqual([row.indicator, `「${row.quote}」`]);
      expect(trap).toMatch(/^[A-I]\d\d$/);
      expect(reason.length).toBeGreaterThan(5);
    }
  });

  test.each([
    ["TX20-002", "A01"],
    ["TX20-038", "A01"],
    ["TX20-014", "A05"],
    ["TX20-061", "D02"],
    ["JS24-008", "C03"],
    ["JS24-106", "A02"],
    ["JS24-121", "A02"],
  ])("%s is left out for %s", (id, trap) => {
    expect(leftOut.find((line) => line.id === id)?.trap).toBe(trap);
  });
});
