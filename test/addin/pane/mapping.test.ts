import { describe, expect, test } from "vitest";
import { answerLine } from "../../../addin/pane/mapping/answer-line.ts";
import { groupLines, lineAfter } from "../../../addin/pane/mapping/group-lines.ts";

import { noAnswers, sameAnswers } from "../../../addin/table/binding/table-answers.ts";
import type { MappingLine } from "../../../addin/table/mapping-lines.ts";

const line = (about: MappingLine["about"], at: number, more: Partial<MappingLine> = {}): MappingLine => ({
  id: `${about} ${more.table ?? 0}/${at}`,
  about,
  key: `${about}${at}`,
  table: 0,
  cell: `表!A${at}`,
  text: `${about}${at}`,
  unit: null,
  state: "sure",
  taken: null,
  why: "name",
  suggestions: [],
  answer: null,
  filled: true,
  also: [],
  together: 1,
  ...more,
});

const ids = (lines: readonly MappingLine[]) => lines.map(({ id }) => id);

describe("the lines as the person goes through them", () => {
  const lines = [
    line("column", 1),
    line("column", 2, { state: "asked" }),
    line("column", 3, { state: "ignored" }),
    line("row", 4, { state: "asked", filled: false }),
    line("row", 5, { state: "asked", answer: "KJ-14" }),
    line("row", 6, { answer: "KJ-13" }),
    line("row", 7),
    line("row", 8, { state: "ignored", table: 1 }),
  ];

  test("are what is asked, with numbers first; what was answered; and the rest by table", () => {
    const { asked, answered, tables } = groupLines(lines);
    expect(ids(asked)).toEqual(["column 0/2", "row 0/5", "row 0/4"]);
    expect(ids(answered)).toEqual(["row 0/6"]);
    expect(tables.map(({ table, cell }) => [table, cell])).toEqual([
      [0, "表!A1"],
      [1, "表!A8"],
    ]);
    expect(
      tables.map((each) => [each.sureColumns, each.sureRows, each.ignoredColumns, each.ignoredRows].map(ids)),
    ).toEqual([
      [["column 0/1"], ["row 0/7"], ["column 0/3"], []],
      [[], [], [], ["row 1/8"]],
    ]);
  });

  test("are grouped by the tables as they stand in the sheet, whichever was read first", () => {
    const read = [
      line("column", 31),
      line("column", 4, { table: 1, cell: "表!F4" }),
      line("column", 4, { table: 2, cell: "表!B4" }),
    ];
    expect(groupLines(read).tables.map(({ table, number, cell }) => [table, number, cell])).toEqual([
      [2, 1, "表!B4"],
      [1, 2, "表!F4"],
      [0, 3, "表!A31"],
    ]);
  });

  test("go on with the next that is asked, with the one before at the end, and nowhere from the only one", () => {
    const { asked } = groupLines(lines);
    expect(["column 0/2", "row 0/5", "row 0/4"].map((id) => lineAfter(asked, id))).toEqual([
      "row 0/5",
      "row 0/4",
      "row 0/5",
    ]);
    expect(lineAfter(asked.slice(0, 1), "column 0/2")).toBeNull();
  });
});

describe("an answer", () => {
  const given = answerLine(answerLine(noAnswers, line("row", 4), "KJ-14"), line("column", 1), "actual");

  test("is given, changed and taken back by what stands there, and touches no other", () => {
    expect(given).toEqual({ columns: { column1: "actual" }, rows: { row4: "KJ-14" } });
    expect(answerLine(given, line("row", 4), "ignored")).toEqual({
      columns: { column1: "actual" },
      rows: { row4: "ignored" },
    });
    expect(answerLine(given, line("column", 1), null)).toEqual({ columns: {}, rows: { row4: "KJ-14" } });
  });

  test("is the same as one kept in another order, and not as one more or another", () => {
    const more = answerLine(given, line("row", 5), "ignored");
    const turned = { columns: given.columns, rows: { row5: "ignored" as const, row4: "KJ-14" } };
    expect(sameAnswers(more, turned)).toBe(true);
    expect(sameAnswers(more, given)).toBe(false);
    expect(sameAnswers(given, answerLine(given, line("row", 4), "KJ-13"))).toBe(false);
  });
});
