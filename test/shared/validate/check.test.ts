import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocks, check, countFindings, examine } from "../../../shared/validate/check.ts";
import { rulesOfForm } from "../../../shared/validate/form-rules/form-rules.ts";
import { emptyHistory, type KnownHistory } from "../../../shared/validate/history.ts";
import { ofSoundFigures, type Rule } from "../../../shared/validate/rule.ts";
import { standardRules } from "../../../shared/validate/standard-rules.ts";
import { accepted, findingsOf } from "./rule-findings.ts";
import { actual, completeFigures, documentWith, smallForm, target } from "./small-form.ts";

const duplicated = [
  actual("KJ-52", "2000", { cell: "表!C9" }),
  actual("KJ-52", "500", { cell: "表!C4", stage: "flash" }),
];
/** Something for most rules to say. */
const troubled = documentWith(
  actual("KJ-02", "-1"),
  actual("KJ-03", "45.5"),
  actual("KJ-01", "9"),
  actual("KJ-04", null),
  actual("KJ-05", "7.125", { note: null, sections: ["规划科"] }),
  actual("KJ-05", "90", { period: "2023" }),
  target("KJ-05", "2025", { number: "3", unit: "%", text: "2021年3%" }),
  ...duplicated,
);
const history: KnownHistory = {
  accepted: [
    accepted("KJ-05", "6"),
    accepted("KJ-51", "2", "2022"),
    accepted("KJ-51", "3"),
    accepted("KJ-51", "2.5", "2021"),
  ],
  targets: [
    {
      indicator: "KJ-05",
      period: "2025",
      target: { requirement: "atLeast", number: "4", unit: "%", text: "4%" },
    },
  ],
  peers: ["1", "1.1", "1.2", "1.05", "1"].map((now) => ({ indicator: "KJ-51", before: "1", now })),
};
/** Two versions of one rule of the form run beside each other while the new one is on trial. */
const formRule = { id: "FORM-01", version: 1, state: "active", severity: "query" } as const;
const written = {
  text: "研发经费 ≤ 地区生产总值 / 100",
  missing: "skipIfAnyMissing",
  reason: "百分之一",
} as const;
const allRules = [
  ...standardRules,
  ...rulesOfForm(smallForm, [
    { ...formRule, ...written },
    { ...formRule, ...written, version: 2, state: "trial", severity: "error" },
  ]),
];
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe("the engine", () => {
  it("gives the same findings in whatever order figures, rows, rules and what was accepted come", () => {
    const input = { document: troubled, form: smallForm, history };
    const expected = examine(input, { phase: "receive", rules: allRules });
    const classes = new Set(expected.findings.map(({ rule }) => rule.class));
    expect(classes.size).toBeGreaterThan(12);
    fc.assert(
      fc.property(
        shuffled(troubled.figures),
        shuffled(smallForm.rows),
        shuffled(smallForm.indicators),
        shuffled(allRules),
        shuffled(history.accepted),
        shuffled(history.peers ?? []),
        (figures, rows, indicators, rules, series, peers) => {
          const again = examine(
            {
              document: { ...troubled, figures },
              form: { ...smallForm, rows, indicators },
              history: { ...history, accepted: series, peers },
            },
            { phase: "receive", rules },
          );
          expect(again).toEqual(expected);
        },
      ),
    );
  });

  it("counts failures by severity and what was not judged apart", () => {
    const found = findingsOf(troubled);
    const count = (outcome: string, severity: string) =>
      found.filter((finding) => finding.outcome === outcome && finding.severity === severity).length;
    expect(countFindings(found)).toEqual({
      error: count("fail", "error"),
      releasable: 0,
      released: 0,
      query: count("fail", "query"),
      hint: count("fail", "hint"),
      na: found.filter(({ outcome }) => outcome === "na").length,
    });
    expect(count("fail", "error")).toBe(4);
    expect(blocks(found)).toBe(true);
    expect(blocks(findingsOf(documentWith()))).toBe(false);
  });

  it("reports a rule that throws as ENGINE, and blocks, whatever else it would have said", () => {
    const divided = (): never => {
      throw new Error("division by zero");
    };
    const broken: Rule = {
      id: "SUB-BROKEN",
      version: 1,
      class: "SUB",
      severity: "hint",
      ...ofSoundFigures,
      run: () => divided(),
    };
    const asking: Rule = { ...broken, id: "SUB-ASKING", appliesTo: () => divided() };
    const found = check({ document: documentWith(), form: smallForm, history: null }, [broken, asking]);
    expect(found.map(({ rule, severity, params }) => ({ rule, severity, params }))).toEqual(
      ["SUB-ASKING", "SUB-BROKEN"].map((id) => ({
        rule: { id, version: 1, class: "ENGINE" },
        severity: "error",
        params: { engine: "division by zero" },
      })),
    );
    expect(blocks(found)).toBe(true);
  });

  it("gives a finding another fingerprint when its value changes, and the same one when another figure does", () => {
    const fingerprintOf = (document: typeof troubled) =>
      findingsOf(document).find(({ rule }) => rule.id === "RNG-LIMITS")?.fingerprint;
    const first = fingerprintOf(documentWith(actual("KJ-02", "-1")));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprintOf(documentWith(actual("KJ-02", "-2")))).not.toBe(first);
    expect(fingerprintOf(documentWith(actual("KJ-02", "-1"), actual("KJ-04", "9")))).toBe(first);
  });

  it("gives a finding another fingerprint when what it is compared with changes", () => {
    const fingerprintWith = (before: string) =>
      findingsOf(documentWith(actual("KJ-04", "20", { basis: "pointInTime" })), {
        accepted: [accepted("KJ-04", before)],
      }).find(({ rule, outcome }) => rule.id === "YOY-CHANGE" && outcome === "fail")?.fingerprint;
    expect(fingerprintWith("5")).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprintWith("5.5")).not.toBe(fingerprintWith("5"));
  });

  it("believes what was accepted before what the sheet states of last year", () => {
    const slipped = actual("KJ-04", "70000", { period: "2023", basis: "pointInTime" });
    const now = actual("KJ-04", "95000", { basis: "pointInTime" });
    const found = findingsOf(documentWith(slipped, now), { accepted: [accepted("KJ-04", "9.3")] });
    expect(found.filter(({ rule }) => rule.id === "UNIT-SLIP").map(({ expected }) => expected)).toContain(
      "9.3",
    );
  });
});

describe("one mistake is one finding", () => {
  const about = (code: string, document: typeof troubled) =>
    findingsOf(document)
      .filter(
        ({ outcome, figures }) => outcome === "fail" && figures.some(({ indicator }) => indicator === code),
      )
      .map(({ rule }) => rule.id);

  it("a value out of its range is compared with nothing else", () => {
    const previous = actual("KJ-02", "40", { period: "2023" });
    expect(about("KJ-02", documentWith(actual("KJ-02", "-50000"), previous))).toEqual(["RNG-LIMITS"]);
  });

  it("two values for one figure are compared with nothing else", () => {
    const document = documentWith();
    const twice = { ...document, figures: [...document.figures, actual("KJ-02", "1")] };
    expect(about("KJ-02", twice)).toEqual(["STR-DUPLICATE"]);
  });

  it("last year's value does not stand in for this year's that is in error", () => {
    const document = documentWith(
      actual("KJ-51", null, { typed: { text: "见附件", unit: "亿元" } }),
      actual("KJ-51", "900", { period: "2023" }),
      actual("KJ-52", "100", { period: "2023" }),
    );
    expect(about("KJ-51", document)).toEqual(["TYP-NUMBER"]);
  });

  it("last year's value in error is compared with nothing either", () => {
    const previous = actual("KJ-04", "-1", { period: "2023", basis: "pointInTime" });
    const found = findingsOf(documentWith(previous));
    expect(found.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule.id)).toEqual([
      "RNG-LIMITS",
    ]);
  });

  it("of several questions about the likelihood of one value only the most telling is asked", () => {
    const previous = actual("KJ-04", "8.5", { period: "2023", basis: "pointInTime" });
    const slipped = documentWith(
      actual("KJ-04", "85000", { basis: "pointInTime" }),
      previous,
      target("KJ-04", "2024", { number: "9" }),
    );
    expect(about("KJ-04", slipped)).toEqual(["UNIT-SLIP"]);
    const leapt = documentWith(
      actual("KJ-04", "30", { basis: "pointInTime" }),
      previous,
      target("KJ-04", "2024", { number: "9" }),
    );
    expect(about("KJ-04", leapt)).toEqual(["YOY-CHANGE"]);
  });
});

describe("which rules ran", () => {
  const statesOf = (known: KnownHistory | null, phase: "check" | "receive") =>
    examine({ document: documentWith(), form: smallForm, history: known }, { phase }).rules;
  const waiting = (known: KnownHistory | null, phase: "check" | "receive") =>
    statesOf(known, phase)
      .filter(({ state }) => state === "waits")
      .map(({ id, waitsFor }) => `${id} ${waitsFor}`);

  it("where nothing is known of the unit, says which wait for what was accepted and which for the server", () => {
    expect(waiting(null, "check")).toEqual([
      "CONT-PREVIOUS history",
      "GAP-SERIES history",
      "LIM-HISTORY history",
      "OUT-P-PEERS server",
      "OUT-T-SERIES history",
      "REV-ACCEPTED history",
      "TGTFRZ-CHANGED history",
    ]);
  });

  it("waits for less the more is known", () => {
    expect(waiting(emptyHistory, "check")).toEqual(["OUT-P-PEERS server"]);
    expect(waiting({ ...emptyHistory, peers: [] }, "receive")).toEqual([]);
  });

  it("names every rule that has something to say of a yearly table, and once", () => {
    const quarterly = ["CHG-QUARTER", "CUM-FALLS"];
    const listed = ["COD-SECTION"]; // the small form lists no sections
    expect(statesOf(null, "check").map(({ id }) => id)).toEqual(
      standardRules
        .map(({ id }) => id)
        .filter((id) => !quarterly.includes(id) && !listed.includes(id))
        .sort(),
    );
  });

  it("says 未判定 once for each rule that waits for history, however many rows there are", () => {
    const unjudged = findingsOf(documentWith(), null).filter(({ outcome }) => outcome === "na");
    expect(unjudged.map(({ rule, params }) => [rule.id, params])).toEqual([
      ["CONT-PREVIOUS", { why: "history" }],
      ["GAP-SERIES", { why: "history" }],
      ["LIM-HISTORY", { why: "history" }],
      ["OUT-T-SERIES", { why: "history" }],
      ["REV-ACCEPTED", { why: "history" }],
      ["TGTFRZ-CHANGED", { why: "history" }],
      ["UNIT-SLIP", { count: "6" }],
      ["YOY-CHANGE", { count: "5" }],
    ]);
  });

  it("while typing runs only what looks at one row", () => {
    const typing = standardRules.filter(({ phases }) => phases.includes("typing")).map(({ id }) => id);
    const one = documentWith(actual("KJ-02", "-1"));
    const row = { ...one, figures: one.figures.filter(({ indicator }) => indicator === "KJ-02") };
    const { findings } = examine({ document: row, form: smallForm, history: null }, { phase: "typing" });
    expect(findings.map(({ rule }) => rule.id)).toEqual(["RNG-LIMITS"]);
    expect(typing).not.toContain("REQ-ROW");
  });
});

describe("every standard rule", () => {
  it("has an id of its own that begins with its class", () => {
    const ids = standardRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(standardRules.filter((rule) => !rule.id.startsWith(`${rule.class}-`))).toEqual([]);
  });

  it("that compares numbers and may not go on without one says nothing against an empty table", () => {
    const empty = documentWith(...completeFigures.map(({ indicator }) => actual(indicator, null)));
    const comparing = new Set(
      standardRules
        .filter(({ missing, sees }) => missing === "skipIfAnyMissing" && sees === "sound")
        .map(({ id }) => id),
    );
    const against = findingsOf(empty, history).filter(({ outcome }) => outcome === "fail");
    expect(against.filter(({ rule }) => comparing.has(rule.id))).toEqual([]);
    expect(against.map(({ rule }) => rule.id)).toContain("REQ-ACTUAL");
  });

  it("never blocks on account of old data or of other units but where the city can release it", () => {
    const leaning = standardRules.filter(({ needs }) => needs !== "none");
    expect(leaning.length).toBeGreaterThan(10);
    const blocking = leaning.filter(({ severity }) => severity !== "query" && severity !== "hint");
    expect(blocking.map(({ id, severity }) => [id, severity])).toEqual([
      ["REV-ACCEPTED", "releasable"],
      ["TGTFRZ-CHANGED", "releasable"],
    ]);
  });
});
