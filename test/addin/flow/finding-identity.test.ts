import { expect, test } from "vitest";
import { findingIdentities } from "../../../addin/flow/finding-identity.ts";
import type { Finding } from "../../../shared/schema/finding.ts";

const finding = (id: string, of: Partial<Finding>): Finding => ({
  rule: { id, version: 1, class: "RNG" },
  severity: "query",
  outcome: "fail",
  figures: [],
  cells: [],
  expected: null,
  actual: null,
  imbalance: null,
  params: {},
  fingerprint: "0".repeat(32),
  ...of,
});
const figure = { indicator: "rd_funds", kind: "actual", period: "2025", scope: { kind: "whole" } } as const;

test("a finding is the same one whatever its values and wherever its row", () => {
  const before = finding("RNG-PERIOD", { figures: [figure], cells: ["年报表!H9"], actual: "1" });
  const after = finding("RNG-PERIOD", {
    figures: [figure],
    cells: ["年报表!H10"],
    actual: "2",
    fingerprint: "1".repeat(32),
  });
  expect(findingIdentities([before])).toEqual(findingIdentities([after]));
});

test("findings of different rules, figures or cells differ, and so do two that are alike in all", () => {
  const all = [
    finding("RNG-PERIOD", { figures: [figure] }),
    finding("RNG-VALUE", { figures: [figure] }),
    finding("RNG-PERIOD", { figures: [{ ...figure, kind: "target" }] }),
    finding("STR-ROW", { cells: ["年报表!A9"] }),
    finding("STR-ROW", { cells: ["年报表!A10"] }),
    finding("STR-ROW", { cells: ["年报表!A10"] }),
  ];
  expect(new Set(findingIdentities(all)).size).toBe(all.length);
});
