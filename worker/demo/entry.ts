import type { Availability, Stage } from "../../shared/schema/figure.ts";

/** 目标要求 as the form's list offers it. 倍数 and 增长 are against the base year written in the value. */
export type RequirementLabel =
  | "不少于"
  | "超过"
  | "不超过"
  | "保持"
  | "位次不低于"
  | "倍数(比基年)"
  | "增长(%)"
  | "高于同级"
  | "文字";

/** A target as it is filled in: the two cells 目标要求 and 目标值, the value without its unit. */
export type DemoTarget = { requirement: RequirementLabel; value: string };

/**
 * 实绩 as it is filled in. `text` is null where there is no number, and in a derived row that computes itself
 * (availability "available"): then only 数据状态 and 数据年份 are written.
 */
export type DemoActual = {
  text: string | null;
  availability: Availability;
  /** Null where there is no number. */
  stage: Stage | null;
  /** Year the row speaks of; null leaves the cell blank, which means the round's own. */
  dataYear: string | null;
};

/** One row of the yearly form as one unit fills it in. */
export type DemoEntry = {
  /** Code of the indicator, KJ-07. */
  indicator: string;
  /** Ids of test/fixtures/figures.csv the actual and the next target are taken from; empty in the rehearsal. */
  source: { actual: readonly string[]; nextTarget: readonly string[] };
  previousActual: string | null;
  /** 本年目标 */
  target: DemoTarget | null;
  /** Null in an imported row, which is the city's: its cells stay as the template has them. */
  actual: DemoActual | null;
  /** 下年目标 */
  nextTarget: DemoTarget | null;
  /** 数据来源 */
  from: string | null;
  /** 责任科室, the lead section first. */
  sections: readonly string[];
  /** 说明 */
  note: string | null;
};

/** What one unit reports for one round: every indicator row of the form, in form order. */
export type DemoTable = { org: string; period: string; entries: readonly DemoEntry[] };
