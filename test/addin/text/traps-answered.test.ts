import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readingSentences } from "../../../addin/text/reading-finding-sentences.ts";
import { yearlyRules } from "../../../shared/catalogue/yearly-rules.ts";
import { standardRules } from "../../../shared/validate/standard-rules.ts";
import counts from "../../fixtures/trap-codes.json" with { type: "json" };

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/陷阱与规则.md"), "utf8");
const answers = [...page.matchAll(/^\| ([A-I]\d{0,2}) \| [^|]+ \| ([^|]+) \|$/gm)].map(
  ([, code = "", answer = ""]) => ({
    code,
    answer,
    rules: [...answer.matchAll(/`([A-Z]+(?:-[A-Z0-9]+)+)`/g)].map(([, id = ""]) => id),
  }),
);

/** Titles of all tests, and the cases of the corpus. */
const named = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") || file.endsWith("cases.json"))
  .flatMap((file) =>
    readFileSync(join(root, "test", file), "utf8")
      .split("\n")
      .filter((line) => /\b(?:it|test)(?:\.each)?\b.*\(|^\s*["`]|\]\)\(|"claim"/.test(line)),
  )
  .join("\n");

describe("the table of traps", () => {
  test("answers every code once, in order", () => {
    const codes = Object.entries(counts).flatMap(([letter, count]) =>
      count === 0
        ? [letter]
        : Array.from({ length: count }, (_, place) => `${letter}${String(place + 1).padStart(2, "0")}`),
    );
    expect(answers.map(({ code }) => code)).toEqual(codes);
  });

  test("says for each whether it is a rule, the shape of the data or a reason", () => {
    expect(answers.filter(({ answer }) => !/规则|形状|理由/.test(answer))).toEqual([]);
  });

  test("names only rules that exist", () => {
    const known = new Set([
      ...standardRules.map(({ id }) => id),
      ...Object.keys(readingSentences),
      ...yearlyRules.map(({ id }) => id),
    ]);
    expect(answers.flatMap(({ rules }) => rules).filter((id) => !known.has(id))).toEqual([]);
  });

  test("has a test named after every code that a rule answers", () => {
    const byRule = answers.filter(({ answer, rules }) => answer.startsWith("规则") && rules.length > 0);
    expect(byRule.length).toBeGreaterThan(20);
    const unnamed = byRule.filter(({ code }) => !new RegExp(`\\b${code}\\b`).test(named));
    expect(unnamed.map(({ code }) => code)).toEqual([]);
  });
});
