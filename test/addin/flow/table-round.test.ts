import { beforeAll, describe, expect, test } from "vitest";
import { type CheckReport, checkWorkbook } from "../../../addin/flow/check.ts";
import { knownReleases } from "../../../addin/flow/known-releases.ts";
import { askRelease } from "../../../addin/flow/releases.ts";
import { tableRound } from "../../../addin/flow/table-round.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { refuse, succeed } from "../../../shared/result.ts";
import type { Explanation } from "../../../shared/schema/finding.ts";
import type { ReleaseStanding } from "../../../shared/schema/release.ts";
import { aRound } from "../../a-round.ts";
import { city, haining } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";

const checked = async (round: string | null): Promise<CheckReport> => {
  const report = await checkWorkbook(await filledWorkbook({ round }), { form: yearlyForm });
  if (!report.ok) throw new Error(report.error.kind);
  return report.value;
};

/** Of a template made for the round y2024, and of one that names no round. */
let bound: CheckReport;
let unbound: CheckReport;
beforeAll(async () => {
  [bound, unbound] = await Promise.all([checked("y2024"), checked(null)]);
});

const both = [aRound("drill"), aRound("y2024")];
const mine = (round: string) => succeed({ round, org: "330481" });

describe("the round a table is for", () => {
  test("is the one its workbook was made for, where others fit as well", () => {
    expect(tableRound(bound, haining, both)).toEqual(mine("y2024"));
    expect(tableRound(unbound, haining, both)).toEqual(refuse("several-rounds"));
    expect(tableRound(unbound, haining, [aRound("y2024")])).toEqual(mine("y2024"));
  });

  test("is the one that is named", () => {
    expect(tableRound(bound, haining, both, "drill")).toEqual(mine("drill"));
    expect(tableRound(bound, haining, both, "other")).toEqual(refuse("no-round"));
  });

  test("is none where no round is for its period, or the table is another unit's", () => {
    expect(tableRound(bound, haining, [aRound("y2025", { round: { period: "2025" } })])).toEqual(
      refuse("no-round"),
    );
    expect(tableRound(bound, city, both)).toEqual(refuse("other-unit"));
  });
});

describe("requests to release findings of a template made for one of two rounds that fit", () => {
  const explanation: Explanation = {
    fingerprint: "a".repeat(64),
    category: "officialFigure",
    text: "演练说明",
  };
  const requestedIn = async (report: CheckReport, round: string | null) => {
    const asked: string[] = [];
    const outcome = await askRelease(
      {
        client: {
          person: async () => haining,
          rounds: async () => succeed(both),
          askRelease: async (round, org, { explanation: { fingerprint } }) => {
            asked.push(`${round} ${org}`);
            return succeed({ round, org, fingerprint, state: "asked", seq: 1 });
          },
        },
        randomUuid: () => "00000000-0000-4000-8000-000000000000",
      },
      { report, round },
      explanation,
    );
    return { asked, ok: outcome.ok };
  };

  test("are sent for its round, or for the one that is named", async () => {
    expect(await requestedIn(bound, null)).toEqual({ asked: ["y2024 330481"], ok: true });
    expect(await requestedIn(bound, "drill")).toEqual({ asked: ["drill 330481"], ok: true });
    expect(await requestedIn(unbound, null)).toEqual({ asked: [], ok: false });
  });

  test("are looked up in that round", async () => {
    const standing: ReleaseStanding = {
      fingerprint: explanation.fingerprint,
      asked: { category: "officialFigure", text: "演练说明" },
      askedBy: "王晓",
      askedAt: "2025-01-10T00:00:00.000Z",
      state: "asked",
      reason: null,
      decidedBy: null,
      decidedAt: null,
      seq: 1,
    };
    const looked: string[] = [];
    const asOf = "now" as const;
    const held = {
      rounds: async () => ({ value: both, asOf }),
      releases: async ({ round, org }: { round: string; org: string }) => {
        looked.push(`${round} ${org}`);
        return { value: [standing], asOf };
      },
    };
    expect(await knownReleases(held, { person: haining, report: bound, round: null })).toEqual([standing]);
    expect(await knownReleases(held, { person: haining, report: unbound, round: null })).toEqual([]);
    expect(looked).toEqual(["y2024 330481"]);
  });
});
