import { describe, expect, test } from "vitest";
import { boardTotals, missingFirst, punctuality } from "../../../addin/pane/board/board-totals.ts";
import { entryDetails } from "../../../addin/pane/board/entry-details.ts";
import { orderRounds } from "../../../addin/pane/board/order-rounds.ts";
import type { BoardEntry, RoundState, SubmissionState } from "../../../shared/schema/round.ts";
import { aRound } from "../../a-round.ts";

const at = "2025-01-20T01:00:00.000Z";
const entry = (org: string, state: SubmissionState, rest: Partial<BoardEntry> = {}): BoardEntry => ({
  org,
  state,
  revision: state === "none" ? 0 : 1,
  at: state === "none" ? null : at,
  firstSubmittedAt: state === "none" ? null : at,
  late: false,
  etag: null,
  ...rest,
});
const entries = [
  entry("a", "accepted"),
  entry("b", "none"),
  entry("c", "submitted"),
  entry("d", "returned"),
  entry("e", "none"),
];

describe("the board", () => {
  test("names those that have sent nothing first, then those that must send again, the accepted last", () => {
    expect(missingFirst(entries).map(({ org }) => org)).toEqual(["b", "e", "d", "c", "a"]);
  });

  test("counts what was returned as reported", () => {
    expect(boardTotals(entries)).toEqual({
      due: 5,
      reported: 3,
      none: 2,
      submitted: 1,
      returned: 1,
      accepted: 1,
    });
  });

  test("tells late from on time by the first submission, and overdue from not due yet where there is none", () => {
    expect([
      punctuality(entry("a", "returned")),
      punctuality(entry("a", "returned", { late: true })),
      punctuality(entry("a", "none", { late: true })),
      punctuality(entry("a", "none")),
    ]).toEqual(["onTime", "late", "overdue", "awaited"]);
  });
});

describe("what is said of a unit on the board", () => {
  const told = (one: BoardEntry, open = true) =>
    entryDetails(one, open, (key, values = {}) => [key, ...Object.values(values)].join(" "));
  const acceptedAt = "2025-02-11T07:30:00.000Z";

  test("names the time the county submitted, which 按时 is about, not that of the acceptance", () => {
    expect(told(entry("a", "accepted", { at: acceptedAt }))).toEqual([
      "revision 1",
      "submittedAt 2025-01-20 09:00",
      "onTime",
    ]);
  });

  test("of several revisions the first, which is the one that was in time or late", () => {
    expect(told(entry("a", "submitted", { at: acceptedAt, revision: 3, late: true }))).toEqual([
      "revision 3",
      "firstSubmittedAt 2025-01-20 09:00",
      "late",
    ]);
  });

  test("of nothing submitted no time, and that it is awaited only while it can still come", () => {
    expect([told(entry("a", "none")), told(entry("a", "none"), false)]).toEqual([["awaited"], []]);
    expect(told(entry("a", "none", { late: true }), false)).toEqual(["overdue"]);
  });
});

test("rounds being worked on stand first, of each state the latest period", () => {
  const round = (id: string, period: string, state: RoundState) =>
    aRound(id, { round: { period }, state, mine: null });
  const rounds = [
    round("p20", "2020", "published"),
    round("p24", "2024", "published"),
    round("c23", "2023", "closed"),
    round("o22", "2022", "open"),
    round("o25", "2025", "open"),
    round("d26", "2026", "draft"),
  ];
  expect(orderRounds(rounds).map((summary) => summary.round.id)).toEqual([
    "o25",
    "o22",
    "c23",
    "d26",
    "p24",
    "p20",
  ]);
});
