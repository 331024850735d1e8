import { expect, test } from "vitest";
import { type MarkMeaning, numberMark, readMarkLegend } from "../../../shared/codec/number-mark.ts";
import { splitStatus } from "../../../shared/codec/status.ts";

test("marks that stand where there is no number are told apart, in whatever width and number they are written", () => {
  const marks = [
    "-",
    "—",
    "－－",
    "…",
    "......",
    "／",
    "*",
    "无",
    "暂 无",
    "待统计",
    "n/a",
    "未出数",
    "不适用",
  ];
  expect(marks.map(numberMark)).toEqual([
    ...["-", "-", "-", "…", "…", "/", "*", "无", "暂无", "待统计", "N/A", "未出数", "不适用"],
  ]);
});

test("a number, an empty cell and other words are no mark", () => {
  const others = ["", " ", "0", "-5", "3/4", "无锡", "预计数", "全覆盖", "#N/A", "—".repeat(21)];
  expect(others.map(numberMark)).toEqual(others.map(() => null));
});

test("the legend of a table says what its marks mean; what it leaves open is left out", () => {
  const legends: readonly (readonly [string, readonly (readonly [string, MarkMeaning])[]])[] = [
    ["注：“—”表示未出数。", [["-", "notYet"]]],
    [
      "说明：1. “…”表示数据不足本表最小单位数；“-”表示不适用；空格表示部门未提供。",
      [
        ["…", "tooSmall"],
        ["-", "notApplicable"],
        ["", "notProvided"],
      ],
    ],
    [
      "注:/ 表示涉密不公开,- 表示为零",
      [
        ["/", "notDisclosed"],
        ["-", "zero"],
      ],
    ],
    ["注：“-”代表0", [["-", "zero"]]],
    ["“—”表示无数据", []],
    ["“—”表示数据不详或不适用", []],
    ["“—”表示未出数；表二“—”表示不适用", []],
    ["单位：亿元　2024年1—6月", []],
  ];
  for (const [note, marks] of legends) expect([note, [...readMarkLegend(note)]]).toEqual([note, marks]);
});

test("a number and the word of its status beside it come apart", () => {
  expect(splitStatus("138.2（预计）")).toEqual({
    text: "138.2",
    status: { availability: "available", stage: "estimate" },
  });
  expect(splitStatus("快报数：12家")).toEqual({
    text: "12家",
    status: { availability: "available", stage: "flash" },
  });
  expect(["138.2", "138.2(亿元)", "预计完成12家", "(预计)"].map(splitStatus)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
