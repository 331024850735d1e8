import { describe, expect, it } from "vitest";
import { blocks } from "../../../../shared/validate/check.ts";
import { accepted, failed, failures, findings, findingsOf, ref } from "../rule-findings.ts";
import { actual, documentWith } from "../small-form.ts";

const grown = (value: string | null) => documentWith(actual("KJ-04", value, { basis: "pointInTime" }));
const peers = (...now: string[]) => now.map((value) => ({ indicator: "KJ-04", before: "10", now: value }));
const known = (...now: string[]) => ({ accepted: [accepted("KJ-04", "20")], peers: peers(...now) });

describe("OUT-P", () => {
  it("hints that a unit's change is unlike the others', without a number of theirs", () => {
    expect(failures("OUT-P-PEERS", grown("28"), known("10.1", "10.3", "9.9", "10.2", "10"))).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "OUT-P-PEERS", version: 1, class: "OUT-P" },
        figures: [ref("KJ-04")],
        actual: "28",
        params: { previousPeriod: "2023", change: "40", peers: "5" },
      },
    ]);
  });

  it("never blocks", () => {
    expect(blocks(findingsOf(grown("28"), known("10.1", "10.3", "9.9", "10.2", "10")))).toBe(false);
  });

  it("says nothing with fewer than five others, where the others moved as well, or nearer than 20 points", () => {
    expect(failures("OUT-P-PEERS", grown("28"), known("10", "10", "10", "10"))).toEqual([]);
    expect(failures("OUT-P-PEERS", grown("28"), known("13", "14", "15", "12", "16"))).toEqual([]);
    expect(failures("OUT-P-PEERS", grown("23.9"), known("10", "10", "10", "10", "10"))).toEqual([]);
  });

  it("leaves out peers without a base, and says nothing of an empty cell", () => {
    const without = { indicator: "KJ-04", before: "0", now: "5" };
    const four = { accepted: [accepted("KJ-04", "20")], peers: [...peers("10", "10", "10", "10"), without] };
    expect(failures("OUT-P-PEERS", grown("28"), four)).toEqual([]);
    expect(failures("OUT-P-PEERS", grown(null), known("10", "10", "10", "10", "10"))).toEqual([]);
  });

  it("is not run away from the server", () => {
    expect(findings("OUT-P-PEERS", grown("28"), null)).toEqual([]);
  });
});
