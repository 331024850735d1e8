import { expect, test } from "vitest";
import { check } from "../../shared/validate/check.ts";
import { emptyHistory } from "../../shared/validate/history.ts";
import { inventedDocument } from "../bench/invented-document.ts";
import { formOfSixty, wideForm } from "../bench/invented-form.ts";
import { inventedValues } from "../bench/invented-values.ts";
import { reportYear, units } from "../bench/stage.ts";

const lastYear = String(reportYear - 1);

test.each(units.slice(0, 10))(
  "nothing that the benchmark submits for %s is refused or asked back",
  (unit) => {
    const accepted = [...inventedValues(formOfSixty, unit, reportYear - 1)].map(([indicator, value]) => ({
      indicator,
      period: lastYear,
      value,
      stage: "annual" as const,
    }));
    const document = inventedDocument(formOfSixty, unit, reportYear, "actuals and next targets");
    const found = check({ document, form: formOfSixty, history: { ...emptyHistory, accepted } });
    expect(found.filter(({ severity, outcome }) => severity !== "hint" && outcome === "fail")).toEqual([]);
  },
);

test("the benchmark's form of 1,000 rows has rules that can be read, and numbers that keep them", () => {
  const form = wideForm();
  const document = inventedDocument(form, units[0] ?? "", reportYear, "actuals of two years");
  const found = check({ document, form, history: emptyHistory });
  expect(found.filter(({ severity, outcome }) => severity !== "hint" && outcome === "fail")).toEqual([]);
});
