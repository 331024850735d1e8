import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planTemplate } from "../../../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import { progressOf } from "../../../../shared/merge/progress.ts";
import type { Figure } from "../../../../shared/schema/figure.ts";
import type { Form } from "../../../../shared/schema/form.ts";
import type { Indicator } from "../../../../shared/schema/indicator.ts";
import { type Requirement, requirement as requirements } from "../../../../shared/schema/target.ts";
import { actual, contextWith, namedCell, sheetOf, target } from "./sample-figures.ts";

/** The yearly form with one indicator changed, for kinds of indicator the form does not ask for. */
const formWith = (code: string, change: Partial<Indicator>): Form => ({
  ...yearlyForm,
  indicators: yearlyForm.indicators.map((entry) => (entry.code === code ? { ...entry, ...change } : entry)),
});
const rankForm = formWith("KJ-43", { measure: "排名", unit: "位", better: "down" });

function shown(figures: Figure[], code: string, form: Form = yearlyForm) {
  const sheet = sheetOf(planTemplate(form, contextWith(figures)), "年报表");
  const name = `ZB_${code.replace("-", "_")}_ACTUAL`;
  const { row } = namedCell(sheet, name).at;
  const [rate, completion, yearOnYear] = [9, 10, 11].map(
    (column) => sheet.cells.find(({ at }) => at.row === row && at.column === column)?.value,
  );
  return { rate, completion, yearOnYear };
}

describe("progress shown in the template", () => {
  test("of a count is its rate, 达标 or not, and growth in %", () => {
    const figures = [
      actual("KJ-13", "2023", "93"),
      actual("KJ-13", "2024", "104"),
      target("KJ-13", "2024", "atLeast", "70"),
    ];
    expect(shown(figures, "KJ-13")).toEqual({ rate: 1.4857, completion: "达标", yearOnYear: "+11.8%" });
  });

  test("of more than needs more than", () => {
    const figures = [actual("KJ-13", "2024", "70"), target("KJ-13", "2024", "moreThan", "70")];
    expect(shown(figures, "KJ-13")).toEqual({ rate: 1, completion: "未达标", yearOnYear: "" });
  });

  test("has no rate against a target that is not above zero, nor against a limit", () => {
    const zero = [actual("KJ-13", "2024", "3"), target("KJ-13", "2024", "atLeast", "0")];
    expect(shown(zero, "KJ-13")).toEqual({ rate: "", completion: "达标", yearOnYear: "" });
    const limit = [actual("KJ-13", "2024", "3"), target("KJ-13", "2024", "atMost", "2")];
    expect(shown(limit, "KJ-13")).toEqual({ rate: "", completion: "未达标", yearOnYear: "" });
  });

  test("of a ratio is in 百分点 and comes from its base items", () => {
    const figures = [
      actual("KJ-54", "2023", "480"),
      actual("KJ-55", "2023", "600"),
      actual("KJ-54", "2024", "500"),
      actual("KJ-55", "2024", "600"),
      target("KJ-04", "2024", "keep", "85", { unit: "%", text: "保持85%以上" }),
    ];
    expect(shown(figures, "KJ-04")).toEqual({
      rate: "—",
      completion: "未达标，-1.67个百分点",
      yearOnYear: "+3.33个百分点",
    });
  });

  test("of growth is judged on last year's amount", () => {
    const figures = [
      actual("KJ-02", "2023", "100"),
      actual("KJ-02", "2024", "110"),
      target("KJ-02", "2024", "growth", "10", { unit: "%", text: "增长10%以上" }),
    ];
    expect(shown(figures, "KJ-02")).toEqual({ rate: "", completion: "达标，0个百分点", yearOnYear: "+10%" });
    expect(shown(figures.slice(1), "KJ-02").completion).toBe("未判定");
  });

  test("of a rank is within the floor or not, with the places won or lost", () => {
    const figures = [
      actual("KJ-43", "2023", "8"),
      actual("KJ-43", "2024", "5"),
      target("KJ-43", "2024", "rankWithin", "5", { unit: "位" }),
    ];
    expect(shown(figures, "KJ-43", rankForm)).toEqual({
      rate: "—",
      completion: "达标，进3位",
      yearOnYear: "进3位",
    });
    const fallen = [actual("KJ-43", "2023", "5"), actual("KJ-43", "2024", "8"), ...figures.slice(2)];
    expect(shown(fallen, "KJ-43", rankForm)).toEqual({
      rate: "—",
      completion: "未达标，退3位",
      yearOnYear: "退3位",
    });
  });

  test("waits for the merge, or is not judged, where the sheet cannot tell", () => {
    const number = actual("KJ-13", "2024", "104");
    const completionUnder = (requirement: Requirement, value: string | null, text: string) =>
      shown([number, target("KJ-13", "2024", requirement, value, { text })], "KJ-13").completion;
    expect(completionUnder("aboveGroup", null, "高于全市平均")).toBe("待汇总");
    expect(completionUnder("text", null, "走在全省前列")).toBe("未判定");
    expect(completionUnder("multiple", "2", "2")).toBe("未判定");
    expect(completionUnder("rankWithin", "5", "保持全省第5")).toBe("未判定");
  });

  test("is blank without an actual and without a target", () => {
    expect(shown([target("KJ-13", "2024", "atLeast", "70")], "KJ-13")).toEqual({
      rate: "",
      completion: "",
      yearOnYear: "",
    });
    expect(shown([actual("KJ-13", "2024", "3")], "KJ-13").completion).toBe("");
  });

  test("reads the number of an issued target that stands there in words", () => {
    const words = { commitment: "strive", unit: "家", text: "力争突破1500家" } as const;
    const figures = [actual("KJ-14", "2024", "1600"), target("KJ-14", "2024", "moreThan", "1500", words)];
    expect(shown(figures, "KJ-14")).toEqual({ rate: 1.0667, completion: "达标", yearOnYear: "" });
  });

  test("has no 同比 across a change of definition, another data year or a zero base", () => {
    const now = actual("KJ-13", "2024", "104");
    expect(shown([now, actual("KJ-13", "2023", "93", { definitionVersion: 2 })], "KJ-13").yearOnYear).toBe(
      "—",
    );
    expect(shown([now, actual("KJ-13", "2023", "0")], "KJ-13").yearOnYear).toBe("—");
    expect(shown([now, actual("KJ-13", "2022", "93")], "KJ-13").yearOnYear).toBe("");
  });

  test("agrees with the judgement of the server for every requirement and any numbers", () => {
    const values = fc.integer({ min: 0, max: 40 }).map(String);
    const indicator = yearlyForm.indicators.find(({ code }) => code === "KJ-13");
    if (!indicator) throw new Error("KJ-13 is not on the form");
    const words = { met: "达标", notMet: "未达标", pending: "待汇总", notJudged: "未判定", noData: "" };
    fc.assert(
      fc.property(
        fc.constantFrom(...requirements.options),
        values,
        values,
        values,
        (kind, wanted, now, before) => {
          const number = kind === "text" || kind === "aboveGroup" ? null : wanted === "0" ? "1" : wanted;
          const figures = [
            target("KJ-13", "2024", kind, number),
            actual("KJ-13", "2024", now),
            actual("KJ-13", "2023", before),
          ];
          const goal = target("KJ-13", "2024", kind, number).target;
          const base = kind === "growth" ? before : null;
          const judged = progressOf({ indicator, target: goal, actual: now, previous: before, base });
          const completion = String(shown(figures, "KJ-13").completion);
          expect(completion.split("，")[0]).toBe(words[judged.judgement]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
