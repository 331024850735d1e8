import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocks, check, countFindings } from "../../../shared/validate/check.ts";
import type { Rule } from "../../../shared/validate/rule.ts";
import { actual, documentWith, smallForm } from "./small-form.ts";

const duplicated = [
  actual("KJ-52", "2000", { cell: "表!C9" }),
  actual("KJ-52", "500", { cell: "表!C4", stage: "flash" }),
];
const troubled = documentWith(
  actual("KJ-02", "-1"),
  actual("KJ-03", "45.5"),
  actual("KJ-01", "9"),
  actual("KJ-04", null),
  ...duplicated,
);

describe("the engine", () => {
  it("gives the same findings in whatever order the figures and rows come", () => {
    const expected = check({ document: troubled, form: smallForm, accepted: [] });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(troubled.figures, { minLength: troubled.figures.length }),
        fc.shuffledSubarray(smallForm.rows, { minLength: smallForm.rows.length }),
        (figures, rows) => {
          const shuffled = check({
            document: { ...troubled, figures },
            form: { ...smallForm, rows },
            accepted: [],
          });
          expect(shuffled).toEqual(expected);
        },
      ),
    );
  });

  it("counts failures by severity and what was not judged apart", () => {
    const findings = check({ document: troubled, form: smallForm, accepted: [] });
    expect(countFindings(findings)).toEqual({ error: 6, releasable: 0, query: 0, hint: 0, na: 1 });
    expect(blocks(findings)).toBe(true);
    expect(blocks(check({ document: documentWith(), form: smallForm, accepted: [] }))).toBe(false);
  });

  it("reports a rule that throws as ENGINE, and blocks", () => {
    const broken: Rule = {
      id: "SUB-BROKEN",
      version: 1,
      class: "SUB",
      severity: "hint",
      run: () => {
        throw new Error("division by zero");
      },
    };
    const findings = check({ document: documentWith(), form: smallForm, accepted: [] }, [broken]);
    expect(findings.map(({ rule, severity, params }) => ({ rule, severity, params }))).toEqual([
      {
        rule: { id: "SUB-BROKEN", version: 1, class: "ENGINE" },
        severity: "error",
        params: { engine: "division by zero" },
      },
    ]);
    expect(blocks(findings)).toBe(true);
  });

  it("gives a finding another fingerprint when its value changes, and the same one when another figure does", () => {
    const fingerprintOf = (document: typeof troubled) =>
      check({ document, form: smallForm, accepted: [] }).find(({ rule }) => rule.id === "RNG-LIMITS")
        ?.fingerprint;
    const first = fingerprintOf(documentWith(actual("KJ-02", "-1")));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprintOf(documentWith(actual("KJ-02", "-2")))).not.toBe(first);
    expect(fingerprintOf(documentWith(actual("KJ-02", "-1"), actual("KJ-04", "9")))).toBe(first);
  });

  it("uses accepted figures of the unit where the sheet does not state last year's", () => {
    const accepted = [{ indicator: "KJ-04", period: "2023", value: "8.5" }];
    const findings = check({ document: documentWith(actual("KJ-04", "85000")), form: smallForm, accepted });
    expect(
      findings.find(({ rule, outcome }) => rule.id === "UNIT-SLIP" && outcome === "fail")?.expected,
    ).toBe("8.5");
  });

  it("believes what was accepted before what the sheet states of last year", () => {
    const accepted = [{ indicator: "KJ-04", period: "2023", value: "9.3" }];
    const slipped = actual("KJ-04", "70000", { period: "2023", basis: "pointInTime" });
    const now = actual("KJ-04", "95000", { basis: "pointInTime" });
    const findings = check({ document: documentWith(slipped, now), form: smallForm, accepted });
    expect(findings.filter(({ rule }) => rule.id === "UNIT-SLIP").map(({ expected }) => expected)).toContain(
      "9.3",
    );
  });
});
