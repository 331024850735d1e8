import { expect, it } from "vitest";
import { readBoundTable } from "../../../addin/table/binding/read-bound-table.ts";
import type { TableAnswers } from "../../../addin/table/binding/table-answers.ts";
import { smallForm } from "../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "./plain-sheet.ts";

const read = (rows: PlainCell[][], answers?: TableAnswers) =>
  readBoundTable(plainWorkbook(plainSheet("支出", [["2024年情况"], ...rows])), {
    form: smallForm,
    period: "2024",
    ...(answers === undefined ? {} : { answers }),
  });

const expenses: PlainCell[][] = [
  ["项目", "2024年"],
  ["办公费", 12],
  ["差旅费", 9],
];
const unknown = { sheet: "支出", row: "2", heads: "项目、2024年", name: "办公费" };

it("a table headed like the form whose rows are all unknown is refused by its sheet, heads and first row", () => {
  expect(read(expenses)).toEqual({ ok: false, error: { code: "rows-unknown", detail: unknown } });
});

it("so is one that has all the columns of the form", () => {
  const [, ...rows] = expenses;
  const heads: PlainCell[] = ["指标名称", "2024年实绩", "2025年目标", "单位"];
  expect(read([heads, ...rows])).toEqual({
    ok: false,
    error: { code: "rows-unknown", detail: { ...unknown, heads: "指标名称、2024年实绩、2025年目标、单位" } },
  });
});

it("where a row may be meant for an indicator the table is read and the row asked", () => {
  const found = read([...expenses, ["新增研发机构情况", 44]]);
  if (!found.ok) throw new Error(found.error.code);
  expect(found.value.reading.rows.map(({ name, sureness }) => [name, sureness])).toEqual([
    ["办公费", "ignored"],
    ["差旅费", "ignored"],
    ["新增研发机构情况", "asked"],
  ]);
  expect(found.value.reading.figures).toEqual([]);
});

it("a person who has said that no row is meant still sees the table", () => {
  const found = read(expenses, { columns: {}, rows: { 办公费: "ignored" } });
  expect(found.ok).toBe(true);
});
