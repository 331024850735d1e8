import { indicatorByCode } from "../../shared/catalogue/indicators.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import type { Stage } from "../../shared/schema/figure.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import type { DemoActual, DemoEntry, DemoTable, RequirementLabel } from "./entry.ts";

/**
 * Real figures of two published documents, each with the ids of test/fixtures/figures.csv it stands under. Taken is only
 * what a document states once or consistently, exactly, in the right unit, for the whole county and for the
 * very indicator of the form;
 * what is left out stands in docs/未收录的数据.md with its reason. Nothing here is computed or guessed.
 *
 * Stage: the documents never say it. Counts and amounts the bureau keeps itself are year-end figures of its annual
 * summary (annual). What comes from statistics (R&D, value added, investment, shares of 规上工业, patents per head) can
 * only be provisional when the summary is written (flash, traps B03); none of it is 核定. The ratios stand there without
 * their base items, so they are typed, shown and not merged.
 */
type Stated = {
  key: string;
  /** Number as printed, stage, ids. */
  actual?: readonly [text: string, stage: Stage, ...ids: string[]];
  /** Requirement, value as printed, ids. */
  next?: readonly [requirement: RequirementLabel, value: string, ...ids: string[]];
  sections?: readonly string[];
  note?: string;
};

const tongxiangStated: readonly Stated[] = [
  {
    key: "rd_gdp_ratio",
    actual: ["3.01", "flash", "TX20-017"],
    next: ["不少于", "3.15", "TX20-067"],
    note: "快报或预计,原文未注明",
  },
  { key: "rd_activity_coverage", actual: ["66.5", "flash", "TX20-015"], next: ["不少于", "90", "TX20-087"] },
  {
    key: "rd_institution_coverage",
    actual: ["50.4", "flash", "TX20-016"],
    next: ["不少于", "70", "TX20-088"],
  },
  { key: "hitech_va_ratio", actual: ["62.7", "flash", "TX20-005"], next: ["不少于", "65", "TX20-068"] },
  { key: "hitech_investment", actual: ["71.35", "flash", "TX20-004"] },
  { key: "hitech_investment_share", next: ["不少于", "18", "TX20-066"] },
  { key: "innovation_voucher_amount", actual: ["3117.3", "annual", "TX20-019"], note: "口径:确认使用量" },
  { key: "new_hitech_firms", actual: ["100", "annual", "TX20-001", "TX20-037"] },
  { key: "total_hitech_firms", next: ["不少于", "500", "TX20-085"] },
  { key: "new_ent_rd_inst_city_plus", actual: ["44", "annual", "TX20-044"], note: "市级=嘉兴市级" },
  { key: "new_ent_rd_inst_prov_plus", actual: ["21", "annual", "TX20-007"] },
  { key: "new_incubators_prov", actual: ["1", "annual", "TX20-021", "TX20-030"], note: "原文印作省级孵化器" },
  {
    key: "prov_plus_talents",
    actual: ["14", "annual", "TX20-008", "TX20-050"],
    next: ["文字", "继续保持在全省第一方阵", "TX20-069"],
    note: "原文印作入选省级高端人才",
  },
  { key: "prov_overseas_engineers", actual: ["6", "annual", "TX20-051"] },
  {
    key: "high_end_projects",
    actual: ["76", "annual", "TX20-009", "TX20-057"],
    next: ["不少于", "65", "TX20-102"],
  },
  { key: "tech_loan_balance", next: ["不少于", "8", "TX20-100"] },
];

const jiashanStated: readonly Stated[] = [
  { key: "rd_gdp_ratio", next: ["不少于", "4", "JS24-097"] },
  { key: "rd_expense_industrial", actual: ["69.68", "flash", "JS24-011"] },
  {
    key: "rd_expense_revenue_ratio",
    actual: ["3.27", "flash", "JS24-012"],
    next: ["高于同级", "高于全市平均", "JS24-098"],
    note: "全市=嘉兴市",
  },
  {
    key: "rd_institution_coverage",
    next: ["保持", "85", "JS24-120"],
    sections: ["高新科", "合作科"],
  },
  {
    key: "hitech_va_ratio",
    actual: ["87.6", "flash", "JS24-005"],
    note: "原文印作规上工业高新技术产业增加值占比,按规上工业增加值理解",
  },
  { key: "prov_vanguard_projects", actual: ["2", "annual", "JS24-045"] },
  {
    key: "new_hitech_firms",
    actual: ["93", "annual", "JS24-051"],
    next: ["不少于", "70", "JS24-100", "JS24-115"],
    sections: ["高新科"],
    note: "新认定(毛数)",
  },
  {
    key: "hitech_per_10k_firms",
    next: ["文字", "排名保持全省前列", "JS24-117"],
    sections: ["高新科"],
  },
  { key: "hitech_share_above_scale", next: ["不少于", "60", "JS24-116"], sections: ["高新科"] },
  { key: "new_prov_key_ent_institute", actual: ["2", "annual", "JS24-057"] },
  { key: "new_prov_ent_institute", actual: ["5", "annual", "JS24-058"] },
  { key: "new_prov_rd_centers", actual: ["19", "annual", "JS24-059"] },
  { key: "new_city_rd_centers", actual: ["25", "annual", "JS24-060"] },
  { key: "new_prov_key_labs", actual: ["3", "annual", "JS24-019"], note: "均为共建,牵头单位原文未载" },
  {
    key: "new_joint_labs",
    next: ["不少于", "20", "JS24-109"],
    sections: ["合作科", "高新科", "人才科", "综合科"],
  },
  { key: "foreign_ab_talents_new", next: ["不少于", "60", "JS24-135"], sections: ["人才科"] },
  { key: "tech_banks", actual: ["13", "annual", "JS24-088"] },
  { key: "sti_index", next: ["位次不低于", "保持全省第5,力争进位", "JS24-102"] },
];

const silence = "来源未载";
const ratioAlone = "原文只载比率,分子分母来源未载";

function actualOf(stated: Stated["actual"], year: string): DemoActual {
  if (stated === undefined) return { text: null, availability: "notProvided", stage: null, dataYear: null };
  const [text, stage] = stated;
  return { text, availability: "available", stage, dataYear: year };
}

function entryOf(indicator: string, stated: Stated | undefined, document: string, year: string): DemoEntry {
  const obtained = indicatorByCode.get(indicator)?.obtained;
  const imported = obtained === "imported";
  const silent = stated?.actual === undefined && !imported ? silence : undefined;
  const alone = stated?.actual !== undefined && obtained === "derived" ? ratioAlone : undefined;
  return {
    indicator,
    source: { actual: stated?.actual?.slice(2) ?? [], nextTarget: stated?.next?.slice(2) ?? [] },
    previousActual: null,
    target: null,
    actual: imported ? null : actualOf(stated?.actual, year),
    nextTarget: stated?.next === undefined ? null : { requirement: stated.next[0], value: stated.next[1] },
    from: stated === undefined ? null : document,
    sections: stated?.sections ?? [],
    note: [silent, alone, stated?.note].filter((part) => part !== undefined).join(";") || null,
  };
}

/** Every row of the form: what the document states, and 未提供(来源未载) where it is silent. */
function completed(org: string, period: string, document: string, stated: readonly Stated[]): DemoTable {
  const byKey = new Map(stated.map((line) => [line.key, line]));
  const entries = yearlyForm.rows.filter(isIndicatorRow).map(({ indicator }) => {
    const key = indicatorByCode.get(indicator)?.key ?? indicator;
    return entryOf(indicator, byKey.get(key), document, period);
  });
  return { org, period, entries };
}

/** 2020年报: 桐乡市, with the targets for 2021. */
export const tongxiang2020: DemoTable = completed(
  "330483",
  "2020",
  "桐乡市2020年总结及2021年要点",
  tongxiangStated,
);

/** 2024年报: 嘉善县, with the targets for 2025. */
export const jiashan2024: DemoTable = completed(
  "330421",
  "2024",
  "嘉善县2024年总结及2025年要点",
  jiashanStated,
);
