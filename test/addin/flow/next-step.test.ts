import { beforeAll, describe, expect, test } from "vitest";
import { type CheckReport, checkWorkbook } from "../../../addin/flow/check.ts";
import { nextStep } from "../../../addin/flow/next-step.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { aRound } from "../../a-round.ts";
import { city, haining } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";

let report: CheckReport;
beforeAll(async () => {
  const checked = await checkWorkbook(await filledWorkbook(), { form: yearlyForm });
  if (!checked.ok) throw new Error(checked.error.kind);
  report = checked.value;
});

const round = (
  id: string,
  mine: Partial<NonNullable<RoundSummary["mine"]>> = {},
  state: RoundSummary["state"] = "open",
) => aRound(id, { state, mine: { state: "none", revision: 0, at: null, reason: null, ...mine } });

const stop = (code: string, detail: object) => ({
  kind: "cannot",
  failure: { kind: "stop", stop: { code, detail } },
});

describe("what follows a check that has passed", () => {
  test("is signing in while nobody is", () => {
    expect(nextStep(report, null, null)).toEqual({ kind: "sign-in" });
  });

  test("is nothing for the city, which submits nothing", () => {
    expect(nextStep(report, city, [round("y2024")])).toEqual({ kind: "city" });
  });

  test("is not submitting for an account of another unit", () => {
    const other = { ...haining, org: "330482", orgName: "平湖市" };
    expect(nextStep(report, other, [round("y2024")])).toEqual(
      stop("other-org", { sheet: expect.stringContaining("海宁市"), own: "平湖市" }),
    );
  });

  test("is submitting where the sheet names the account's unit, though nobody was signed in when it was checked", () => {
    const named = {
      ...report,
      org: null,
      reading: { ...report.reading, org: { value: null, text: "海 宁 市", cell: "表!B2" } },
    };
    expect(nextStep(named, haining, null)).toEqual({ kind: "submit", round: null });
    const unknown = {
      ...named,
      reading: { ...named.reading, org: { value: null, text: "某市", cell: "表!B2" } },
    };
    expect(nextStep(unknown, haining, null)).toEqual(stop("org-unknown", { sheet: "某市", own: "海宁市" }));
  });

  test("is not submitting where there is no round for it, or it takes nothing any more", () => {
    expect(nextStep(report, haining, [])).toEqual(stop("no-round", { period: "2024", org: "330481" }));
    expect(nextStep(report, haining, [round("y2024", {}, "closed")])).toEqual(
      stop("round-not-open", { round: "y2024", name: "y2024", state: "closed" }),
    );
  });

  test("is submitting to the round it is for; returned ones too", () => {
    const open = round("y2024");
    const returned = round("y2024", { state: "returned", revision: 1 });
    expect(nextStep(report, haining, [open])).toEqual({ kind: "submit", round: open });
    expect(nextStep(report, haining, [returned])).toEqual({ kind: "submit", round: returned });
  });

  test("is submitting all the same where the rounds are not known, or several fit", () => {
    const unknown = { kind: "submit", round: null };
    expect(nextStep(report, haining, null)).toEqual(unknown);
    expect(nextStep(report, haining, [round("drill"), round("again")])).toEqual(unknown);
  });

  test("is submitting to the round the workbook was made for, where others fit as well", () => {
    const own = round("y2024", { state: "submitted", revision: 1 });
    expect(nextStep(report, haining, [round("drill"), own])).toEqual({
      kind: "revise",
      round: own,
      revision: 1,
    });
  });

  test("is a revision where one awaits review, and nothing where one is accepted", () => {
    const sent = round("y2024", { state: "submitted", revision: 2 });
    expect(nextStep(report, haining, [sent])).toEqual({ kind: "revise", round: sent, revision: 2 });
    expect(nextStep(report, haining, [round("y2024", { state: "accepted", revision: 2 })])).toEqual(
      stop("already-accepted", { revision: "2" }),
    );
  });
});
