import { describe, expect, test } from "vitest";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { ReleaseStanding } from "../../../shared/schema/release.ts";
import { blocks, countFindings } from "../../../shared/validate/check.ts";
import { releasableOf, withReleases } from "../../../shared/validate/releases.ts";
import { aFinding } from "../../a-finding.ts";
import { findingsOf } from "./rule-findings.ts";
import { documentWith, target } from "./small-form.ts";

const finding = (digit: string, more: Partial<Finding> = {}): Finding =>
  aFinding("TGTFRZ-CHANGED", {
    severity: "releasable",
    expected: "不少于70家",
    actual: "不少于60家",
    fingerprint: digit.repeat(32),
    ...more,
  });

const asked = { category: "officialFigure" as const, text: "市政府年中下调，见会议纪要第5号" };
const decided = { decidedBy: "赵审核", decidedAt: "2025-01-08T02:00:00.000Z", reason: "纪要已核" };
const standing = (digit: string, more: Partial<ReleaseStanding> = {}): ReleaseStanding => ({
  fingerprint: digit.repeat(32),
  asked,
  askedBy: "王晓",
  askedAt: "2025-01-07T02:00:00.000Z",
  state: "released",
  ...decided,
  seq: 2,
  ...more,
});
const waiting = { state: "asked", decidedBy: null, decidedAt: null, reason: null, seq: 1 } as const;
const release = { asked, by: "赵审核", reason: "纪要已核", at: "2025-01-08T02:00:00.000Z" };

describe("a 准强制性 finding", () => {
  test("blocks until it is released, and then says by whom and why", () => {
    const before = [finding("a")];
    expect(blocks(before)).toBe(true);
    const after = withReleases(before, [standing("a")]);
    expect(after).toEqual([finding("a", { release })]);
    expect(blocks(after)).toBe(false);
  });

  test("blocks on while it is asked for, when it is declined, and when another one is released", () => {
    const others = [standing("a", waiting), standing("a", { state: "declined" }), standing("b")];
    for (const other of others) expect(withReleases([finding("a")], [other])).toEqual([finding("a")]);
  });

  test("is counted apart once it is released", () => {
    const counts = countFindings(withReleases([finding("a"), finding("b")], [standing("a")]));
    expect(counts).toEqual({ error: 0, releasable: 1, released: 1, query: 0, hint: 0, na: 0 });
  });

  test("that was not judged neither blocks nor is released", () => {
    const open = finding("a", { outcome: "na" });
    expect(blocks([open])).toBe(false);
    expect(withReleases([open], [standing("a")])).toEqual([open]);
  });
});

test("nothing but a 准强制性 finding is released, whatever the city has said", () => {
  for (const severity of ["error", "query", "hint"] as const) {
    const other = finding("a", { severity });
    expect(withReleases([other], [standing("a")])).toEqual([other]);
  }
});

test("the city may be asked only where nothing must be corrected first", () => {
  const open = finding("a");
  expect(releasableOf([open, finding("b", { severity: "query" })])).toEqual([open]);
  expect(releasableOf([open, finding("b", { severity: "error" })])).toEqual([]);
  expect(releasableOf([finding("a", { release })])).toEqual([]);
});

test("a release of a target holds for its value alone: another value is another finding", () => {
  const issued = { requirement: "atLeast" as const, number: "70", unit: "家", text: "不少于70家" };
  const history = { targets: [{ indicator: "KJ-02", period: "2024", target: issued }] };
  const changedTo = (number: string) =>
    findingsOf(documentWith(target("KJ-02", "2024", { number, text: `不少于${number}家` })), history).filter(
      ({ rule }) => rule.id === "TGTFRZ-CHANGED",
    );
  const [of60] = changedTo("60");
  const released = standing("a", { fingerprint: of60?.fingerprint ?? "" });
  expect(blocks(withReleases(changedTo("60"), [released]))).toBe(false);
  expect(blocks(withReleases(changedTo("59"), [released]))).toBe(true);
});
