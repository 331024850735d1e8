import { describe, expect, test } from "vitest";
import { dueIn } from "../../../addin/pane/parts/due-in.ts";

const due = "2025-01-31T15:59:59.000Z"; // 23:59:59 in Beijing

describe("dueIn counts calendar days of Beijing time", () => {
  test.each([
    ["2025-01-30T16:00:00Z", { over: false, days: 0 }], // the 31st has just begun there
    ["2025-01-30T15:59:59Z", { over: false, days: 1 }],
    ["2025-01-01T00:00:00Z", { over: false, days: 30 }],
    ["2025-01-31T16:00:00Z", { over: true, days: 1 }],
    ["2025-02-10T00:00:00Z", { over: true, days: 10 }],
  ])("at %s", (now, expected) => {
    expect(dueIn(due, new Date(now))).toEqual(expected);
  });

  test("over on the very day is over by no day", () => {
    expect(dueIn("2025-01-31T02:00:00Z", new Date("2025-01-31T03:00:00Z"))).toEqual({ over: true, days: 0 });
  });
});
