import { describe, expect, it } from "vitest";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { yearlyRules } from "../../../shared/catalogue/yearly-rules.ts";
import { check } from "../../../shared/validate/check.ts";
import { rulesOfForm } from "../../../shared/validate/form-rules/form-rules.ts";
import { ruleProblems } from "../../../shared/validate/form-rules/rule-problems.ts";
import { emptyHistory } from "../../../shared/validate/history.ts";
import { actual, documentWith } from "../validate/small-form.ts";

it("the yearly form may be published with its rules", () => {
  expect(ruleProblems(yearlyForm, yearlyRules)).toEqual([]);
});

type Numbers = Record<string, string>;

/** Numbers that a rule lets pass, and numbers it stops; last year's are those of `before`. */
const cases: Record<string, { passes: Numbers; fails: Numbers; before?: Numbers }> = {
  "FORM-01": {
    // 萧山 2021: 1 + 8 + 44 = 53
    passes: { "KJ-21": "1", "KJ-22": "8", "KJ-23": "44", "KJ-20": "53" },
    fails: { "KJ-21": "1", "KJ-22": "8", "KJ-23": "44", "KJ-20": "52" },
  },
  "FORM-02": {
    passes: { "KJ-20": "3", "KJ-24": "4", "KJ-19": "7" },
    fails: { "KJ-20": "3", "KJ-24": "4", "KJ-19": "6" },
  },
  "FORM-03": {
    passes: { "KJ-02": "69.68", "KJ-53": "2130" },
    // 营业收入 in 千亿元
    fails: { "KJ-02": "69.68", "KJ-53": "2.13" },
  },
  "FORM-04": {
    passes: { "KJ-14": "562", "KJ-13": "93" },
    fails: { "KJ-14": "563", "KJ-13": "93" },
    before: { "KJ-14": "469" },
  },
  "FORM-05": { passes: { "KJ-13": "93", "KJ-14": "93" }, fails: { "KJ-13": "94", "KJ-14": "93" } },
  "FORM-06": { passes: { "KJ-15": "157", "KJ-16": "1000" }, fails: { "KJ-15": "157", "KJ-16": "100" } },
  "FORM-07": { passes: { "KJ-28": "11", "KJ-30": "26" }, fails: { "KJ-28": "27", "KJ-30": "26" } },
  "FORM-08": { passes: { "KJ-29": "1", "KJ-31": "2" }, fails: { "KJ-29": "3", "KJ-31": "2" } },
  "FORM-09": { passes: { "KJ-43": "0", "KJ-42": "0" }, fails: { "KJ-43": "870", "KJ-42": "0" } },
  "FORM-10": { passes: { "KJ-54": "1", "KJ-02": "0.01" }, fails: { "KJ-54": "1", "KJ-02": "0" } },
  "FORM-11": { passes: { "KJ-52": "1" }, fails: { "KJ-52": "0" } },
  "FORM-12": { passes: { "KJ-64": "1" }, fails: { "KJ-64": "0" } },
  "FORM-13": { passes: { "KJ-61": "1" }, fails: { "KJ-61": "0" } },
  "FORM-14": { passes: { "KJ-55": "1" }, fails: { "KJ-55": "0" } },
  "FORM-15": { passes: { "KJ-61": "3.2" }, fails: { "KJ-61": "32000" } },
  "FORM-16": { passes: { "KJ-64": "102.9" }, fails: { "KJ-64": "1029000" } },
};

describe("each rule of the yearly form passes what is right and stops what is not", () => {
  it("and each has its case", () => {
    expect(Object.keys(cases)).toEqual(yearlyRules.map(({ id }) => id));
  });

  for (const [id, { passes, fails, before = {} }] of Object.entries(cases))
    it(id, () => {
      const rules = rulesOfForm(
        yearlyForm,
        yearlyRules.filter((rule) => rule.id === id),
      );
      const found = (numbers: Numbers) => {
        const figures = Object.entries(numbers).map(([code, value]) => actual(code, value));
        const accepted = Object.entries(before).map(([indicator, value]) => ({
          indicator,
          period: "2023",
          value,
          stage: "annual" as const,
        }));
        const document = { ...documentWith(), figures };
        return check({ document, form: yearlyForm, history: { ...emptyHistory, accepted } }, rules).map(
          ({ rule, outcome }) => [rule.id, outcome],
        );
      };
      expect([found(passes), found(fails)]).toEqual([[], [[id, "fail"]]]);
    });
});
