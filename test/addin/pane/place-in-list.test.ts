import { describe, expect, test } from "vitest";
import { stepsFrom } from "../../../addin/pane/parts/place-in-list.ts";

const place = (identity: string, index: number) => ({ identity, index });

describe("steps through a list whose entries come and go", () => {
  test("begin with the first entry, and end with the last", () => {
    expect(stepsFrom(["a", "b", "c"], null)).toEqual({ at: null, previous: null, next: 0 });
    expect(stepsFrom(["a", "b", "c"], place("a", 0))).toEqual({ at: 0, previous: null, next: 1 });
    expect(stepsFrom(["a", "b", "c"], place("c", 2))).toEqual({ at: 2, previous: 1, next: null });
    expect(stepsFrom([], null)).toEqual({ at: null, previous: null, next: null });
  });

  test("stay with an entry that others have left before", () => {
    expect(stepsFrom(["b", "c"], place("b", 1))).toEqual({ at: 0, previous: null, next: 1 });
  });

  test("go on with what has taken the place of an entry that is gone", () => {
    expect(stepsFrom(["a", "c"], place("b", 1))).toEqual({ at: null, previous: 0, next: 1 });
    expect(stepsFrom(["a"], place("b", 1))).toEqual({ at: null, previous: 0, next: null });
    expect(stepsFrom(["a"], place("z", 9))).toEqual({ at: null, previous: 0, next: null });
    expect(stepsFrom([], place("a", 0))).toEqual({ at: null, previous: null, next: null });
  });
});
