import { expect, test } from "vitest";
import {
  adviseRehearsal,
  type RehearsalAdvice,
  type RehearsalStanding,
} from "../../../addin/workbook-page/rehearsal-standing.ts";

const standing = (changed: Partial<RehearsalStanding>): RehearsalStanding => ({
  state: "open",
  submission: "none",
  waiting: null,
  unreported: [],
  ...changed,
});

type Case = [
  as: "county" | "city",
  standing: Partial<RehearsalStanding>,
  advice: Pick<RehearsalAdvice, "step" | "say" | "turnTo">,
];

test.each<Case>([
  ["county", {}, { step: "submit", say: "submit", turnTo: null }],
  ["city", {}, { step: "submit", say: "notSubmitted", turnTo: "county" }],
  ["county", { submission: "submitted" }, { step: "accept", say: "submitted", turnTo: "city" }],
  ["city", { submission: "submitted", waiting: "桐乡市" }, { step: "accept", say: "accept", turnTo: null }],
  ["county", { submission: "returned" }, { step: "submit", say: "returned", turnTo: null }],
  ["city", { submission: "accepted" }, { step: "publish", say: "closeAndPublish", turnTo: null }],
  ["county", { submission: "accepted" }, { step: "publish", say: "accepted", turnTo: "city" }],
  ["county", { state: "closed" }, { step: "publish", say: "closed", turnTo: "city" }],
  ["city", { state: "closed", submission: "accepted" }, { step: "publish", say: "publish", turnTo: null }],
  [
    "city",
    { state: "published", submission: "accepted" },
    { step: "compare", say: "published", turnTo: "county" },
  ],
  [
    "county",
    { state: "published", submission: "accepted" },
    { step: "compare", say: "compare", turnTo: "peers" },
  ],
  ["county", { state: "published" }, { step: "compare", say: "missed", turnTo: "peers" }],
])("as the %s, where the rehearsal stands at %o, the next step is said", (as, changed, advice) => {
  expect(adviseRehearsal(standing(changed), as, false)).toMatchObject(advice);
});

test("once the figures are in the file all is done, for either", () => {
  const published = standing({ state: "published", submission: "accepted" });
  for (const account of ["county", "city"] as const)
    expect(adviseRehearsal(published, account, true)).toEqual({
      step: null,
      say: "done",
      turnTo: null,
      waiting: null,
      unreported: [],
    });
});

test("whoever is waited for and whoever will be missing is named where it matters", () => {
  const accepted = standing({ submission: "accepted", unreported: ["海盐县"] });
  expect(adviseRehearsal(accepted, "city", false)).toMatchObject({ waiting: null, unreported: ["海盐县"] });
  const waiting = { ...accepted, waiting: "平湖市" };
  expect(adviseRehearsal(waiting, "city", false)).toMatchObject({ waiting: "平湖市", unreported: [] });
});
