import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { squeezeText } from "../../../shared/codec/fold-text.ts";

const path = fileURLToPath(new URL("../../../docs/指标目录.md", import.meta.url).href);
const document = readFileSync(path, "utf8");
const cells = (line: string) => line.slice(2, -2).split(" | ");

test("docs/指标目录.md lists every indicator once with its code, name and unit", () => {
  const listed = document
    .split("\n")
    .filter((line) => /^\| (?:[\d.]+ \| )?KJ-\d{2,3} \| /.test(line))
    .map((line) => cells(line).slice(cells(line)[0]?.startsWith("KJ-") ? 0 : 1))
    .map(([code, name, unit]) => ({ code, name, unit: unit === "(无)" ? "" : unit }));
  expect(listed.toSorted((a, b) => Number(a.code?.slice(3)) - Number(b.code?.slice(3)))).toEqual(
    indicators.map(({ code, name, unit }) => ({ code, name, unit })),
  );
});

test("names that have to be asked about are no aliases", () => {
  const section = document.split("## 要先问清的名称")[1]?.split("\n## ")[0] ?? "";
  const names = section
    .split("\n")
    .filter((line) => line.startsWith("| ") && /\| [A-I]\d\d \|/.test(line))
    .flatMap((line) => (cells(line)[0] ?? "").split("、"));
  expect(names.length).toBeGreaterThan(30);
  const taken = new Set(indicators.flatMap(({ name, aliases }) => [name, ...aliases].map(squeezeText)));
  expect(names.filter((name) => taken.has(squeezeText(name)))).toEqual([]);
});
