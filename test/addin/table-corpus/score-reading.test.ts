import { expect, test } from "vitest";
import { ask, atLeast, goal, take } from "../../fixtures/tables/drawing/content.ts";
import { jiashan } from "../../fixtures/tables/drawing/places.ts";
import { tableFile } from "../../fixtures/tables/drawing/table-file.ts";
import type { ReadFigure } from "./reading.ts";
import { scoreReading } from "./score-reading.ts";

const { expectation } = tableFile(
  {
    id: "for-the-score",
    keeper: "嘉善县科技局",
    why: "一行一种情形,用来试计分。",
    difficulty: "trap",
    traps: [],
    context: jiashan("2024"),
  },
  (book) => {
    const shorthand = { unknown: true, mayTake: true, answer: { code: "KJ-14", value: "612" } };
    book.sheet("表").table({
      at: "A1",
      head: [["指标", "2024年实绩", "2025年目标"]],
      says: { B: { kind: "actual", period: "2024" }, C: { kind: "target", period: "2025" } },
      rows: [
        { code: "KJ-13", cells: ["新增高新技术企业数", 93, goal("70家", atLeast("70"))] },
        { code: "KJ-44", cells: ["科技银行", take(13, "13", { alternatives: ["B7"] })] },
        { code: "KJ-43", cells: ["获科技贷款企业数", ask("近百家", "approximate", "约数不能作实绩")] },
        { cells: ["高企总数", ask(612, "similarName", "简称要确认", shorthand)] },
        { cells: ["授信额度", ask(61.5, "similarName", "授信不是贷款", { unknown: true, mayLeave: true })] },
        { cells: ["科技银行", 13] },
        { code: "KJ-26", cells: ["新增省级重点实验室数", take(3, "3", { optional: true })] },
        { cells: ["会议费", 9.6] },
      ],
    });
  },
);

const actual = (cell: string, indicator: string, value: string): ReadFigure => ({
  sheet: "表",
  cell,
  indicator,
  kind: "actual",
  period: "2024",
  basis: "period",
  availability: "available",
  value,
  target: null,
});
const seventy = { ...atLeast("70"), unit: "家" };
const target: ReadFigure = {
  ...actual("C2", "KJ-13", ""),
  kind: "target",
  period: "2025",
  value: null,
  target: seventy,
};
const at = (cell: string) => ({ sheet: "表", cell });

const outcomes = (figures: ReadFigure[], open: string[]) =>
  Object.fromEntries(
    scoreReading(expectation, { figures, open: open.map(at), shown: [] }).map(({ line, outcome }) => [
      line,
      outcome,
    ]),
  );

test("what is taken as expected and asked where it must be is right, an own shorthand and a second print too", () => {
  const figures = [
    actual("B2", "KJ-13", "93"),
    target,
    actual("B7", "KJ-44", "13"),
    actual("B5", "KJ-14", "612"),
    actual("B8", "KJ-26", "3"),
  ];
  expect(outcomes(figures, ["B4"])).toEqual({
    "表!2": "right",
    "表!3": "right",
    "表!4": "right",
    "表!5": "right",
    "表!6": "right",
    "表!8": "right",
  });
});

test("a line is as bad as its worst cell; what is neither taken nor asked is missed", () => {
  expect(outcomes([actual("B2", "KJ-13", "93")], ["C2", "B3"])).toEqual({
    "表!2": "asked",
    "表!3": "asked",
    "表!4": "missed",
    "表!5": "missed",
    "表!6": "right",
  });
});

test("another value, indicator, kind or period, a guess, a second taking and a figure from elsewhere are wrong", () => {
  const figures = [
    actual("B2", "KJ-13", "93"),
    { ...target, target: { ...seventy, requirement: "keep" as const } },
    actual("B3", "KJ-44", "13"),
    actual("B7", "KJ-44", "13"),
    actual("B4", "KJ-43", "100"),
    actual("B5", "KJ-13", "612"),
    actual("B6", "KJ-42", "61.5"),
    { ...actual("B8", "KJ-26", "3"), period: "2025" },
    actual("B9", "KJ-10", "9.6"),
  ];
  expect(outcomes(figures, [])).toEqual({
    "表!2": "wrong",
    "表!3": "wrong",
    "表!4": "wrong",
    "表!5": "wrong",
    "表!6": "wrong",
    "表!8": "wrong",
    "表!9": "wrong",
  });
});

test("a question about a cell that is no figure counts as asked", () => {
  expect(outcomes([], ["B9"])).toMatchObject({ "表!9": "asked" });
});
