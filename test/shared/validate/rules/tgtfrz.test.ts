import { describe, expect, it } from "vitest";
import type { IssuedTarget } from "../../../../shared/schema/history.ts";
import { failed, findings, ref } from "../rule-findings.ts";
import { documentWith, target } from "../small-form.ts";

const issued = (more: Partial<IssuedTarget["target"]> = {}, indicator = "KJ-02") => ({
  targets: [
    {
      indicator,
      period: "2024",
      target: { requirement: "atLeast" as const, number: "70", unit: "家", text: "不少于70家", ...more },
    },
  ],
});
const stated = (more: Parameters<typeof target>[2]) => documentWith(target("KJ-02", "2024", more));

describe("TGTFRZ", () => {
  it("blocks until the city releases it where a target differs from the one issued", () => {
    const changed = stated({ number: "60", text: "不少于60家" });
    expect(findings("TGTFRZ-CHANGED", changed, issued())).toEqual([
      {
        ...failed,
        severity: "releasable",
        rule: { id: "TGTFRZ-CHANGED", version: 2, class: "TGTFRZ" },
        figures: [ref("KJ-02", "target")],
        expected: "不少于70家",
        actual: "不少于60家",
      },
    ]);
  });

  it("A09: 突破 in place of 达到 is another target", () => {
    const over = stated({ requirement: "moreThan", number: "70", text: "突破70家" });
    expect(findings("TGTFRZ-CHANGED", over, issued())).toHaveLength(1);
  });

  it("A08: other words and another unit for the same demand are no change", () => {
    expect(findings("TGTFRZ-CHANGED", stated({ number: "70", text: "70个以上" }), issued())).toEqual([]);
    const money = documentWith(target("KJ-04", "2024", { number: "7", text: "70000万元" }));
    expect(findings("TGTFRZ-CHANGED", money, issued({ number: "70000", unit: "万元" }, "KJ-04"))).toEqual([]);
  });

  it("holds words against words", () => {
    const first = issued({ requirement: "text", number: null, text: "走在全省前列" });
    const words = (text: string) => stated({ requirement: "text", number: null, text });
    expect(findings("TGTFRZ-CHANGED", words("走在全省前列"), first)).toEqual([]);
    expect(findings("TGTFRZ-CHANGED", words("争先进位"), first)).toHaveLength(1);
  });

  it("says nothing of what was never issued, and waits where that is not known", () => {
    expect(findings("TGTFRZ-CHANGED", stated({ number: "60" }), {})).toEqual([]);
    expect(findings("TGTFRZ-CHANGED", stated({ number: "60" }), null).map(({ outcome }) => outcome)).toEqual([
      "na",
    ]);
  });
});
