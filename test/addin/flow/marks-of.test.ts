import { describe, expect, test } from "vitest";
import { marksOf } from "../../../addin/flow/marks-of.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { aFinding } from "../../a-finding.ts";

const finding = (given: Partial<Finding>) => aFinding("REQ-ACTUAL", given);

describe("marksOf", () => {
  test("a cell gets one mark, the gravest, whatever the order of its findings", () => {
    const hint = finding({ severity: "hint", cells: ["年报表!H12"] });
    const error = finding({ severity: "error", cells: ["年报表!H12", "年报表!H13"] });
    const marks = [
      { sheet: "年报表", address: { row: 12, column: 8 }, severity: "error" },
      { sheet: "年报表", address: { row: 13, column: 8 }, severity: "error" },
    ];
    expect(marksOf([hint, error])).toEqual(marks);
    expect(marksOf([error, hint])).toEqual(marks);
  });

  test("what was not judged and what concerns no cell marks nothing", () => {
    expect(marksOf([finding({ outcome: "na", cells: ["年报表!H12"] }), finding({})])).toEqual([]);
  });

  test("a sheet's name may hold the sign that parts it from the cell", () => {
    expect(marksOf([finding({ cells: ["注意!年报!AA7"] })])).toEqual([
      { sheet: "注意!年报", address: { row: 7, column: 27 }, severity: "error" },
    ]);
  });
});
