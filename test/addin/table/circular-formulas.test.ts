import { expect, it } from "vitest";
import { circularCells } from "../../../addin/table/circular-formulas.ts";
import { plainSheet } from "./plain-sheet.ts";

/** Circular cells of a sheet 表 with one column of formulas from A1 down; null is an empty cell. */
const circular = (...formulas: (string | null)[]) => {
  const sheet = plainSheet(
    "表",
    formulas.map(() => [0]),
  );
  return [...circularCells({ ...sheet, formulas: formulas.map((formula) => [formula]) })].sort();
};

it("a formula that names itself, alone or in a range", () => {
  expect(circular("=A1+1", "=SUM(A1:A3)", null)).toEqual(["1/1", "2/1"]);
});

it("two that name each other, and what hangs on them; not what they hang on", () => {
  expect(circular("=A2+1+A4", "=$A$1-1", "=A1*2", "=B1")).toEqual(["1/1", "2/1", "3/1"]);
});

it("a long way round", () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => `=A${index + 2}`);
  expect(circular(...chain, null)).toEqual([]);
  expect(circular(...chain, "=A1")).toHaveLength(20_001);
});

it("not what only looks like it: other sheets, texts, places, longer names", () => {
  expect(circular("='上年'!A1", '=IF(B1="A2","A2",1)', "=ROW(A3)", "=LOG10(4)+A41", "=上年!A5")).toEqual([]);
  expect(circular("='表'!A2", "=表!A1")).toEqual(["1/1", "2/1"]);
});

it("ends in bounded time whatever a sheet sums up", () => {
  const sums = Array.from({ length: 3000 }, () => "=SUM(B1:ZZ1048576)");
  expect(circular(...sums)).toEqual([]);
});
