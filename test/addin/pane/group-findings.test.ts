import { describe, expect, test } from "vitest";
import { byRow, bySeverity } from "../../../addin/pane/parts/group-findings.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { aFinding } from "../../a-finding.ts";

const finding = (
  severity: Finding["severity"],
  cells: string[],
  outcome: Finding["outcome"] = "fail",
): Finding => aFinding("REQ-ACTUAL", { severity, cells, outcome });

const hint = finding("hint", []);
const lower = finding("error", ["年报表!H12"]);
const upper = finding("error", ["年报表!H9", "年报表!H12"]);
const query = finding("query", ["年报表!D12"]);
const unjudged = finding("error", ["年报表!H9"], "na");

describe("findings in the pane", () => {
  test("by severity: gravest first, what was not judged last and apart, empty groups left out", () => {
    expect(bySeverity([hint, unjudged, lower, upper])).toEqual([
      { kind: "error", findings: [lower, upper] },
      { kind: "hint", findings: [hint] },
      { kind: "na", findings: [unjudged] },
    ]);
  });

  test("by row: the whole table first, then top to bottom by the first cell, gravest first in a row", () => {
    expect(byRow([query, lower, unjudged, upper, hint])).toEqual([
      { sheet: null, row: null, findings: [hint] },
      { sheet: "年报表", row: 9, findings: [upper, unjudged] },
      { sheet: "年报表", row: 12, findings: [lower, query] },
    ]);
  });
});
