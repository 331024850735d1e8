import { describe, expect, it } from "vitest";
import type { TargetFigure } from "../../../../shared/schema/figure.ts";
import { check } from "../../../../shared/validate/check.ts";
import { emptyHistory } from "../../../../shared/validate/history.ts";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, smallForm, target } from "../small-form.ts";

describe("STR", () => {
  it("A01: two values for one figure block, and both are shown", () => {
    const document = documentWith();
    const twice = { ...document, figures: [...document.figures, actual("KJ-02", "62")] };
    expect(findings("STR-DUPLICATE", twice)).toEqual([
      {
        ...failed,
        rule: { id: "STR-DUPLICATE", version: 1, class: "STR" },
        figures: [ref("KJ-02")],
        actual: "44、62",
        params: { count: "2" },
      },
    ]);
  });

  it("keeps a park's figure apart from the county's (I01)", () => {
    const park = actual("KJ-02", "5", { scope: { kind: "park", name: "高新园区" } });
    expect(findings("STR-DUPLICATE", documentWith(...documentWith().figures, park))).toEqual([]);
  });

  it.each([
    ["unit", actual("KJ-04", "8.5", { unit: "万元" })],
    ["basis", actual("KJ-04", "8.5", { basis: "period" })],
    ["basis", actual("KJ-02", "44", { basis: "yearToDate" })],
    ["obtained", actual("KJ-04", "8.5", { basis: "pointInTime", obtained: "derived" })],
    ["obtained", actual("KJ-04", "8.5", { basis: "pointInTime", obtained: "imported" })],
    ["typed", actual("KJ-04", "8.5", { basis: "pointInTime", typed: null })],
  ])("does not let the sender choose a figure's %s", (problem, figure) => {
    expect(
      findings("STR-FIGURE", documentWith(figure)).map(({ params, severity }) => [params, severity]),
    ).toEqual([[{ problem }, "error"]]);
  });

  it("takes no figure for a row that the city imports", () => {
    const rows = smallForm.rows.map((row) =>
      row.kind === "indicator" && row.indicator === "KJ-05" ? { ...row, entry: "imported" as const } : row,
    );
    const document = documentWith(actual("KJ-05", "3"));
    const found = check({ document, form: { ...smallForm, rows }, history: emptyHistory });
    expect(found.filter(({ rule }) => rule.id === "STR-FIGURE").map(({ params }) => params)).toEqual([
      { problem: "imported" },
    ]);
  });

  it("refuses an indicator that is not on the form", () => {
    expect(findings("STR-INDICATOR", documentWith(actual("KJ-99", "1")))).toEqual([
      { ...failed, rule: { id: "STR-INDICATOR", version: 1, class: "STR" }, figures: [ref("KJ-99")] },
    ]);
  });

  it("takes targets of the year and the next, of the whole unit and over an earlier year", () => {
    const found = (more: Partial<TargetFigure>, baseYear: number | null = null) => {
      const figure = target("KJ-02", "2025", { number: "70" });
      const altered = { ...figure, ...more, target: { ...figure.target, baseYear } };
      return findings("STR-TARGET", documentWith(actual("KJ-02", "44"), altered));
    };
    const fault = { ...failed, rule: { id: "STR-TARGET", version: 1, class: "STR" }, expected: "2024" };
    for (const period of ["2024", "2025"]) expect(found({ period })).toEqual([]);
    for (const period of ["2023", "2026", "2031", "2024Q1"])
      expect(found({ period })).toEqual([
        {
          ...fault,
          figures: [ref("KJ-02", "target", period)],
          actual: period,
          params: { problem: "period" },
        },
      ]);
    expect(found({}, 2019)).toEqual([]);
    expect(found({}, 2025)).toEqual([
      {
        ...fault,
        figures: [ref("KJ-02", "target", "2025")],
        actual: "2025",
        params: { problem: "baseYear" },
      },
    ]);
    const scope = { kind: "firm", name: "某公司" } as const;
    expect(found({ scope })).toEqual([
      {
        ...fault,
        severity: "query",
        figures: [{ ...ref("KJ-02", "target", "2025"), scope }],
        actual: "某公司",
        params: { problem: "scope" },
      },
    ]);
  });
});
