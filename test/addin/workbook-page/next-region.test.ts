import { expect, test } from "vitest";
import { nextRegion } from "../../../addin/workbook-page/next-region.ts";

test.each<[here: number, step: 1 | -1, next: number]>([
  [0, 1, 1],
  [2, 1, 0],
  [0, -1, 2],
  [1, -1, 0],
  [-1, 1, 0],
  [-1, -1, 0],
])("from region %s of three by %s the keyboard goes to %s", (here, step, next) => {
  expect(nextRegion(here, 3, step)).toBe(next);
});
