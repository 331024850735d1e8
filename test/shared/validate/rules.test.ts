import { describe, expect, it } from "vitest";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { check } from "../../../shared/validate/check.ts";
import { actual, documentWith, smallForm, target } from "./small-form.ts";

const findingsOf = (document: SubmissionDocument): Finding[] =>
  check({ document, form: smallForm, accepted: [] });

/** Whole findings of one rule, without the fingerprint, which has its own test. */
function findings(rule: string, document: SubmissionDocument) {
  return findingsOf(document)
    .filter((finding) => finding.rule.id === rule)
    .map(({ fingerprint: _, ...finding }) => finding);
}

const ref = (indicator: string, kind: "actual" | "target" = "actual", period = "2024") => ({
  indicator,
  kind,
  period,
  scope: { kind: "whole" },
});

const failed = {
  outcome: "fail",
  severity: "error",
  cells: [],
  expected: null,
  actual: null,
  imbalance: null,
  params: {},
};

describe("a complete and consistent document", () => {
  it("has only the one finding that last year's values are not known", () => {
    expect(findings("UNIT-SLIP", documentWith())).toHaveLength(1);
    expect(findingsOf(documentWith()).filter(({ outcome }) => outcome === "fail")).toEqual([]);
  });
});

describe("META", () => {
  it("refuses another form version", () => {
    expect(findings("META-FORM", { ...documentWith(), form: { id: "small", version: 2 } })).toEqual([
      {
        ...failed,
        rule: { id: "META-FORM", version: 1, class: "META" },
        figures: [],
        expected: "small v1",
        actual: "small v2",
      },
    ]);
  });

  it("refuses a quarter on a yearly form", () => {
    expect(findings("META-PERIOD", { ...documentWith(), period: "2024Q3" })).toEqual([
      {
        ...failed,
        rule: { id: "META-PERIOD", version: 1, class: "META" },
        figures: [],
        actual: "2024Q3",
        params: { frequency: "annual" },
      },
    ]);
  });

  it("asks for a required signer, and not for one that is not required", () => {
    const signers = { ...documentWith().signers, unitHead: null };
    expect(findings("META-SIGNER", { ...documentWith(), signers })).toEqual([
      {
        ...failed,
        rule: { id: "META-SIGNER", version: 1, class: "META" },
        figures: [],
        params: { role: "unitHead", label: "单位负责人" },
      },
    ]);
  });
});

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
    const found = check({ document, form: { ...smallForm, rows }, accepted: [] });
    expect(found.filter(({ rule }) => rule.id === "STR-FIGURE").map(({ params }) => params)).toEqual([
      { problem: "imported" },
    ]);
  });

  it("refuses an indicator that is not on the form", () => {
    expect(findings("STR-INDICATOR", documentWith(actual("KJ-99", "1")))).toEqual([
      { ...failed, rule: { id: "STR-INDICATOR", version: 1, class: "STR" }, figures: [ref("KJ-99")] },
    ]);
  });
});

describe("TYP", () => {
  const unreadable = (text: string) => actual("KJ-02", null, { typed: { text, unit: "家" } });

  it.each([
    ["约40", "approximate"],
    ["40余", "approximate"],
    ["突破40", "comparison"],
    ["四十几家", "approximate"],
    ["见附件", "notNumeric"],
    ["—", "dash"],
    ["#DIV/0!", "error"],
  ])("E09/E10: %s is no actual", (text, problem) => {
    expect(findings("TYP-NUMBER", documentWith(unreadable(text)))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-NUMBER", version: 1, class: "TYP" },
        figures: [ref("KJ-02")],
        actual: text,
        params: { problem },
      },
    ]);
  });

  it("never loses a number that its cell did not give: a date, a value shown in 万", () => {
    expect(findings("TYP-NUMBER", documentWith(unreadable("600000")))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-NUMBER", version: 1, class: "TYP" },
        figures: [ref("KJ-02")],
        actual: "600000",
        params: { problem: "unread" },
      },
    ]);
  });

  it("finds a value that is not what was typed", () => {
    const altered = actual("KJ-04", "9.5", { typed: { text: "8.5", unit: "亿元" } });
    expect(findings("TYP-VALUE", documentWith(altered))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-VALUE", version: 1, class: "TYP" },
        figures: [ref("KJ-04")],
        actual: "9.5",
        params: { typed: "8.5" },
      },
    ]);
  });

  it("takes a value converted from 万元 for what was typed", () => {
    const converted = actual("KJ-04", "8.5", { typed: { text: "85,000", unit: "万元" } });
    expect(findings("TYP-VALUE", documentWith(converted))).toEqual([]);
  });

  it("wants whole numbers of firms", () => {
    expect(findings("TYP-INTEGER", documentWith(actual("KJ-02", "44.5")))).toEqual([
      {
        ...failed,
        rule: { id: "TYP-INTEGER", version: 1, class: "TYP" },
        figures: [ref("KJ-02")],
        actual: "44.5",
      },
    ]);
  });
});

describe("REQ", () => {
  const missing = {
    ...failed,
    rule: { id: "REQ-ACTUAL", version: 2, class: "REQ" },
    figures: [ref("KJ-02")],
  };
  const without = (...codes: string[]) => {
    const document = documentWith();
    return { ...document, figures: document.figures.filter(({ indicator }) => !codes.includes(indicator)) };
  };

  it("blocks an empty required cell", () => {
    expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", null)))).toEqual([missing]);
  });

  it("blocks required rows that are not there at all: one finding with all of them, however many", () => {
    const document = without("KJ-04", "KJ-02", "KJ-05");
    expect(findings("REQ-ROW", document)).toEqual([
      {
        ...failed,
        rule: { id: "REQ-ROW", version: 1, class: "REQ" },
        figures: [ref("KJ-02"), ref("KJ-04")],
        params: { count: "2" },
      },
    ]);
    expect(findings("REQ-ACTUAL", document)).toEqual([]);
  });

  it("an explanation of missing rows goes stale when others are missing", () => {
    const print = (...codes: string[]) =>
      findingsOf(without(...codes)).find(({ rule }) => rule.id === "REQ-ROW")?.fingerprint;
    expect(print("KJ-02")).not.toBe(print("KJ-02", "KJ-04"));
    expect(print("KJ-02", "KJ-04")).toBe(print("KJ-04", "KJ-02"));
  });

  it.each(["notYet", "notApplicable", "notProvided", "notDisclosed"] as const)(
    "takes %s for an answer",
    (availability) => {
      expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", null, { availability })))).toEqual([]);
    },
  );

  it("takes 0 for an answer", () => {
    expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", "0"), actual("KJ-03", "0")))).toEqual([]);
  });

  it("does not let last year's value stand for this year's empty cell", () => {
    const previous = actual("KJ-02", "40", { period: "2023" });
    expect(findings("REQ-ACTUAL", documentWith(actual("KJ-02", null), previous))).toEqual([missing]);
  });

  it("refuses a number beside 未出数", () => {
    expect(findings("REQ-STATUS", documentWith(actual("KJ-02", "44", { availability: "notYet" })))).toEqual([
      {
        ...failed,
        rule: { id: "REQ-STATUS", version: 1, class: "REQ" },
        figures: [ref("KJ-02")],
        actual: "44",
        params: { availability: "notYet" },
      },
    ]);
  });
});

describe("RNG", () => {
  it("refuses a negative count and a share above 100", () => {
    const document = documentWith(actual("KJ-02", "-1"), actual("KJ-01", "130"));
    expect(findings("RNG-LIMITS", document)).toEqual([
      {
        ...failed,
        rule: { id: "RNG-LIMITS", version: 1, class: "RNG" },
        figures: [ref("KJ-01")],
        expected: "100",
        actual: "130",
        imbalance: "30",
        params: { bound: "max" },
      },
      {
        ...failed,
        rule: { id: "RNG-LIMITS", version: 1, class: "RNG" },
        figures: [ref("KJ-02")],
        expected: "0",
        actual: "-1",
        imbalance: "-1",
        params: { bound: "min" },
      },
    ]);
  });

  it("takes the limits themselves, and a negative growth", () => {
    const document = documentWith(actual("KJ-02", "0"), actual("KJ-03", "0"), actual("KJ-05", "-12.5"));
    expect(findings("RNG-LIMITS", document)).toEqual([]);
  });

  it("holds a target to the limits when it is in the indicator's unit, not when it is a multiple", () => {
    const percent = target("KJ-01", "2025", { number: "101" });
    const multiple = target("KJ-02", "2025", { requirement: "multiple", number: "-1" });
    expect(findings("RNG-LIMITS", documentWith(percent, multiple)).map(({ figures }) => figures)).toEqual([
      [ref("KJ-01", "target", "2025")],
    ]);
  });

  const periods = (document: SubmissionDocument) =>
    findings("RNG-PERIOD", document).map(({ severity, figures, params }) => [
      severity,
      figures[0]?.period,
      params.why,
    ]);

  it.each([
    ["2025", "late"],
    ["2024Q3", "part"],
    ["2023", "early"],
  ])("refuses a figure of %s in the round of 2024, also one without a number", (period, why) => {
    const others = documentWith().figures.filter(({ indicator }) => indicator !== "KJ-02");
    for (const figure of [
      actual("KJ-02", "44", { period }),
      actual("KJ-02", null, { period, availability: "notYet" }),
    ]) {
      const document = { ...documentWith(), figures: [...others, figure] };
      expect(periods(document)).toEqual([["error", period, why]]);
    }
  });

  it("B03: takes a figure that lags as its indicator usually does, with last year's beside it", () => {
    const lagging = documentWith().figures.map((figure) =>
      figure.indicator === "KJ-51" ? { ...figure, period: "2023" } : figure,
    );
    const figures = [
      ...lagging,
      actual("KJ-51", "28", { period: "2022" }),
      actual("KJ-02", "40", { period: "2023" }),
    ];
    expect(periods({ ...documentWith(), figures })).toEqual([]);
  });

  it("refuses 上年实绩 where this year's figure is missing altogether", () => {
    const figures = [
      ...documentWith().figures.filter(({ indicator }) => indicator !== "KJ-02"),
      actual("KJ-02", "40", { period: "2023" }),
    ];
    expect(periods({ ...documentWith(), figures })).toEqual([["error", "2023", "early"]]);
  });
});

describe("UNIT", () => {
  it("D02: 家次 is not 家, and is not converted", () => {
    const visits = actual("KJ-02", null, { typed: { text: "73家次", unit: "家" } });
    expect(findings("UNIT-DIFFERENT", documentWith(visits))).toEqual([
      {
        ...failed,
        rule: { id: "UNIT-DIFFERENT", version: 1, class: "UNIT" },
        figures: [ref("KJ-02")],
        expected: "家",
        actual: "家次",
        params: { comparison: "different" },
      },
    ]);
  });

  it("D07: 亿 without 元 is refused", () => {
    const incomplete = actual("KJ-04", null, { typed: { text: "8.5亿", unit: null } });
    expect(findings("UNIT-DIFFERENT", documentWith(incomplete)).map(({ actual: unit }) => unit)).toEqual([
      "亿",
    ]);
  });

  it("D01: says what a value typed in another unit was converted to", () => {
    const converted = actual("KJ-04", "0.00085", { typed: { text: "8.5", unit: "万元" } });
    expect(findings("UNIT-CONVERTED", documentWith(converted))).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "UNIT-CONVERTED", version: 1, class: "UNIT" },
        figures: [ref("KJ-04")],
        actual: "0.00085",
        params: { typed: "8.5", unit: "万元" },
      },
    ]);
    expect(findings("UNIT-CONVERTED", documentWith())).toEqual([]);
  });

  it("D01: asks when a value is a thousand times the last one, and not below", () => {
    const previous = actual("KJ-04", "8.5", { period: "2023" });
    const slipped = documentWith(actual("KJ-04", "85000"), previous);
    expect(findings("UNIT-SLIP", slipped).filter(({ outcome }) => outcome === "fail")).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "UNIT-SLIP", version: 1, class: "UNIT" },
        figures: [ref("KJ-04")],
        expected: "8.5",
        actual: "85000",
        params: { previousPeriod: "2023" },
      },
    ]);
    const grown = documentWith(actual("KJ-04", "8499"), previous);
    expect(findings("UNIT-SLIP", grown).filter(({ outcome }) => outcome === "fail")).toEqual([]);
  });
});

describe("RATIO", () => {
  it("A05: a typed ratio that its base items do not make blocks, with what they make", () => {
    // 46.7亿元 beside 3.01 % needs a GDP of 1551.5; with 1000 entered the ratio is 4.67.
    const document = documentWith(actual("KJ-51", "46.7"), actual("KJ-52", "1000"), actual("KJ-01", "3.01"));
    expect(findings("RATIO-DERIVED", document)).toEqual([
      {
        ...failed,
        rule: { id: "RATIO-DERIVED", version: 1, class: "RATIO" },
        figures: [ref("KJ-01"), ref("KJ-51"), ref("KJ-52")],
        expected: "4.67",
        actual: "3.01",
        imbalance: "-1.66",
      },
    ]);
  });

  it("takes a ratio within rounding, up to the tolerance itself", () => {
    expect(findings("RATIO-DERIVED", documentWith(actual("KJ-01", "3.05")))).toEqual([]);
    expect(findings("RATIO-DERIVED", documentWith(actual("KJ-01", "3.051")))).toHaveLength(1);
  });

  it("A05: without GDP the ratio is not judged, and not passed", () => {
    const document = documentWith(
      actual("KJ-01", "3.01"),
      actual("KJ-52", null, { availability: "notProvided" }),
    );
    expect(findings("RATIO-DERIVED", document)).toEqual([
      {
        ...failed,
        outcome: "na",
        rule: { id: "RATIO-DERIVED", version: 1, class: "RATIO" },
        figures: [ref("KJ-01")],
        params: { why: "parts" },
      },
    ]);
  });

  it("asks about a ratio known alone unless it is 核定数", () => {
    const gone = actual("KJ-52", null, { availability: "notProvided" });
    expect(
      findings("RATIO-ONLY", documentWith(actual("KJ-01", "3.01"), gone)).map(({ severity }) => severity),
    ).toEqual(["query"]);
    expect(
      findings("RATIO-ONLY", documentWith(actual("KJ-01", "3.01", { stage: "confirmed" }), gone)),
    ).toEqual([]);
  });
});

describe("SUB", () => {
  it("C09: a part above its whole blocks", () => {
    expect(findings("SUB-PART", documentWith(actual("KJ-03", "45")))).toEqual([
      {
        ...failed,
        rule: { id: "SUB-PART", version: 1, class: "SUB" },
        figures: [ref("KJ-03"), ref("KJ-02")],
        expected: "44",
        actual: "45",
        imbalance: "1",
        params: { part: "KJ-03", whole: "KJ-02" },
      },
    ]);
  });

  it("lets a part be the whole, and says nothing of other years or missing values", () => {
    expect(findings("SUB-PART", documentWith(actual("KJ-03", "44")))).toEqual([]);
    expect(findings("SUB-PART", documentWith(actual("KJ-02", null, { availability: "notYet" })))).toEqual([]);
  });

  it("blocks a numerator above its denominator", () => {
    expect(
      findings("SUB-NUMERATOR", documentWith(actual("KJ-51", "1001"))).map(({ figures }) => figures),
    ).toEqual([[ref("KJ-51"), ref("KJ-52")]]);
  });
});

describe("CONT", () => {
  const accepted = [{ indicator: "KJ-04", period: "2023", value: "9.3" }];
  const run = (typed: string | null) => {
    const document =
      typed === null
        ? documentWith()
        : documentWith(actual("KJ-04", typed, { period: "2023", basis: "pointInTime" }));
    return check({ document, form: smallForm, accepted })
      .filter(({ rule }) => rule.id === "CONT-PREVIOUS")
      .map(({ severity, expected, actual: stated, figures }) => ({ severity, expected, stated, figures }));
  };

  it("asks when 上年实绩 is not what was accepted, and not when it is or is not stated", () => {
    expect(run("12")).toEqual([
      { severity: "query", expected: "9.3", stated: "12", figures: [ref("KJ-04", "actual", "2023")] },
    ]);
    expect(run("9.3")).toEqual([]);
    expect(run(null)).toEqual([]);
  });
});
