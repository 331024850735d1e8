import { describe, expect, it } from "vitest";
import { noAnswers, type TableAnswers } from "../../../../addin/table/binding/table-answers.ts";
import { readTable } from "../../../../addin/table/read-table.ts";
import type { TableReading } from "../../../../addin/table/reading.ts";
import { smallForm } from "../../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "../plain-sheet.ts";

const rows: PlainCell[][] = [
  ["类别", "指标名称", "单位", "2024年数", "某列"],
  ["机构", "省里新增的", "家", 44, 7],
  ["人才", "省里新增的", "人", 5, 8],
];

function read(cells: PlainCell[][], answers: TableAnswers): TableReading {
  const reading = readTable(plainWorkbook(plainSheet("表", cells)), {
    form: smallForm,
    period: "2024",
    answers,
  });
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}

const valuesOf = ({ figures }: TableReading) =>
  figures.flatMap(({ figure }) =>
    figure.kind === "actual" && figure.value !== null
      ? [[figure.indicator, figure.period, figure.value, figure.cell]]
      : [],
  );

describe("what a person has said of a table", () => {
  const answers: TableAnswers = {
    columns: { "2024年数": "ignored", 某列: "actual" },
    rows: { "机构/省里新增的": "KJ-02", "人才/省里新增的": "ignored" },
  };

  it("is not guessed without it: nothing is taken", () => {
    expect(valuesOf(read(rows, noAnswers))).toEqual([]);
  });

  it("binds columns and rows by their words, also of two rows of one name", () => {
    const reading = read(rows, answers);
    expect(valuesOf(reading)).toEqual([["KJ-02", "2024", "7", "表!E2"]]);
    expect(reading.rows.map(({ key, how, sureness }) => [key, how, sureness])).toEqual([
      ["机构/省里新增的", "answer", "sure"],
      ["人才/省里新增的", "answer", "ignored"],
    ]);
  });

  it("holds after rows and columns were moved", () => {
    const [head = [], first = [], second = []] = rows;
    const moved = [["注"], [], ["新", ...head], [null, ...second], [null, ...first]];
    expect(valuesOf(read(moved, answers))).toEqual([["KJ-02", "2024", "7", "表!F5"]]);
  });

  it.each(["constructor", "toString", "__proto__"])(
    "is nothing of a row and a column called %s, as members of every object are",
    (name) => {
      const cells: PlainCell[][] = [
        ["指标名称", "单位", "2024年实绩", name],
        ["新增研发机构数", "家", 12, 3],
        [name, "家", 5, 4],
      ];
      const reading = read(cells, noAnswers);
      expect(valuesOf(reading)).toEqual([["KJ-02", "2024", "12", "表!C2"]]);
      expect(reading.rows.map(({ key, how }) => [key, how])).toEqual([
        ["新增研发机构数", "name"],
        [name, "none"],
      ]);
      expect(reading.columns.map(({ key, how }) => [key, how]).at(-1)).toEqual([name, "none"]);
    },
  );
});
