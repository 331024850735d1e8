import { describe, expect, it } from "vitest";
import type { Form } from "../../../../shared/schema/form.ts";
import { failed, findings, ref } from "../rule-findings.ts";
import { actual, documentWith, smallForm } from "../small-form.ts";

const codes = Array.from({ length: 10 }, (_, place) => `KJ-${110 + place}`);
const [count] = smallForm.indicators.filter(({ code }) => code === "KJ-02");
const [row] = smallForm.rows.filter((one) => one.kind === "indicator");
if (count === undefined || row === undefined) throw new Error("the small form has no count");
const form: Form = {
  ...smallForm,
  rows: codes.map((indicator) => ({ ...row, indicator, entry: "typed", required: true })),
  indicators: codes.map((code) => ({ ...count, code })),
};
const of = (values: readonly (string | null)[], period: string) =>
  values.flatMap((value, place) => actual(codes[place] ?? "", value, { period }));
const documentOf = (now: readonly (string | null)[], before: readonly string[]) => ({
  ...documentWith(),
  figures: [...of(now, "2024"), ...of(before, "2023")],
});
const ten = ["11", "12", "13", "14", "15", "16", "17", "18", "19", "20"];

describe("DUPBLK", () => {
  it("asks once where the column is last year's", () => {
    expect(findings("DUPBLK-COLUMN", documentOf(ten, ten), {}, form)).toEqual([
      {
        ...failed,
        severity: "query",
        rule: { id: "DUPBLK-COLUMN", version: 1, class: "DUPBLK" },
        figures: codes.map((code) => ref(code)),
        params: { count: "10", compared: "10" },
      },
    ]);
  });

  it("lets one in ten differ, and not two", () => {
    const one = ["99", ...ten.slice(1)];
    const two = ["99", "98", ...ten.slice(2)];
    expect(findings("DUPBLK-COLUMN", documentOf(one, ten), {}, form)).toHaveLength(1);
    expect(findings("DUPBLK-COLUMN", documentOf(two, ten), {}, form)).toEqual([]);
  });

  it("counts neither zeros nor empty cells, and needs eight equal values", () => {
    const zeros = ["0", "0", "0", ...ten.slice(3)];
    expect(findings("DUPBLK-COLUMN", documentOf(zeros, zeros), {}, form)).toEqual([]);
    const blank = [null, null, null, ...ten.slice(3)];
    expect(findings("DUPBLK-COLUMN", documentOf(blank, ten), {}, form)).toEqual([]);
  });
});
