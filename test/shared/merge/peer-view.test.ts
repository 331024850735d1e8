import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeRound } from "../../../shared/merge/merge-round.ts";
import { peerView } from "../../../shared/merge/peer-view.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import { type MergedTable, mergedTable } from "../../../shared/schema/merged.ts";
import { peerVisibility } from "../../../shared/schema/round.ts";
import { actualOf, gdp, indicatorOf, inputOf, ratio, research, sumOf, targetOf } from "./round-of-figures.ts";

const indicators = [ratio, research, gdp, sumOf];
const value = (text: string) => ({ kind: "value", value: text });
const notVisible = { kind: "withheld", why: "notVisible" };

/** Six units; with six, no quartile falls on a unit's own value. */
const units: Record<string, Figure[]> = {
  nanhu: unit("3.11", "101", "11", "目标甲"),
  xiuzhou: unit("4.13", "211", "23", "目标乙"),
  jiashan: unit("5.17", "127", "37", "目标丙"),
  haiyan: unit("6.19", "251", "41", "目标丁"),
  haining: unit("7.29", "307", "53", "目标戊"),
  pinghu: unit("8.31", "353", "67", "目标己"),
};

function unit(n: string, d: string, count: string, text: string): Figure[] {
  return [
    actualOf(research, n),
    actualOf(gdp, d),
    actualOf(sumOf, count),
    targetOf(sumOf, "2024", { number: `${count}09`, text }),
    targetOf(sumOf, "2025", { number: `${count}08`, text: `${text}明年` }),
  ];
}

const table = mergeRound(inputOf(indicators, { ...units, tongxiang: null }));
const rowOf = (view: MergedTable, code: string) => view.indicators.find((entry) => entry.indicator === code);

describe("what a county sees", () => {
  it("under full, everything", () => {
    expect(peerView(table, "full", "jiashan", indicators)).toEqual({ ...table, audience: "full" });
  });

  it("under quartiles, its own column beside total, median and quartiles, and no ranks", () => {
    const view = peerView(table, "quartiles", "jiashan", indicators);
    expect(view).toMatchObject({
      audience: "quartiles",
      orgs: [{ id: "jiashan", name: "jiashan单位", state: "accepted" }],
    });
    expect(rowOf(view, sumOf.code)).toEqual({
      indicator: "KJ-14",
      period: "2024",
      values: ["37"],
      gaps: {},
      stage: "annual",
      total: value("232"),
      median: value("39"),
      lowerQuartile: value("26.5"),
      upperQuartile: value("50"),
      ranks: null,
      coverage: {
        due: 7,
        available: 6,
        notYet: 0,
        notProvided: 0,
        notDisclosed: 0,
        missing: 1,
        notApplicable: 0,
      },
      targets: [["atLeast", "3709", "目标丙"]],
      nextTargets: [["atLeast", "3708", "目标丙明年"]],
      official: null,
    });
  });

  it("under rank, its own column and its own rank", () => {
    const view = peerView(table, "rank", "jiashan", indicators);
    expect(rowOf(view, sumOf.code)).toMatchObject({
      values: ["37"],
      total: value("232"),
      median: notVisible,
      lowerQuartile: notVisible,
      upperQuartile: notVisible,
      ranks: [4],
    });
  });

  it("its own gap moves with its column, the others' are gone", () => {
    const view = peerView(table, "rank", "tongxiang", indicators);
    expect(rowOf(view, sumOf.code)).toMatchObject({
      values: [null],
      gaps: { "0": "missing" },
      ranks: [null],
    });
    expect(rowOf(peerView(table, "rank", "nanhu", indicators), sumOf.code)?.gaps).toEqual({});
  });

  it("whether others set targets does not show to one that set none", () => {
    const withoutTargets = (figures: Figure[]) => figures.filter(({ kind }) => kind === "actual");
    const own = { ...units, nanhu: withoutTargets(units.nanhu ?? []) };
    const nobody = Object.fromEntries(Object.entries(own).map(([id, all]) => [id, withoutTargets(all)]));
    const seen = (all: Record<string, Figure[]>) =>
      peerView(mergeRound(inputOf(indicators, all)), "quartiles", "nanhu", indicators);
    expect(seen(own)).toEqual(seen(nobody));
    expect(rowOf(seen(own), sumOf.code)).toMatchObject({ targets: [], nextTargets: [] });
  });

  it("a unit that does not take part sees aggregates only", () => {
    const view = peerView(table, "quartiles", "pinghu-zone", indicators);
    expect(view.orgs).toEqual([]);
    expect(rowOf(view, sumOf.code)).toMatchObject({ values: [], gaps: {}, targets: [], total: value("232") });
  });

  it("the reason stays where an aggregate is withheld from everybody", () => {
    const few = mergeRound(inputOf([sumOf], { nanhu: units.nanhu ?? [] }));
    expect(rowOf(peerView(few, "rank", "nanhu", [sumOf]), sumOf.code)).toMatchObject({
      total: { kind: "withheld", why: "tooFew" },
      median: { kind: "withheld", why: "tooFew" },
      ranks: null,
    });
  });

  it("every view fits the schema of the wire", () => {
    for (const visibility of peerVisibility.options)
      expect(mergedTable.safeParse(peerView(table, visibility, "jiashan", indicators)).success).toBe(true);
  });
});

describe("what a view must not tell", () => {
  const others = Object.entries(units).filter(([id]) => id !== "jiashan");
  const secrets = others.flatMap(([id, figures]) => [
    id,
    ...figures.flatMap((figure) =>
      figure.kind === "target" ? [figure.target.text, figure.target.number ?? ""] : [figure.value ?? ""],
    ),
  ]);
  // Looked for as whole JSON texts, so that "11" is not found in "5.11".
  const told = (view: MergedTable) =>
    secrets.filter((secret) => JSON.stringify(view).includes(`"${secret}"`));

  it("another unit's name, value or target, anywhere in the reply", () => {
    expect(told(table)).toEqual(secrets);
    expect(told(peerView(table, "quartiles", "jiashan", indicators))).toEqual([]);
    expect(told(peerView(table, "rank", "jiashan", indicators))).toEqual([]);
  });

  it("anything of one other unit: two rounds that differ in it alone and give the same aggregates look the same", () => {
    const swapped = mergeRound(
      inputOf(indicators, {
        ...units,
        nanhu: units.pinghu ?? [],
        pinghu: units.nanhu ?? [],
        tongxiang: null,
      }),
    );
    for (const visibility of ["quartiles", "rank"] as const)
      expect(peerView(swapped, visibility, "jiashan", indicators)).toEqual(
        peerView(table, visibility, "jiashan", indicators),
      );
  });

  it("a part of a ratio that one unit alone has, as the difference of two totals", () => {
    const partly = { ...units, tongxiang: [actualOf(research, "9.37")] };
    const city = mergeRound(inputOf(indicators, partly));
    // R&D of the seven less ratio × GDP of the six would be 桐乡's R&D.
    expect(rowOf(city, ratio.code)?.total.kind).toBe("value");
    const view = peerView(city, "quartiles", "jiashan", indicators);
    expect(rowOf(view, ratio.code)?.total).toEqual(notVisible);
    expect([rowOf(view, research.code)?.total, rowOf(view, gdp.code)?.total]).toEqual([
      value("43.57"),
      value("1350"),
    ]);
  });

  it("a denominator that one unit alone has, as the difference of two ratios", () => {
    const covered = indicatorOf("KJ-54");
    const equipped = indicatorOf("KJ-56");
    const firms = indicatorOf("KJ-55");
    const share = (code: string, numerator: string) =>
      indicatorOf(code, {
        unit: "%",
        acrossUnits: "derive",
        overTime: "derive",
        derive: { kind: "ratio", numerator, denominator: "KJ-55", scale: "100" },
      });
    const all = [share("KJ-04", "KJ-54"), share("KJ-05", "KJ-56"), covered, equipped, firms];
    const input = inputOf(
      all,
      Object.fromEntries(
        ["u1", "u2", "u3", "u4", "u5", "u6"].map((id, at) => [
          id,
          [
            actualOf(firms, `${100 + at}`),
            actualOf(equipped, `${30 + at}`),
            ...(at === 0 ? [] : [actualOf(covered, `${50 + at}`)]),
          ],
        ]),
      ),
    );
    // The form does not show the number of firms, yet both ratios with their numerators would give it.
    const rows = input.form.rows.filter((row) => row.kind !== "indicator" || row.indicator !== "KJ-55");
    const view = peerView(mergeRound({ ...input, form: { ...input.form, rows } }), "rank", "u2", all);
    expect(view.indicators.map((row) => [row.indicator, row.total.kind])).toEqual([
      ["KJ-04", "withheld"],
      ["KJ-05", "withheld"],
      ["KJ-54", "value"],
      ["KJ-56", "value"],
    ]);
  });

  it("the values of four units or fewer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(...peerVisibility.options),
        (count, visibility) => {
          const figures = Object.fromEntries(
            Array.from({ length: 8 }, (_, at) => [`u${at}`, at < count ? [actualOf(sumOf, `${at}`)] : null]),
          );
          const row = rowOf(
            peerView(mergeRound(inputOf([sumOf], figures)), visibility, "u0", [sumOf]),
            sumOf.code,
          );
          expect([row?.total.kind, row?.ranks === null]).toEqual(
            count < 5 ? ["withheld", true] : ["value", visibility === "quartiles"],
          );
        },
      ),
    );
  });
});
