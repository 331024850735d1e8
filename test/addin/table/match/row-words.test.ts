import { describe, expect, it } from "vitest";
import { readTable } from "../../../../addin/table/read-table.ts";
import { smallForm } from "../../../shared/validate/small-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "../plain-sheet.ts";

/** Indicator, kind, period and number of what is taken. */
function figuresOf(
  rows: PlainCell[][],
  merges: { top: number; bottom: number; left: number; right: number }[] = [],
) {
  const reading = readTable(plainWorkbook(plainSheet("表", rows, { merges })), {
    form: smallForm,
    period: "2024",
  });
  if (!reading.ok) throw new Error(reading.error.code);
  const placed = [...reading.value.figures, ...reading.value.otherFigures].sort((a, b) => a.row - b.row);
  return placed.flatMap(({ figure }) => {
    const number = figure.kind === "actual" ? figure.value : figure.target.number;
    return number === null ? [] : [[figure.indicator, figure.kind, figure.period, number]];
  });
}

describe("what a row says of its numbers", () => {
  it("目标 and 完成 beside one name are two figures, 位次 is none", () => {
    const rows: PlainCell[][] = [
      ["指标名称", null, "单位", "2024年"],
      ["新增研发机构数", "目标", "家", 40],
      [null, "完成", "家", 44],
      [null, "位次", null, 3],
    ];
    expect(figuresOf(rows, [{ top: 2, bottom: 4, left: 1, right: 1 }])).toEqual([
      ["KJ-02", "target", "2024", "40"],
      ["KJ-02", "actual", "2024", "44"],
    ]);
  });

  it("a year before the name is that of its numbers", () => {
    const rows: PlainCell[][] = [
      ["指标名称", "单位", "数值"],
      ["2023年新增研发机构数", "家", 40],
      ["2024年新增研发机构数", "家", 44],
      ["2021—2024年新增研发机构数", "家", 150],
    ];
    expect(figuresOf(rows)).toEqual([
      ["KJ-02", "actual", "2023", "40"],
      ["KJ-02", "actual", "2024", "44"],
    ]);
  });
});
