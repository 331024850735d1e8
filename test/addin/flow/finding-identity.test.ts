import { expect, test } from "vitest";
import { findingIdentities } from "../../../addin/flow/finding-identity.ts";
import { aFinding } from "../../a-finding.ts";

const figure = { indicator: "rd_funds", kind: "actual", period: "2025", scope: { kind: "whole" } } as const;

test("a finding is the same one whatever its values and wherever its row", () => {
  const before = aFinding("RNG-PERIOD", { figures: [figure], cells: ["年报表!H9"], actual: "1" });
  const after = aFinding("RNG-PERIOD", {
    figures: [figure],
    cells: ["年报表!H10"],
    actual: "2",
    fingerprint: "1".repeat(32),
  });
  expect(findingIdentities([before])).toEqual(findingIdentities([after]));
});

test("findings of different rules, figures or cells differ, and so do two that are alike in all", () => {
  const all = [
    aFinding("RNG-PERIOD", { figures: [figure] }),
    aFinding("RNG-VALUE", { figures: [figure] }),
    aFinding("RNG-PERIOD", { figures: [{ ...figure, kind: "target" }] }),
    aFinding("STR-ROW", { cells: ["年报表!A9"] }),
    aFinding("STR-ROW", { cells: ["年报表!A10"] }),
    aFinding("STR-ROW", { cells: ["年报表!A10"] }),
  ];
  expect(new Set(findingIdentities(all)).size).toBe(all.length);
});
