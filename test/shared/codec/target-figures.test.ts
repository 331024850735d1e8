import { expect, test } from "vitest";
import { readNumber } from "../../../shared/codec/number.ts";
import { describeTarget, isJudged, parseTarget, parseTargets } from "../../../shared/codec/target.ts";
import type { Target } from "../../../shared/schema/target.ts";
import { type CsvRow, readCsv } from "../catalogue/read-csv.ts";
import { jiaxing } from "./arbitraries.ts";

const rows = readCsv("figures.csv").filter(
  ({ kind, operator }) => kind?.includes("target") || operator === "multiple",
);

/** Targets of a row's quote; of several (分别) the one whose place the note names (并列第2), else the one with the row's value. */
function targetOf({ quote = "", value = "" }: CsvRow): Target | undefined {
  const read = parseTargets(quote, jiaxing);
  if (!read.ok) return undefined;
  return read.value.length === 1 ? read.value[0] : read.value.find(({ number }) => number === value);
}

/** The csv's value as number: "1500", 千, 五. */
function numberOf(value: string): string | null {
  const read = readNumber(value);
  return value === "千" ? "1000" : read.ok ? read.value.value : null;
}

/** Softened (基本, 逐步) or the name of a campaign (工程, 活动): a goal without a limit (traps E07). */
const goalOnly = /基本|逐步|工程|活动/;

function expected({ operator = "", value = "", quote = "" }: CsvRow): Pick<Target, "requirement" | "number"> {
  const number = numberOf(value);
  if (value === "全覆盖")
    return goalOnly.test(quote)
      ? { requirement: "text", number: null }
      : { requirement: "atLeast", number: "100" };
  if (value === "零突破") return { requirement: "atLeast", number: "1" };
  if (operator === "multiple") return { requirement: "multiple", number: "2" };
  if (operator === "relative_to_peer") return { requirement: "aboveGroup", number: null };
  if (operator === "improve" || operator === "approx" || number === null)
    return { requirement: "text", number: null };
  if (operator === "keep") return { requirement: quote.includes("第") ? "rankWithin" : "keep", number };
  return { requirement: operator === "gt" ? "moreThan" : "atLeast", number };
}

test("every target of the five documents has the operator, value and unit that were read from it by hand", () => {
  expect(rows.length).toBeGreaterThan(130);
  const read = rows.map((row) => {
    const target = targetOf(row);
    const unit =
      target?.requirement === "text" || numberOf(row.value ?? "") === null ? "" : (target?.unit ?? "");
    return { id: row.id, requirement: target?.requirement, number: target?.number, unit };
  });
  const wanted = rows.map((row) => {
    const structure = expected(row);
    return {
      id: row.id,
      ...structure,
      unit: structure.requirement === "text" || numberOf(row.value ?? "") === null ? "" : row.unit,
    };
  });
  expect(read).toEqual(wanted);
});

test("a commitment in the words is the one noted for the row", () => {
  for (const row of rows) {
    const said = /力争|争取|争创/.test((row.quote ?? "").replace(/[,，].*/, ""))
      ? "strive"
      : (row.quote ?? "").includes("确保")
        ? "ensure"
        : null;
    expect([row.id, targetOf(row)?.commitment]).toEqual([row.id, said]);
    if (said === "strive")
      expect([row.id, row.note]).toEqual([row.id, expect.stringMatching(/力争|争取|争创/)]);
  }
});

test("every target of the documents prints as it was written, and its restated words mean the same", () => {
  for (const row of rows) {
    const target = targetOf(row);
    if (target === undefined) throw new Error(`${row.id} could not be read`);
    expect(target.text).toBe(row.quote);
    const text = describeTarget(target);
    expect([row.id, parseTarget(text, jiaxing)]).toEqual([row.id, { ok: true, value: { ...target, text } }]);
  }
});

test("nine in ten targets of the documents can be judged; the others say so", () => {
  const judged = rows.filter((row) => {
    const target = targetOf(row);
    return target !== undefined && isJudged(target);
  });
  expect(judged.length).toBeGreaterThan(rows.length * 0.85);
  expect(judged.length).toBeLessThan(rows.length);
});
