import { describe, expect, it } from "vitest";
import { indicatorByCode } from "../../../../shared/catalogue/indicators.ts";
import type { Form } from "../../../../shared/schema/form.ts";
import { blocks } from "../../../../shared/validate/check.ts";
import { accepted, failed, failures, findingsOf, ref } from "../rule-findings.ts";
import { actual, documentWith, smallForm, target } from "../small-form.ts";

const set = (indicator: string, value: string, number: string, more: Parameters<typeof target>[2] = {}) =>
  documentWith(actual(indicator, value), target(indicator, "2025", { number, ...more }));
/** A share that is typed: 规上研发机构设置率 and the like. */
const share = "KJ-06";
const form: Form = {
  ...smallForm,
  rows: [
    ...smallForm.rows,
    {
      kind: "indicator",
      number: "9",
      indicator: share,
      label: null,
      indent: 0,
      entry: "typed",
      required: false,
      asksTarget: true,
    },
  ],
  indicators: smallForm.indicators.flatMap((one) =>
    one.code === "KJ-05" ? [one, { ...one, code: share, measure: "占比", min: "0", max: "100" }] : one,
  ),
};
const inPercent = (value: string, number: string, more: Parameters<typeof target>[2] = {}) =>
  documentWith(
    actual(share, value, { unit: "%", typed: { text: value, unit: "%" } }),
    target(share, "2025", { number, unit: "%", ...more }),
  );

describe("TGT-BELOW", () => {
  it("F: 新增高新技术企业 70 after 93 asks and does not block", () => {
    const document = set("KJ-02", "93", "70");
    expect(failures("TGT-BELOW", document)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "TGT-BELOW", version: 1, class: "TGT" },
        figures: [ref("KJ-02", "target", "2025")],
        expected: "93",
        actual: "70",
        imbalance: "-23",
        params: { actualPeriod: "2024", by: "factor" },
      },
    ]);
    expect(blocks(findingsOf(document))).toBe(false);
  });

  it.each([
    ["14", "8"], // 桐乡 省级以上高端人才
    ["14", "5"], // 桐乡 校地(校企)合作创新载体
    ["76", "65"], // 桐乡 高端科创项目落地
    ["38", "30"], // 桐乡 产学研对接活动
    ["7", "4"], // 嘉善 省(重点)企业研究院
    ["84", "70"], // 嘉善 县级以上研发机构
    ["1123", "1000"], // 嘉善 征集科技成果
    ["469", "300"], // 萧山 国高企
    ["806", "500"], // 萧山 省科技型中小企业
    ["53", "30"], // 萧山 省级以上企业研发机构
    ["11", "10"], // 萧山 市级以上孵化器
  ])("F: %s, then a target of %s, asks", (value, number) => {
    expect(failures("TGT-BELOW", set("KJ-02", value, number)).map(({ severity }) => severity)).toEqual([
      "query",
    ]);
  });

  it.each([
    ["87.6", "85"], // 嘉善 高新技术产业增加值占比, keep
    ["86.8", "85"], // 嘉善 规上研发机构设置率, keep
  ])("F: a share of %s %% kept at %s %% asks, by points", (value, number) => {
    const kept = inPercent(value, number, { requirement: "keep" });
    expect(failures("TGT-BELOW", kept, {}, form).map(({ params }) => params)).toEqual([
      { actualPeriod: "2024", by: "points" },
    ]);
  });

  it("lets a floor be rounded down, a count be a little cautious, and a target be the actual", () => {
    expect(failures("TGT-BELOW", inPercent("68.3", "68"), {}, form)).toEqual([]);
    expect(failures("TGT-BELOW", set("KJ-02", "96", "95"))).toEqual([]);
    expect(failures("TGT-BELOW", set("KJ-02", "96", "96"))).toEqual([]);
  });

  it("F: a round of targets is held against last year's accepted actual", () => {
    const targets = { ...documentWith(), figures: [target("KJ-02", "2024", { number: "70" })] };
    const known = { accepted: [accepted("KJ-02", "93")] };
    const document = { ...targets, figures: [...targets.figures, actual("KJ-02", null)] };
    expect(failures("TGT-BELOW", document, known).map(({ params }) => params.actualPeriod)).toEqual(["2023"]);
  });

  it("does not ask about this year's target, words, multiples, or without an actual", () => {
    expect(failures("TGT-BELOW", documentWith(target("KJ-02", "2024", { number: "20" })))).toEqual([]);
    expect(failures("TGT-BELOW", set("KJ-02", "93", "2", { requirement: "multiple" }))).toEqual([]);
    const blank = documentWith(actual("KJ-02", null), target("KJ-02", "2025", { number: "1" }));
    expect(failures("TGT-BELOW", blank)).toEqual([]);
  });
});

describe("TGT-LEAP", () => {
  it.each([
    ["66.5", "90", "23.5"], // 桐乡 研发活动开展率
    ["50.4", "70", "19.6"], // 桐乡 研发机构设置率
  ])("F: from %s %% to %s %% in a year asks", (value, number, imbalance) => {
    expect(failures("TGT-LEAP", inPercent(value, number), {}, form)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "TGT-LEAP", version: 1, class: "TGT" },
        figures: [ref(share, "target", "2025")],
        expected: value,
        actual: number,
        imbalance,
        params: { actualPeriod: "2024", by: "points" },
      },
    ]);
  });

  it("asks about three times a count, and not below, nor of few", () => {
    const asked = (value: string, number: string) => failures("TGT-LEAP", set("KJ-02", value, number)).length;
    expect([asked("40", "120"), asked("40", "119"), asked("1", "3")]).toEqual([1, 0, 0]);
    expect(failures("TGT-LEAP", inPercent("70.4", "85.3"), {}, form)).toEqual([]);
  });
});

describe("TGT-FAR", () => {
  const against = (value: string, number: string) =>
    documentWith(actual("KJ-02", value), actual("KJ-03", "0"), target("KJ-02", "2024", { number }));

  it("C11: an actual of 2.78 under a target of 100 is asked about, with its rate", () => {
    const document = documentWith(
      actual("KJ-04", "2.78", { basis: "pointInTime" }),
      target("KJ-04", "2024", { number: "100" }),
    );
    expect(failures("TGT-FAR", document)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "TGT-FAR", version: 1, class: "TGT" },
        figures: [ref("KJ-04"), ref("KJ-04", "target")],
        expected: "100",
        actual: "2.78",
        imbalance: "-97.22",
        params: { by: "under", rate: "2.8" },
      },
    ]);
  });

  it("asks over three times and under a fifth, and not at them", () => {
    const by = (value: string, number: string) =>
      failures("TGT-FAR", against(value, number)).map(({ params }) => params.by);
    expect([by("151", "50"), by("150", "50")]).toEqual([["over"], []]);
    expect([by("9", "50"), by("10", "50")]).toEqual([["under"], []]);
  });

  it("does not ask in spring what has not been done yet", () => {
    const quarterly: Form = { ...smallForm, frequency: "quarterly" };
    const period = "2024Q1";
    const early = {
      ...documentWith(),
      period,
      figures: [
        actual("KJ-02", "1", { period, basis: "yearToDate" }),
        target("KJ-02", "2024", { number: "50" }),
      ],
    };
    expect(failures("TGT-FAR", early, {}, quarterly)).toEqual([]);
  });

  it("holds shares to points, and says nothing of few, or without an actual", () => {
    const kept = (value: string) =>
      documentWith(
        actual(share, value, { unit: "%", typed: { text: value, unit: "%" } }),
        target(share, "2024", { number: "60", unit: "%" }),
      );
    expect(failures("TGT-FAR", kept("80"), {}, form).map(({ params }) => params.by)).toEqual(["points"]);
    expect(failures("TGT-FAR", kept("79.9"), {}, form)).toEqual([]);
    expect(failures("TGT-FAR", against("9", "1"))).toEqual([]);
    expect(
      failures("TGT-FAR", documentWith(actual("KJ-02", null), target("KJ-02", "2024", { number: "50" }))),
    ).toEqual([]);
  });
});

describe("TGT-YEAR", () => {
  it("B01: a target of 2025 that speaks of 2021 is pointed out", () => {
    const document = documentWith(target("KJ-02", "2025", { number: "60", text: "2021年新增60家以上" }));
    expect(failures("TGT-YEAR", document)).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "TGT-YEAR", version: 1, class: "TGT" },
        figures: [ref("KJ-02", "target", "2025")],
        expected: "2025",
        actual: "2021",
      },
    ]);
  });

  it("E05: the base year of 比2019年翻一番 is no mistake, nor are its own year and the one before", () => {
    const doubled = target("KJ-04", "2025", {
      requirement: "multiple",
      number: "2",
      baseYear: 2019,
      text: "比2019年翻一番",
    });
    const own = target("KJ-02", "2025", { text: "2025年比2024年多10家" });
    expect(failures("TGT-YEAR", documentWith(doubled, own))).toEqual([]);
  });
});

describe("TGT-TOTAL", () => {
  const codes = ["KJ-14", "KJ-16", "KJ-121"];
  const totals: Form = {
    ...smallForm,
    rows: codes.map((indicator, place) => ({
      kind: "indicator",
      number: String(place + 1),
      indicator,
      label: null,
      indent: 0,
      entry: "typed",
      required: false,
      asksTarget: true,
    })),
    indicators: codes.flatMap((code) => indicatorByCode.get(code) ?? []),
  };
  const targets = (...[firms, small, total]: (Parameters<typeof target>[2] | null)[]) => ({
    ...documentWith(),
    figures: [firms, small, total].flatMap((more, place) =>
      more == null ? [] : [target(codes[place] ?? "", "2025", { unit: "家", ...more })],
    ),
  });
  const over1500 = { requirement: "moreThan", number: "1500", text: "超过1500家" } as const;

  it("A10: 500家 and 1000家 are not over 1500家", () => {
    expect(
      failures("TGT-TOTAL", targets({ number: "500" }, { number: "1000" }, over1500), {}, totals),
    ).toEqual([
      {
        ...failed,
        rule: { id: "TGT-TOTAL", version: 1, class: "TGT" },
        figures: ["KJ-121", "KJ-14", "KJ-16"].map((code) => ref(code, "target", "2025")),
        expected: "1500",
        actual: "1500",
        imbalance: "0",
        params: { requirement: "moreThan" },
      },
    ]);
  });

  it("takes parts that reach the total, at least 1500 by exactly that, and a part without a target", () => {
    expect(
      failures("TGT-TOTAL", targets({ number: "501" }, { number: "1000" }, over1500), {}, totals),
    ).toEqual([]);
    const atLeast = { requirement: "atLeast", number: "1500" } as const;
    expect(
      failures("TGT-TOTAL", targets({ number: "500" }, { number: "1000" }, atLeast), {}, totals),
    ).toEqual([]);
    expect(failures("TGT-TOTAL", targets({ number: "500" }, null, over1500), {}, totals)).toEqual([]);
  });
});

describe("TGT-WORDS", () => {
  const words = (indicator: string, text: string) =>
    target(indicator, "2025", { requirement: "text", number: null, unit: null, text });

  it("E04: says once which targets are but words, and nothing of those that can be judged", () => {
    const document = documentWith(
      words("KJ-03", "走在全省前列"),
      words("KJ-02", "50-60"),
      target("KJ-04", "2025", { number: "9" }),
    );
    expect(failures("TGT-WORDS", document)).toEqual([
      {
        ...failed,
        severity: "hint",
        rule: { id: "TGT-WORDS", version: 1, class: "TGT" },
        figures: [ref("KJ-02", "target", "2025"), ref("KJ-03", "target", "2025")],
        params: { words: "50-60”“走在全省前列", count: "2" },
      },
    ]);
    expect(failures("TGT-WORDS", set("KJ-02", "93", "95"))).toEqual([]);
  });
});
