import { describe, expect, it } from "vitest";
import { type MergeInput, mergeRound } from "../../../shared/merge/merge-round.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import type { Gap, MergedIndicator } from "../../../shared/schema/merged.ts";
import { mergedTable } from "../../../shared/schema/merged.ts";
import {
  actualOf,
  gdp,
  indicatorOf,
  inputOf,
  orgOf,
  ratio,
  research,
  roundOf,
  sumOf,
  targetOf,
} from "./round-of-figures.ts";

const value = (text: string) => ({ kind: "value", value: text });
const withheld = (why: string) => ({ kind: "withheld", why });

/** The merged row of an indicator. */
function mergedOf(input: MergeInput, code: string): MergedIndicator {
  const table = mergeRound(input);
  expect(mergedTable.parse(table)).toEqual(table);
  const found = table.indicators.find((entry) => entry.indicator === code);
  if (found === undefined) throw new Error(`${code} is not in the table`);
  return found;
}

const parts = (n: string | null, d: string | null): Figure[] => [
  ...(n === null ? [] : [actualOf(research, n)]),
  ...(d === null ? [] : [actualOf(gdp, d)]),
];

describe("a merged table", () => {
  const input = inputOf([ratio, research, gdp, sumOf], {
    aa: [
      ...parts("3", "100"),
      actualOf(sumOf, "10"),
      targetOf(sumOf, "2024", { number: "12", text: "不少于12家" }),
    ],
    bb: [
      ...parts("4", "200"),
      actualOf(sumOf, "30"),
      targetOf(sumOf, "2025", { requirement: "keep", number: "30", text: "保持30家" }),
    ],
    cc: [...parts("5", "100"), actualOf(sumOf, "20", { stage: "flash" })],
    dd: [...parts("6.5", "250"), actualOf(sumOf, "20")],
    ee: [...parts("1", "50"), actualOf(sumOf, "0.5")],
    ff: [actualOf(research, "9"), actualOf(gdp, null, { availability: "notYet" })],
    gg: null,
  });

  it("holds units × indicators with totals, medians, ranks, targets and coverage", () => {
    const available = { due: 7, available: 5, notYet: 0, notProvided: 0, notDisclosed: 0, notApplicable: 0 };
    expect(mergeRound(input)).toEqual({
      round: {
        id: "r2024",
        name: "2024年报",
        form: { id: "test-form", version: 1 },
        kind: "actual",
        period: "2024",
        stage: "annual",
        dueAt: "2025-02-01T00:00:00.000Z",
        visibility: "full",
        rehearsal: false,
      },
      state: "published",
      publishedAt: "2025-03-01T00:00:00.000Z",
      asOf: "2025-03-01T00:00:00.000Z",
      audience: "city",
      orgs: ["aa", "bb", "cc", "dd", "ee", "ff", "gg"].map((id) => ({
        id,
        name: `${id}单位`,
        state: id === "gg" ? "none" : "accepted",
      })),
      indicators: [
        {
          indicator: "KJ-01",
          period: "2024",
          values: ["3", "2", "5", "2.6", "2", null, null],
          gaps: { "5": "notYet", "6": "missing" },
          stage: "annual",
          // 19.5 of 700; the mean of the five ratios would be 2.92.
          total: value("2.7857142857"),
          median: value("2.6"),
          lowerQuartile: value("2"),
          upperQuartile: value("3"),
          ranks: [2, 4, 1, 3, 4, null, null],
          coverage: { ...available, notYet: 1, missing: 1 },
          targets: [],
          nextTargets: [],
          official: null,
        },
        {
          indicator: "KJ-51",
          period: "2024",
          values: ["3", "4", "5", "6.5", "1", "9", null],
          gaps: { "6": "missing" },
          stage: "annual",
          total: value("28.5"),
          median: value("4.5"),
          lowerQuartile: value("3.25"),
          upperQuartile: value("6.125"),
          ranks: [5, 4, 3, 2, 6, 1, null],
          coverage: { ...available, available: 6, missing: 1 },
          targets: [],
          nextTargets: [],
          official: null,
        },
        {
          indicator: "KJ-52",
          period: "2024",
          values: ["100", "200", "100", "250", "50", null, null],
          gaps: { "5": "notYet", "6": "missing" },
          stage: "annual",
          total: value("700"),
          median: value("100"),
          lowerQuartile: value("100"),
          upperQuartile: value("200"),
          ranks: [3, 2, 3, 1, 5, null, null],
          coverage: { ...available, notYet: 1, missing: 1 },
          targets: [],
          nextTargets: [],
          official: null,
        },
        {
          indicator: "KJ-14",
          period: "2024",
          values: ["10", "30", "20", "20", "0.5", null, null],
          gaps: { "5": "missing", "6": "missing" },
          stage: "flash",
          total: value("80.5"),
          median: value("20"),
          lowerQuartile: value("10"),
          upperQuartile: value("20"),
          ranks: [4, 1, 2, 2, 5, null, null],
          coverage: { ...available, missing: 2 },
          targets: [["atLeast", "12", "不少于12家"], null, null, null, null, null, null],
          nextTargets: [null, ["keep", "30", "保持30家"], null, null, null, null, null],
          official: null,
        },
      ],
    });
  });

  it("fits the schema of the wire", () => {
    expect(mergedTable.parse(mergeRound(input))).toEqual(mergeRound(input));
  });
});

describe("why a unit has no value that counts", () => {
  const others = Object.fromEntries(["bb", "cc", "dd", "ee", "ff"].map((id) => [id, [actualOf(sumOf, "7")]]));
  const gapOf = (figures: Figure[] | null) => {
    const row = mergedOf(inputOf([sumOf], { aa: figures, ...others }), sumOf.code);
    return { value: row.values[0], gap: row.gaps["0"], total: row.total, coverage: row.coverage };
  };
  const counted = (more: object) => ({
    due: 6,
    available: 5,
    notYet: 0,
    notProvided: 0,
    notDisclosed: 0,
    missing: 0,
    notApplicable: 0,
    ...more,
  });

  const cases: [string, Figure[] | null, Gap, object][] = [
    ["未出数", [actualOf(sumOf, null, { availability: "notYet" })], "notYet", { notYet: 1 }],
    ["未提供", [actualOf(sumOf, null, { availability: "notProvided" })], "notProvided", { notProvided: 1 }],
    [
      "不公开",
      [actualOf(sumOf, null, { availability: "notDisclosed" })],
      "notDisclosed",
      { notDisclosed: 1 },
    ],
    [
      "不适用 is not due",
      [actualOf(sumOf, null, { availability: "notApplicable" })],
      "notApplicable",
      { due: 5, notApplicable: 1 },
    ],
    ["no submission", null, "missing", { missing: 1 }],
    ["a submission without the figure", [actualOf(research, "1")], "missing", { missing: 1 }],
    ["an empty or unreadable cell", [actualOf(sumOf, null)], "missing", { missing: 1 }],
    ["another year's number", [actualOf(sumOf, "7", { period: "2023" })], "otherPeriod", { missing: 1 }],
    ["another 口径", [actualOf(sumOf, "7", { definitionVersion: 2 })], "otherDefinition", { missing: 1 }],
    ["another unit", [actualOf(sumOf, "7", { unit: "家次" })], "otherDefinition", { missing: 1 }],
    ["a stock given as 本期", [actualOf(sumOf, "7", { basis: "period" })], "otherDefinition", { missing: 1 }],
    [
      "a figure of a park only",
      [actualOf(sumOf, "7", { scope: { kind: "park", name: "高新区" } })],
      "missing",
      { missing: 1 },
    ],
  ];
  it.each(cases)("%s is a gap, has no value and adds nothing", (_, figures, gap, coverage) => {
    expect(gapOf(figures)).toEqual({
      value: null,
      gap,
      total: value("35"),
      coverage: counted(coverage),
    });
  });

  it("a flow given as 时点数 is of another definition, and so is 本期 in a quarter", () => {
    const year = (basis: "period" | "yearToDate" | "pointInTime") =>
      mergedOf(inputOf([research], { aa: [actualOf(research, "1", { basis })] }), research.code).gaps;
    const quarter = (basis: "period" | "yearToDate") => {
      const figures = { aa: [actualOf(research, "1", { basis, period: "2024Q3" })] };
      const round = roundOf(["aa"], { period: "2024Q3" });
      return mergedOf(inputOf([research], figures, { round }), research.code).gaps;
    };
    expect({
      year: { p: year("period"), y: year("yearToDate"), t: year("pointInTime") },
      quarter: { p: quarter("period"), y: quarter("yearToDate") },
    }).toEqual({
      year: { p: {}, y: {}, t: { "0": "otherDefinition" } },
      quarter: { p: { "0": "otherDefinition" }, y: {} },
    });
  });

  const ratioGap = (figures: Figure[]) => {
    const rest = Object.fromEntries(["bb", "cc", "dd", "ee", "ff"].map((id) => [id, parts("2", "100")]));
    const row = mergedOf(inputOf([ratio, research, gdp], { aa: figures, ...rest }), ratio.code);
    return { value: row.values[0], gap: row.gaps["0"], total: row.total, coverage: row.coverage };
  };
  const ratioCases: [string, Figure[], string | null, Gap, object][] = [
    [
      "a typed ratio without its parts is shown",
      [actualOf(ratio, "3.01", { stage: "confirmed" })],
      "3.01",
      "ratioOnly",
      { missing: 1 },
    ],
    [
      "a typed ratio with one part is shown",
      [actualOf(ratio, "3.01"), ...parts("3", null)],
      "3.01",
      "ratioOnly",
      { missing: 1 },
    ],
    [
      "parts of two stages make no ratio",
      [actualOf(research, "3", { stage: "flash" }), actualOf(gdp, "100"), actualOf(ratio, "3")],
      null,
      "otherStage",
      { missing: 1 },
    ],
    [
      "a part of another 口径 makes no ratio",
      [actualOf(research, "3", { definitionVersion: 2 }), actualOf(gdp, "100")],
      null,
      "otherDefinition",
      { missing: 1 },
    ],
    [
      "parts of two years make no ratio",
      [actualOf(research, "3", { period: "2023" }), actualOf(gdp, "100")],
      null,
      "otherPeriod",
      { missing: 1 },
    ],
    ["a denominator of zero makes no ratio", parts("3", "0"), null, "zeroBase", { missing: 1 }],
    ["a negative denominator makes no ratio", parts("3", "-1"), null, "zeroBase", { missing: 1 }],
    ["a part that was not sent leaves the ratio missing", parts("3", null), null, "missing", { missing: 1 }],
    [
      "a derived figure counts no more than its parts",
      [actualOf(ratio, "3", { obtained: "derived" }), ...parts("3", null)],
      null,
      "missing",
      { missing: 1 },
    ],
    [
      "a part that is 不公开 decides over one that is 未出数",
      [
        actualOf(research, null, { availability: "notYet" }),
        actualOf(gdp, null, { availability: "notDisclosed" }),
      ],
      null,
      "notDisclosed",
      { notDisclosed: 1 },
    ],
    [
      "a state of the ratio's own row speaks for parts that are not there",
      [actualOf(ratio, null, { availability: "notApplicable" })],
      null,
      "notApplicable",
      { due: 5, notApplicable: 1 },
    ],
    [
      "last year's ratio does not hide that a part is 未出数",
      [
        actualOf(ratio, "3", { period: "2023" }),
        actualOf(research, null, { availability: "notYet" }),
        actualOf(gdp, "100"),
      ],
      null,
      "notYet",
      { notYet: 1 },
    ],
  ];
  it.each(ratioCases)("%s", (_, figures, shown, gap, coverage) => {
    expect(ratioGap(figures)).toEqual({ value: shown, gap, total: value("2"), coverage: counted(coverage) });
  });

  it("a ratio without known parts is only ever shown", () => {
    const partless = indicatorOf("KJ-90", { unit: "%", acrossUnits: "derive", overTime: "derive" });
    const row = mergedOf(inputOf([partless], { aa: [actualOf(partless, "50")] }), partless.code);
    expect({ values: row.values, gaps: row.gaps, total: row.total }).toEqual({
      values: ["50"],
      gaps: { "0": "ratioOnly" },
      total: withheld("noData"),
    });
  });
});

describe("which units count", () => {
  const six = Object.fromEntries(
    ["aa", "bb", "cc", "dd", "ee", "zone"].map((id) => [id, [actualOf(sumOf, "7")]]),
  );

  it("a unit contained in another participant is shown and not added anywhere", () => {
    const orgs = ["aa", "bb", "cc", "dd", "ee"].map((id) => orgOf(id));
    const row = mergedOf(
      inputOf([sumOf], six, { orgs: [...orgs, orgOf("zone", { countsIn: "aa" })] }),
      sumOf.code,
    );
    expect(row).toMatchObject({
      values: ["7", "7", "7", "7", "7", "7"],
      total: value("35"),
      ranks: [1, 1, 1, 1, 1, null],
      coverage: { due: 5, available: 5, missing: 0 },
    });
  });

  it("a unit stays contained when its parent has not reported, and over a unit in between", () => {
    const orgs = [
      ...["aa", "bb", "cc", "dd", "ee"].map((id) => orgOf(id)),
      orgOf("between", { countsIn: "aa" }),
      orgOf("zone", { countsIn: "between" }),
    ];
    const row = mergedOf(inputOf([sumOf], { ...six, aa: null }, { orgs }), sumOf.code);
    expect(row).toMatchObject({
      total: withheld("tooFew"),
      coverage: { due: 5, available: 4, missing: 1 },
    });
  });

  it("a unit whose parent does not take part counts itself", () => {
    const orgs = [
      ...["aa", "bb", "cc", "dd", "ee"].map((id) => orgOf(id)),
      orgOf("zone", { countsIn: "city" }),
    ];
    expect(mergedOf(inputOf([sumOf], six, { orgs }), sumOf.code)).toMatchObject({
      total: value("42"),
      coverage: { due: 6, available: 6 },
    });
  });

  it("reference units stand behind the participants, outside totals, ranks and coverage", () => {
    const input = inputOf([sumOf], six);
    const table = mergeRound({
      ...input,
      orgs: [...input.orgs, orgOf("yiwu", { reference: true }), orgOf("unused", { reference: true })],
      submissions: [
        { org: "yiwu", state: "accepted", figures: [actualOf(sumOf, "900")] },
        ...input.submissions,
      ],
    });
    expect(table.orgs.map((org) => org.id)).toEqual(["aa", "bb", "cc", "dd", "ee", "zone", "yiwu"]);
    expect(table.indicators[0]).toMatchObject({
      values: ["7", "7", "7", "7", "7", "7", "900"],
      total: value("42"),
      ranks: [1, 1, 1, 1, 1, 1, null],
      coverage: { due: 6, available: 6 },
    });
  });

  it("submissions of units outside the round are left out", () => {
    const input = inputOf([sumOf], six);
    const table = mergeRound({ ...input, round: roundOf(["aa", "bb", "cc", "dd", "ee"]) });
    expect(table.indicators[0]).toMatchObject({ total: value("35"), coverage: { due: 5 } });
    expect(table.orgs).toHaveLength(5);
  });
});

describe("which data period is merged", () => {
  const lagging = indicatorOf("KJ-51", { unit: "亿元", measure: "金额", lag: 1 });
  const of = (figures: Record<string, Figure[]>) => {
    const { period, values, gaps } = mergedOf(inputOf([lagging], figures), lagging.code);
    return { period, values, gaps };
  };
  const in2023 = (value: string | null, more = {}) => actualOf(lagging, value, { period: "2023", ...more });
  const in2024 = (value: string | null, more = {}) => actualOf(lagging, value, more);

  it("the one most units have their latest value for; the others' values are gaps", () => {
    expect(of({ aa: [in2023("1")], bb: [in2023("2")], cc: [in2024("3")] })).toEqual({
      period: "2023",
      values: ["1", "2", null],
      gaps: { "2": "otherPeriod" },
    });
  });

  it("a unit that reports both years is merged with whichever is chosen", () => {
    expect(of({ aa: [in2023("1")], bb: [in2023("2")], cc: [in2024("3"), in2023("2.5")] })).toEqual({
      period: "2023",
      values: ["1", "2", "2.5"],
      gaps: {},
    });
  });

  it("last year's values beside this year's do not pull the round back", () => {
    expect(
      of({
        aa: [in2024("1"), in2023("9")],
        bb: [in2024("2"), in2023("9")],
        cc: [in2024(null, { availability: "notYet" }), in2023("9")],
      }),
    ).toEqual({ period: "2024", values: ["1", "2", null], gaps: { "2": "notYet" } });
  });

  it("a tie goes to the later year", () => {
    expect(of({ aa: [in2023("1")], bb: [in2024("2")] })).toEqual({
      period: "2024",
      values: [null, "2"],
      gaps: { "0": "otherPeriod" },
    });
  });

  it("without values, the one most units say something about", () => {
    expect(of({ aa: [in2023(null, { availability: "notYet" })], bb: [in2024(null)] })).toEqual({
      period: "2023",
      values: [null, null],
      gaps: { "0": "notYet", "1": "missing" },
    });
  });

  it("a 数据状态 without a number holds for the row, whichever year it stands under", () => {
    expect(of({ aa: [in2023("1")], bb: [in2024(null, { availability: "notProvided" })] })).toEqual({
      period: "2023",
      values: ["1", null],
      gaps: { "1": "notProvided" },
    });
  });

  it("years before the lag are never merged", () => {
    const old = actualOf(lagging, "1", { period: "2022" });
    expect(of({ aa: [old], bb: [old] })).toEqual({
      period: "2024",
      values: [null, null],
      gaps: { "0": "otherPeriod", "1": "otherPeriod" },
    });
  });

  it("both parts of a ratio are taken of the year the ratio speaks of", () => {
    const lagRatio = { ...ratio, lag: 1 };
    const own = (n: string) => [
      actualOf(research, n, { period: "2023" }),
      actualOf(gdp, "100", { period: "2023" }),
      actualOf(gdp, "110"),
    ];
    const row = mergedOf(
      inputOf([lagRatio, research, gdp], { aa: own("2"), bb: own("3"), cc: parts("4", "100") }),
      ratio.code,
    );
    expect({ period: row.period, values: row.values, gaps: row.gaps }).toEqual({
      period: "2023",
      values: ["2", "3", null],
      gaps: { "2": "otherPeriod" },
    });
  });
});

describe("numbers that are withheld", () => {
  const units = (count: number, of = sumOf) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`u${at}`, [actualOf(of, String(at))]]));
  const numbersOf = (of: typeof sumOf, count: number) => {
    const { total, median, lowerQuartile, upperQuartile, ranks, stage } = mergedOf(
      inputOf([of], { silent: null, ...units(count, of) }),
      of.code,
    );
    return { total, median, lowerQuartile, upperQuartile, ranks, stage };
  };
  const all = (why: string) => ({
    total: withheld(why),
    median: withheld(why),
    lowerQuartile: withheld(why),
    upperQuartile: withheld(why),
    ranks: null,
  });

  it("no unit with data: noData", () => {
    expect(numbersOf(sumOf, 0)).toEqual({ ...all("noData"), stage: null });
  });

  it("four units with data: tooFew; five: given", () => {
    expect(numbersOf(sumOf, 4)).toEqual({ ...all("tooFew"), stage: "annual" });
    expect(numbersOf(sumOf, 5)).toEqual({
      total: value("10"),
      median: value("2"),
      lowerQuartile: value("1"),
      upperQuartile: value("3"),
      ranks: [null, 5, 4, 3, 2, 1],
      stage: "annual",
    });
  });

  it("what is never merged has no total but may be compared", () => {
    const banks = indicatorOf("KJ-44", { acrossUnits: "none" });
    expect(numbersOf(banks, 5)).toMatchObject({
      total: withheld("notMerged"),
      median: value("2"),
      ranks: [null, 5, 4, 3, 2, 1],
    });
  });

  it("official ranks are neither averaged nor ranked again", () => {
    const rank = indicatorOf("KJ-43", {
      unit: "位",
      measure: "排名",
      acrossUnits: "official",
      overTime: "none",
      better: "down",
    });
    expect(numbersOf(rank, 5)).toEqual({ ...all("notMerged"), stage: "annual" });
  });

  it("smaller is better where the indicator says so, and nothing is ranked where neither end is better", () => {
    const ranksOf = (better: "down" | "none") =>
      numbersOf(indicatorOf("KJ-14", { better, measure: "累计" }), 5).ranks;
    expect([ranksOf("down"), ranksOf("none")]).toEqual([[null, 1, 2, 3, 4, 5], null]);
  });
});

describe("the city's official value", () => {
  const official = (figures: Figure[]) => {
    const units = Object.fromEntries(
      ["aa", "bb", "cc", "dd", "ee"].map((id) => [id, [actualOf(sumOf, "1")]]),
    );
    const row = mergedOf(inputOf([sumOf], units, { officialFigures: figures }), sumOf.code);
    return { total: row.total, official: row.official };
  };

  it("stands beside the total and does not enter it", () => {
    expect(official([actualOf(sumOf, "6", { obtained: "imported" })])).toEqual({
      total: value("5"),
      official: "6",
    });
  });

  it("is not shown for another period or 口径", () => {
    expect([
      official([actualOf(sumOf, "6", { period: "2023" })]).official,
      official([actualOf(sumOf, "6", { definitionVersion: 3 })]).official,
    ]).toEqual([null, null]);
  });
});

describe("a round that asks for targets", () => {
  it("covers the units that set one; there is nothing to add", () => {
    const row = mergedOf(
      inputOf(
        [sumOf],
        {
          aa: [targetOf(sumOf, "2024", { number: "12", text: "12家以上" })],
          bb: [actualOf(sumOf, "9")],
          cc: null,
        },
        { round: roundOf(["aa", "bb", "cc"], { kind: "target" }) },
      ),
      sumOf.code,
    );
    expect(row).toEqual({
      indicator: "KJ-14",
      period: "2024",
      values: [null, null, null],
      gaps: { "1": "missing", "2": "missing" },
      stage: null,
      total: withheld("noData"),
      median: withheld("noData"),
      lowerQuartile: withheld("noData"),
      upperQuartile: withheld("noData"),
      ranks: null,
      coverage: {
        due: 3,
        available: 1,
        notYet: 0,
        notProvided: 0,
        notDisclosed: 0,
        missing: 2,
        notApplicable: 0,
      },
      targets: [["atLeast", "12", "12家以上"], null, null],
      nextTargets: [],
      official: null,
    });
  });

  it("in a quarter the year's target holds", () => {
    const row = mergedOf(
      inputOf(
        [sumOf],
        { aa: [targetOf(sumOf, "2024", { text: "一" }), targetOf(sumOf, "2025", { text: "二" })] },
        { round: roundOf(["aa"], { period: "2024Q3" }) },
      ),
      sumOf.code,
    );
    expect([row.targets, row.nextTargets]).toEqual([[["atLeast", null, "一"]], [["atLeast", null, "二"]]]);
  });
});

describe("data that contradict themselves", () => {
  const merge = (...figures: Figure[]) => mergedOf(inputOf([sumOf], { aa: figures }), sumOf.code).values;

  it("a later stage of a figure supersedes the earlier", () => {
    expect(merge(actualOf(sumOf, "7"), actualOf(sumOf, "6", { stage: "flash" }))).toEqual(["7"]);
  });

  it("two values of a figure in one stage, two targets, two states and unknown units are refused aloud", () => {
    const input = inputOf([sumOf], { aa: [] });
    const twice = (figures: Figure[]) => () => merge(...figures);
    expect(twice([actualOf(sumOf, "157"), actualOf(sumOf, "175")])).toThrow(/two values of KJ-14/);
    expect(
      twice([targetOf(sumOf, "2025", { text: "2项" }), targetOf(sumOf, "2025", { text: "4项" })]),
    ).toThrow(/two targets of KJ-14/);
    expect(() => mergeRound({ ...input, orgs: [] })).toThrow(/unit aa is not known/);
    expect(() =>
      mergeRound({
        ...input,
        submissions: [
          { org: "aa", state: "accepted", figures: [] },
          { org: "aa", state: "returned", figures: [] },
        ],
      }),
    ).toThrow(/several states/);
  });

  it("a form without the base items of its ratio is refused aloud", () => {
    expect(() => mergeRound(inputOf([ratio], { aa: [] }))).toThrow(/the form lacks KJ-51/);
  });
});
