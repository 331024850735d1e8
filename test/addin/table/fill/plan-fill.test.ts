import { describe, expect, it } from "vitest";
import { figureKey } from "../../../../shared/schema/figure.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "../plain-sheet.ts";
import { definitionOf, filled, knownActual, knownTarget, leftOf, planOf, written } from "./known-figures.ts";

const heads: PlainCell[] = ["指标名称", "计量单位", "2023年实绩", "2024年目标", "2024年实绩", "2025年目标"];
const nameOf = (code: string) => definitionOf(code).name;
const row = (code: string, unit: string, ...cells: PlainCell[]): PlainCell[] => [
  nameOf(code),
  unit,
  ...cells,
];
const table = (...rows: PlainCell[][]) =>
  plainWorkbook(plainSheet("台账", [["2024年科技创新指标台账"], heads, ...rows]));

describe("what is known goes into the empty cells of an own table", () => {
  it("numbers in the unit the row states, targets as numbers where nothing is lost and else in their words", () => {
    const snapshot = table(
      row("KJ-13", "家", null, null, 12),
      row("KJ-14", "家", null, null, 100),
      row("KJ-40", "万元", null, null, 5000),
      row("KJ-11", "万元", null, null, 300),
    );
    const known = [
      knownActual("KJ-13", "2023", "88"),
      knownTarget("KJ-13", "2024", "不少于95家"),
      knownActual("KJ-14", "2023", "420"),
      knownTarget("KJ-14", "2024", "力争突破500家"),
      knownTarget("KJ-14", "2025", "保持500家以上"),
      knownActual("KJ-40", "2023", "0.31"),
      knownActual("KJ-11", "2023", "305.5"),
    ];
    const { plan, read } = planOf(snapshot, { known });
    expect(written(plan).sort()).toEqual(
      [
        "C3 = 88",
        "C4 = 420",
        "C5 = 3100",
        "C6 = 305.5",
        "D3 = 95",
        "D4 = 力争突破500家",
        "F4 = 保持500家以上",
      ].sort(),
    );
    expect(leftOf(plan)).toEqual([]);
    const after = read(filled(snapshot, plan)).figures.map(({ figure }) => figure);
    const keys = known.map(figureKey);
    const shown = (figures: typeof known) =>
      figures
        .filter((figure) => keys.includes(figureKey(figure)))
        .map((figure) => [figureKey(figure), figure.kind === "actual" ? figure.value : figure.target.text])
        .sort();
    expect(shown(after)).toEqual(shown(known));
  });

  it("a percent is 0.0301 in a cell of percents and 3.01 beside the unit %", () => {
    const snapshot = table(
      row("KJ-01", "%", { value: null, format: "0.00%" }, null, 3.1),
      row("KJ-03", "%", null, null, 2.5),
    );
    const known = [knownActual("KJ-01", "2023", "3.01"), knownActual("KJ-03", "2023", "2.4")];
    expect(written(planOf(snapshot, { known }).plan)).toEqual(["C3 = 0.0301", "C4 = 2.4"]);
  });

  it("what would not be read as that number is left: no unit, a bare share below 1, a column of dates, too many digits", () => {
    const snapshot = table(
      [nameOf("KJ-40"), "", null, null, null],
      row("KJ-01", "%", null, null, 3.1),
      row("KJ-13", "家", { value: null, format: "yyyy-mm-dd" }, null, 12),
      row("KJ-11", "万元", null, null, 300),
    );
    const known = [
      knownActual("KJ-40", "2023", "31"),
      knownActual("KJ-01", "2023", "0.9"),
      knownActual("KJ-13", "2023", "88"),
      knownActual("KJ-11", "2023", "1234567890123456.789"),
    ];
    const { plan } = planOf(snapshot, { known });
    expect(written(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual(["C3 not-exact", "C4 not-exact", "C5 not-exact", "C6 not-exact"]);
  });
});

describe("what is left alone", () => {
  it("a cell that holds something: the same, another value, a word, a formula", () => {
    const snapshot = table(
      row("KJ-13", "家", 88, "95", 12),
      row("KJ-14", "家", 421, "待定", 100),
      row("KJ-15", "家", { value: null, formula: "=A1" }, null, 100),
      row("KJ-16", "家", { value: 31, formula: "=30+1" }, null, 100),
      row("KJ-01", "%", 3.01, null, 3),
    );
    const derived = { ...knownActual("KJ-01", "2023", "3.0149") };
    const known = [
      knownActual("KJ-13", "2023", "88"),
      knownTarget("KJ-13", "2024", "不少于95家"),
      knownActual("KJ-14", "2023", "420"),
      knownTarget("KJ-14", "2024", "力争突破500家"),
      knownActual("KJ-15", "2023", "5"),
      knownActual("KJ-16", "2023", "30"),
      derived.kind === "actual" ? { ...derived, obtained: "derived" as const } : derived,
    ];
    const { plan } = planOf(snapshot, { known });
    expect(written(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual([
      "C3 same 88",
      "D3 same 95",
      "C4 different 421",
      "D4 not-empty 待定",
      "C5 formula",
      "C6 different 31",
      "C7 same 3.01",
    ]);
  });

  it("rows and columns that are not sure, two rows for one indicator, years the table has no column for", () => {
    const snapshot = table(
      ["高新企业那个数", "家", null, null, 12],
      row("KJ-14", "家", null, null, null),
      row("KJ-14", "家", null, null, 90),
    );
    const known = [
      knownActual("KJ-13", "2023", "88"),
      knownActual("KJ-14", "2023", "420"),
      knownActual("KJ-14", "2022", "400"),
    ];
    const { plan } = planOf(snapshot, { known });
    expect(written(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual(["KJ-13 no-place", "KJ-14 twice", "KJ-14 twice"]);
  });

  it("locked cells, and a cell merged over several rows; of one merged within its row the first is written", () => {
    const snapshot = plainWorkbook(
      plainSheet(
        "台账",
        [
          ["2024年科技创新指标台账"],
          heads,
          row("KJ-13", "家"),
          row("KJ-14", "家"),
          row("KJ-15", "家"),
          row("KJ-16", "家"),
        ],
        {
          merges: [{ top: 4, bottom: 5, left: 3, right: 3 }],
        },
      ),
    );
    const known = ["KJ-13", "KJ-14", "KJ-15", "KJ-16"].map((code) => knownActual(code, "2023", "5"));
    const { plan } = planOf(snapshot, { known, locked: ["台账!C3"] });
    expect(plan.asked).toEqual(["台账!C3", "台账!C4", "台账!C5", "台账!C6"]);
    expect(written(plan)).toEqual(["C6 = 5"]);
    expect(leftOf(plan)).toEqual(["C3 locked", "C4 merged", "C5 merged"]);
  });
});
