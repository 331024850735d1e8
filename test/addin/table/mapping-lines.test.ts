import { describe, expect, test } from "vitest";
import { noAnswers, type TableAnswers } from "../../../addin/table/binding/table-answers.ts";
import { type MappingLine, mappingLines } from "../../../addin/table/mapping-lines.ts";
import { readTable } from "../../../addin/table/read-table.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "./plain-sheet.ts";

/** Figures are invented. */
const rows: PlainCell[][] = [
  ["2024年科技创新主要指标"],
  ["代码", "指标名称", "单位", "2024年实绩", "2024年预计数", "2022年实绩", "备注栏"],
  [null, "全社会R&D经费支出", "亿元", 44.9, 45, 38, null],
  [null, "GDP", "亿元", 900, 900, 800, null],
  [null, "规模以上工业企业总数", "家", 700, 700, 690, null],
  ["KJ-13", "新增高新技术企业数", "家", 60, 60, 50, null],
  [null, "国家高企总数", "家", 320, 320, 280, null],
  ["KJ-16", "新增省科技型中小企业数", "家", 175, 175, 150, null],
  ["KJ-99", "自设", "家", null, null, null, null],
  [null, "孵化器面积", "万方", 12, 12, 10, null],
  [null, "孵化器面积", "万方", 13, 13, 11, null],
];

function linesOf(cells: PlainCell[][], answers: TableAnswers = noAnswers): MappingLine[] {
  const read = readTable(plainWorkbook(plainSheet("表", cells)), { form: yearlyForm, answers });
  if (!read.ok) throw new Error(read.error.code);
  return mappingLines(read.value, yearlyForm, answers);
}

const lineOf = (lines: readonly MappingLine[], text: string) => lines.find((line) => line.text === text);
const shown = (lines: readonly MappingLine[]) =>
  lines.map(({ cell, text, state, taken, why }) => [
    cell,
    text,
    state,
    taken === null
      ? null
      : "code" in taken
        ? taken.code
        : "field" in taken
          ? taken.field
          : taken.value.period,
    why,
  ]);

describe("the columns and rows of a table as a person looks them over", () => {
  test("every one says what it is taken for and why", () => {
    expect(shown(linesOf(rows))).toEqual([
      ["表!A2", "代码", "sure", "code", "same-head"],
      ["表!B2", "指标名称", "sure", "name", "same-head"],
      ["表!C2", "单位", "sure", "unit", "head-alias"],
      ["表!D2", "2024年实绩", "sure", "actual", "year"],
      ["表!E2", "2024年预计数", "asked", null, "narrowed"],
      ["表!F2", "2022年实绩", "sure", "2022", "year"],
      ["表!G2", "备注栏", "ignored", null, "not-of-form"],
      ["表!B3", "全社会R&D经费支出", "sure", "KJ-51", "name"],
      ["表!B4", "GDP", "sure", "KJ-52", "alias"],
      ["表!B5", "规模以上工业企业总数", "sure", "KJ-55", "wording"],
      ["表!B6", "新增高新技术企业数", "sure", "KJ-13", "code"],
      ["表!B7", "国家高企总数", "asked", null, "alike"],
      ["表!B8", "新增省科技型中小企业数", "asked", null, "code-differs"],
      ["表!B9", "自设", "asked", null, "code-unknown"],
      ["表!B10", "孵化器面积", "ignored", null, "not-of-form"],
      ["表!B11", "孵化器面积", "ignored", null, "not-of-form"],
    ]);
  });

  test("a line holds all that its answer needs: key, suggestions, and what else has the same words", () => {
    const lines = linesOf(rows);
    expect(lineOf(lines, "国家高企总数")).toEqual({
      id: "row 0/7",
      about: "row",
      key: "国家高企总数",
      table: 0,
      cell: "表!B7",
      text: "国家高企总数",
      unit: "家",
      state: "asked",
      taken: null,
      why: "alike",
      suggestions: ["KJ-14", "KJ-13", "KJ-62"],
      answer: null,
      filled: true,
      also: [],
      together: 1,
    });
    expect(lineOf(lines, "新增省科技型中小企业数")).toMatchObject({ suggestions: ["KJ-16", "KJ-15"] });
    expect(lineOf(lines, "自设")).toMatchObject({ suggestions: [], filled: false });
    expect(lineOf(lines, "孵化器面积")).toMatchObject({ together: 2 });
    expect(lineOf(lines, "2024年预计数")).toMatchObject({ suggestions: ["actual"], also: ["表!D2"] });
    expect(lineOf(lines, "2024年实绩")).toMatchObject({ also: [] });
  });

  test("what was answered says so, and a second line for the same is named", () => {
    const lines = linesOf(rows, {
      columns: { 备注栏: "note" },
      rows: { 国家高企总数: "KJ-13", 孵化器面积: "ignored" },
    });
    expect(shown(lines.filter(({ answer }) => answer !== null))).toEqual([
      ["表!G2", "备注栏", "sure", "note", "answer"],
      ["表!B7", "国家高企总数", "sure", "KJ-13", "answer"],
      ["表!B10", "孵化器面积", "ignored", null, "ignored-by-answer"],
      ["表!B11", "孵化器面积", "ignored", null, "ignored-by-answer"],
    ]);
    expect(lineOf(lines, "国家高企总数")).toMatchObject({ also: ["表!B6"] });
    expect(lineOf(lines, "新增高新技术企业数")).toMatchObject({ also: ["表!B7"] });
  });

  test("two columns taken for one are both asked, whichever was answered", () => {
    const lines = linesOf(rows, { columns: { "2024年预计数": "actual" }, rows: {} });
    expect(shown(lines.filter(({ about, state }) => about === "column" && state === "asked"))).toEqual([
      ["表!D2", "2024年实绩", "asked", null, "claimed-twice"],
      ["表!E2", "2024年预计数", "asked", null, "claimed-twice"],
    ]);
  });

  test("an answer the check has not seen yet is there already", () => {
    const read = readTable(plainWorkbook(plainSheet("表", rows)), { form: yearlyForm });
    if (!read.ok) throw new Error(read.error.code);
    const answers: TableAnswers = { columns: {}, rows: { 国家高企总数: "KJ-14" } };
    const line = lineOf(mappingLines(read.value, yearlyForm, answers), "国家高企总数");
    expect(line).toMatchObject({ state: "asked", answer: "KJ-14" });
  });

  test("a row of a part of the unit says that this is why it is asked", () => {
    const parts: PlainCell[][] = [
      ["2024年科技创新主要指标"],
      ["指标名称", "单位", "2024年实绩"],
      ["全社会R&D经费支出", "亿元", 44.9],
      ["（二）濮院园区", null, null],
      ["新增高新技术企业数", "家", 6],
    ];
    expect(lineOf(linesOf(parts), "新增高新技术企业数")).toMatchObject({
      state: "asked",
      why: "part",
      suggestions: ["KJ-13"],
    });
  });

  test("a unit that stands in the name is said once", () => {
    const lines = linesOf([
      ["2024年科技创新主要指标"],
      ["指标名称", "2024年实绩"],
      ["地区生产总值（亿元）", 900],
      ["国家高企总数（家）", 320],
    ]);
    expect(lines.filter(({ about }) => about === "row").map(({ text, unit }) => [text, unit])).toEqual([
      ["地区生产总值（亿元）", null],
      ["国家高企总数（家）", null],
    ]);
  });

  test("who signs below the table is none of its rows", () => {
    const foot = [
      ["填表人：王晓"],
      ["单位负责人", "李主任"],
      [" 报出日期", "2025-01-15"],
      ["填表说明", null],
    ];
    const lines = linesOf([...rows, ...foot.map(([first, second]) => [null, first ?? null, second ?? null])]);
    expect(lines.slice(-2).map(({ text }) => text)).toEqual(["孵化器面积", "填表说明"]);
  });
});
