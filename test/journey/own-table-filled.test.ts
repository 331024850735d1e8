import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CellValue } from "../../addin/host/snapshot.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import type { Round } from "../../shared/schema/round.ts";
import { demoRounds } from "../../worker/demo/demo-city.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { type Desk, desk } from "./command-line.ts";
import { explainFile } from "./explain-file.ts";

/**
 * A bureau keeps its own table from year to year: what the city accepted last year is filled into this year's, checked and
 * submitted, and what the city then holds is what it had accepted. Rehearsals; all figures are invented.
 */

const org = "330424";
const drill = (year: string): Round[] =>
  demoRounds(new Date()).flatMap((round) =>
    round.rehearsal ? [{ ...round, id: `drill-${year}`, name: `${year}年演练`, period: year }] : [],
  );

/** Last year, this year's target, this year, next year's target; in units of the bureau's own. */
type Line = { code: string; unit: string; cells: CellValue[] };
const linesOf2024: Line[] = [
  { code: "KJ-13", unit: "家", cells: [70, "不少于80", 88, "力争突破95家"] },
  { code: "KJ-40", unit: "万元", cells: [250000, null, 310000.5, "不少于33亿元"] },
  { code: "KJ-11", unit: "亿元", cells: [0.02, null, 0.0305, null] },
];
const linesOf2025: Line[] = [
  { code: "KJ-13", unit: "家", cells: [null, null, 97, null] },
  { code: "KJ-40", unit: "亿元", cells: [null, null, 33.5, null] },
  { code: "KJ-11", unit: "万元", cells: [null, null, 320, null] },
];

const definitionOf = (code: string) => yearlyForm.indicators.find((indicator) => indicator.code === code);

function ownTable(year: number, lines: readonly Line[]): CellValue[][] {
  const given = new Set(lines.map(({ code }) => code));
  const others = yearlyForm.rows
    .filter(isIndicatorRow)
    .filter(({ entry, indicator }) => entry === "typed" && !given.has(indicator))
    .map(({ indicator }) => definitionOf(indicator))
    .map((found): CellValue[] => [found?.name ?? "", found?.unit ?? "", null, null, null, null, "未提供"]);
  return [
    [`海盐县${year}年科技创新指标台账`],
    ["填报单位", "海盐县"],
    [
      ...["指标名称", "计量单位", `${year - 1}年实绩`, `${year}年目标`, `${year}年实绩`, `${year + 1}年目标`],
      "数据状态",
    ],
    ...lines.map(({ code, unit, cells }): CellValue[] => [definitionOf(code)?.name ?? "", unit, ...cells]),
    ...others,
    ["单位负责人", "甲（演练）"],
    ["统计负责人", "乙（演练）"],
    ["填表人", "丙（演练）"],
    ["报出日期", `${year + 1}-01-15`],
  ];
}

let worker: RealWorker;
beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker, [...drill("2024"), ...drill("2025")]);
});
afterAll(() => worker.stop());

/** What the unit is asked about its figures it explains, and sends again. */
async function submitExplained(county: Desk, file: string): Promise<void> {
  const explanations = `${file}.json`;
  const silent = await county.run("submit", file, "--write-explanations", explanations);
  expect(silent.code).toBe(1);
  explainFile(county.path(explanations), { category: "其他", text: "测试用的数，已逐项核对原始台账。" });
  expect(await county.must("submit", file, "--explain", explanations)).toMatch(/回执/);
}

/** What the city shows of a submission: by code the columns 上年实绩, 本年目标. */
async function reviewed(city: Desk, round: string): Promise<(string[] | undefined)[]> {
  const lines = (await city.must("review", round, org))
    .split("\n")
    .map((line) => line.trim().split(/\s{2,}/));
  return ["KJ-13", "KJ-40", "KJ-11"].map((code) => lines.find(([first]) => first === code));
}

it("last year's accepted figures and targets, filled into this year's own table, are what is submitted", async () => {
  const city = desk(worker, password);
  const county = desk(worker, password);
  await city.must("sign-in", "jiaxing");
  await county.must("sign-in", loginOf(org));
  writeFileSync(county.path("2024.xlsx"), await plainWorkbookFile({ 台账: ownTable(2024, linesOf2024) }));
  writeFileSync(county.path("2025.xlsx"), await plainWorkbookFile({ 台账: ownTable(2025, linesOf2025) }));

  await city.must("open", "drill-2024");
  await submitExplained(county, "2024.xlsx");
  await city.must("review", "drill-2024", org);
  await city.must("accept", "drill-2024", org);

  await city.must("open", "drill-2025");
  expect(await county.must("fill", "2025.xlsx")).toContain("能填 5 个");
  expect(await county.must("fill", "2025.xlsx", "--write")).toContain("已填入 5 个数（5 格）");
  expect((await county.run("check", "2025.xlsx")).code).toBe(0);
  await submitExplained(county, "2025.xlsx");

  const [firms, contracts, vouchers] = await reviewed(city, "drill-2025");
  expect(firms?.slice(0, 6)).toEqual(["KJ-13", "新增高新技术企业数", "家", "88", "力争突破95家", "97"]);
  expect(contracts?.slice(0, 6)).toEqual([
    "KJ-40",
    definitionOf("KJ-40")?.name,
    "亿元",
    "31.00005",
    "不少于33亿元",
    "33.5",
  ]);
  expect(vouchers?.slice(2, 5)).toEqual(["万元", "305", "320"]);
  // filled in once, there is nothing left to fill in
  expect(await county.must("fill", "2025.xlsx")).toContain("能填 0 个");
});
