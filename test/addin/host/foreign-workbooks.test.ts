import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fileRoundTrip } from "./foreign/file-round-trip.ts";
import { LOCKED, REFUSED } from "./foreign/foreign-refusals.ts";
import { foreignFolder, foreignWorkbooks } from "./foreign/foreign-workbooks.ts";

const workbooks = foreignWorkbooks();
const trips = await Promise.all(
  workbooks.map(async (foreign) => ({ name: foreign.name, trip: await fileRoundTrip(foreign) })),
);

describe("workbooks made by others, one cell changed and saved by the file host", () => {
  test("those that are refused are refused for their own reason; all others open", () => {
    const refused = trips.flatMap(({ name, trip }) => (trip.refused ? [[name, trip.refused]] : []));
    expect(Object.fromEntries(refused)).toEqual(REFUSED);
    const locked = trips.filter(({ trip }) => !trip.refused && trip.change === null);
    expect(locked.map(({ name }) => name)).toEqual(LOCKED);
  });

  const changed = trips.flatMap(({ name, trip }) =>
    !trip.refused && trip.change ? [{ name, change: trip.change, outcome: trip.outcome }] : [],
  );

  test("at least 50 are changed", () => {
    expect(changed.length).toBeGreaterThanOrEqual(50);
  });

  test.each(changed)("$name: that cell changes, and nothing else", ({ change, outcome }) => {
    expect({ value: outcome.value, beside: outcome.beside }).toEqual({
      value: change.edit.value,
      beside: [],
    });
  });

  test("the folder's README names every one", () => {
    const readme = readFileSync(`${foreignFolder}/README.md`, "utf8");
    const unnamed = workbooks.filter(
      ({ name }) => !readme.includes(`| ${name.slice(name.indexOf("/") + 1)} |`),
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});
