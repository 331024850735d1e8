import type { MergeInput } from "../../../shared/merge/merge-round.ts";
import type { ActualFigure, Figure, TargetFigure } from "../../../shared/schema/figure.ts";
import { type Form, form } from "../../../shared/schema/form.ts";
import { type Indicator, indicator } from "../../../shared/schema/indicator.ts";
import type { Org } from "../../../shared/schema/org.ts";
import type { Round } from "../../../shared/schema/round.ts";
import { anIndicator } from "../../an-indicator.ts";

export const indicatorOf = (code: string, more: Partial<Indicator> = {}): Indicator =>
  indicator.parse(anIndicator(code, `指标${code}`, { nameEn: `Indicator ${code}`, ...more }));

export const sumOf = indicatorOf("KJ-14", { measure: "累计", overTime: "stock" });
export const research = indicatorOf("KJ-51", { unit: "亿元", measure: "金额" });
export const gdp = indicatorOf("KJ-52", { unit: "亿元", measure: "金额" });
export const ratio = indicatorOf("KJ-01", {
  unit: "%",
  measure: "占比",
  acrossUnits: "derive",
  overTime: "derive",
  obtained: "derived",
  derive: { kind: "ratio", numerator: "KJ-51", denominator: "KJ-52", scale: "100" },
});

export const formOf = (indicators: readonly Indicator[]): Form =>
  form.parse({
    id: "test-form",
    version: 1,
    title: "测试报表",
    frequency: "annual",
    formNumber: null,
    authority: null,
    approvalNumber: null,
    validUntil: null,
    columns: ["code", "name", "unit", "actual"].map((field, at) => ({
      field,
      label: field,
      mark: String(at + 1),
      width: 10,
      entry: "typed",
    })),
    rows: [
      { kind: "category", category: "创新投入", label: "创新投入" },
      ...indicators.map(({ code }, at) => ({
        kind: "indicator",
        number: String(at + 1),
        indicator: code,
        label: null,
        indent: 0,
        entry: "typed",
        required: true,
        asksTarget: true,
      })),
    ],
    indicators,
    signers: [],
    sections: [],
    notes: [],
    rules: [],
    publishedOn: "2024-12-01",
  });

/** A figure of the year 2024 that is there, final for the year, in the indicator's unit. */
export const actualOf = (
  of: Indicator,
  value: string | null,
  more: Partial<ActualFigure> = {},
): ActualFigure => ({
  kind: "actual",
  indicator: of.code,
  period: "2024",
  scope: { kind: "whole" },
  cell: null,
  note: null,
  basis: of.overTime === "stock" ? "pointInTime" : "period",
  asOf: null,
  availability: "available",
  value,
  unit: of.unit,
  typed: null,
  obtained: "typed",
  stage: "annual",
  definitionVersion: of.definitionVersion,
  source: null,
  sections: [],
  ...more,
});

export const targetOf = (
  of: Indicator,
  period: string,
  target: Partial<TargetFigure["target"]>,
): TargetFigure => ({
  kind: "target",
  indicator: of.code,
  period,
  scope: { kind: "whole" },
  cell: null,
  note: null,
  target: {
    requirement: "atLeast",
    number: null,
    unit: of.unit,
    baseYear: null,
    ambition: null,
    peerGroup: null,
    commitment: null,
    text: "文字",
    ...target,
  },
});

export const orgOf = (id: string, more: Partial<Org> = {}): Org => ({
  id,
  code: null,
  name: `${id}单位`,
  shortName: id,
  kind: "county",
  countsIn: id,
  reference: false,
  validYears: { from: null, to: null },
  ...more,
});

export const roundOf = (participants: string[], more: Partial<Round> = {}): Round => ({
  id: "r2024",
  name: "2024年报",
  form: { id: "test-form", version: 1 },
  kind: "actual",
  period: "2024",
  stage: "annual",
  dueAt: "2025-02-01T00:00:00.000Z",
  visibility: "full",
  rehearsal: false,
  participants,
  ...more,
});

/** Input of a merge: units by id with their figures, null for a unit that has not reported. */
export function inputOf(
  indicators: readonly Indicator[],
  figures: Readonly<Record<string, readonly Figure[] | null>>,
  more: Partial<MergeInput> = {},
): MergeInput {
  const ids = Object.keys(figures);
  return {
    round: roundOf(ids),
    state: "published",
    publishedAt: "2025-03-01T00:00:00.000Z",
    asOf: "2025-03-01T00:00:00.000Z",
    form: formOf(indicators),
    orgs: ids.map((id) => orgOf(id)),
    submissions: Object.entries(figures).flatMap(([org, own]) =>
      own === null ? [] : [{ org, state: "accepted" as const, figures: own }],
    ),
    ...more,
  };
}
