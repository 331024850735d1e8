import { describe, expect, test } from "vitest";
import { fitsSearch } from "../../../addin/pane/figures/fits-search.ts";
import {
  filterSections,
  indicatorSections,
  problemKinds,
  problemsOf,
} from "../../../addin/pane/figures/indicator-lines.ts";
import { choiceOf, selectionOf, tick } from "../../../addin/pane/peers/peer-choice.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { mergedIndicator, mergedTable } from "../table/plan/sample-merged.ts";

const table = mergedTable([
  mergedIndicator({}),
  mergedIndicator({ indicator: "KJ-43", gaps: { "0": "notYet" } }),
]);
const orgs = table.orgs.map(({ id }) => id);

describe("a choice of peers", () => {
  test("begins with everything, and everything ticked is kept as such", () => {
    const choice = choiceOf(null, table);
    expect(choice).toEqual({ orgs: new Set(orgs), indicators: new Set(["KJ-13", "KJ-43"]) });
    expect(selectionOf(choice, table)).toEqual({ orgs: [], indicators: [] });
  });

  test("is found again, without what the table no longer has", () => {
    const choice = choiceOf({ orgs: ["330482", "gone"], indicators: ["gone"] }, table);
    expect(selectionOf(choice, table)).toEqual({ orgs: ["330482"], indicators: [] });
  });

  test("is kept in the table's order, however it was ticked", () => {
    const ticked = tick(tick(new Set<string>(), ["330482"], true), ["330421", "330424"], true);
    const choice = { orgs: tick(ticked, ["330424"], false), indicators: new Set(["KJ-43"]) };
    expect(selectionOf(choice, table)).toEqual({ orgs: ["330421", "330482"], indicators: ["KJ-43"] });
  });
});

describe("the indicators of a merged table", () => {
  const sections = indicatorSections(table, yearlyForm, "zh");
  const lines = sections.flatMap(({ rows }) => rows);

  test("stand under the form's sections; a filter leaves out those it empties", () => {
    const codes = (found: typeof sections) =>
      found.map(({ label, rows }) => [label, rows.map(({ row }) => row.indicator)]);
    expect(codes(sections)).toEqual([
      ["二、创新主体", ["KJ-13"]],
      ["六、科技金融", ["KJ-43"]],
    ]);
    expect(
      codes(filterSections(sections, ({ name, row }) => fitsSearch("ｋｊ－43", name, row.indicator))),
    ).toEqual([["六、科技金融", ["KJ-43"]]]);
  });

  test("name what somebody has to look into; 不适用 is nothing of the kind", () => {
    expect(lines.map((line) => [...problemsOf(line)])).toEqual([[["missing", 1]], [["notYet", 1]]]);
    expect(problemKinds(lines)).toEqual([
      ["missing", 1],
      ["notYet", 1],
    ]);
  });

  test("that the city imports itself are not missed from the units", () => {
    const imported = indicatorSections(
      mergedTable([mergedIndicator({ indicator: "KJ-45", gaps: { "0": "missing" } })]),
      yearlyForm,
      "zh",
    ).flatMap(({ rows }) => rows);
    expect(imported.map((line) => [line.indicator.obtained, problemsOf(line).size])).toEqual([
      ["imported", 0],
    ]);
  });
});
