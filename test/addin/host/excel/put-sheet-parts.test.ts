import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnPoints } from "../../../../addin/host/excel/put-sheet/column-points.ts";
import { headerSections } from "../../../../addin/host/excel/put-sheet/header-sections.ts";
import {
  addressTexts,
  cellsOf,
  joinIntoRectangles,
} from "../../../../addin/host/excel/put-sheet/rectangles.ts";
import { textEntry } from "../../../../addin/host/excel/text-entry.ts";
import { parseRange } from "../../../../addin/table/address.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";

const place = fc.record({ row: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 9 }) });

describe("cells of one look", () => {
  test("are joined into rectangles that hold each of them once and nothing else", () => {
    fc.assert(
      fc.property(fc.array(place), (cells) => {
        const text = ({ row, column }: { row: number; column: number }) => `${row}/${column}`;
        const held = joinIntoRectangles(cells).flatMap(cellsOf).map(text);
        expect(held.toSorted()).toEqual([...new Set(cells.map(text))].toSorted());
      }),
    );
  });

  test("under each other make one rectangle, whatever order they come in", () => {
    const cells = cellsOf({ top: 3, left: 2, bottom: 40, right: 9 }).toReversed();
    expect(joinIntoRectangles(cells)).toEqual([{ top: 3, left: 2, bottom: 40, right: 9 }]);
  });

  test("are named in texts no longer than Excel takes, none lost", () => {
    const scattered = Array.from({ length: 5_000 }, (_, index) => ({ row: 2 * index + 1, column: 7 }));
    const ranges = joinIntoRectangles(scattered);
    const texts = addressTexts(ranges);
    expect(texts.length).toBeLessThan(6);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(8_192);
    expect(texts.flatMap((text) => text.split(",").map(parseRange))).toEqual(ranges);
  });
});

describe("a page header or footer", () => {
  test.each([
    ["&C第 &P 页　共 &N 页&R&8 2024年", { left: "", center: "第 &P 页　共 &N 页", right: "&8 2024年" }],
    ['&C&"宋体,Bold"&14演练', { left: "", center: '&"宋体,Bold"&14演练', right: "" }],
    ["&LR&&C投入&CR&&&&D", { left: "R&&C投入", center: "R&&&&D", right: "" }],
    ["没有分段", { left: "", center: "没有分段", right: "" }],
    ["", { left: "", center: "", right: "" }],
  ])("%j is taken apart at its sections only", (text, sections) => {
    expect(headerSections(text)).toEqual(sections);
  });
});

describe("column widths", () => {
  test.each([
    // 64 and 117 pixels, as Excel itself shows these widths with Calibri 11
    [9.140625, 48],
    [16.7109375, 87.75],
    [0, 0],
  ])("%d characters are %d points", (characters, points) => {
    expect(columnPoints(characters)).toBe(points);
  });
});

describe("text", () => {
  test.each(["指标名称", "桐乡市", "R&D经费（全社会）", "O'Neill"])(
    "%s is entered as it stands: nothing takes it for anything else",
    (text) => {
      expect(textEntry(text, "General")).toBe(text);
    },
  );

  test.each([
    "=1+1",
    "+86",
    "-",
    "@x",
    "#N/A",
    "1,234",
    "2024年",
    "二〇二四年三月",
    "Jan 5",
    "TRUE",
    "false",
    "（5）",
    "50%",
    "￥5",
    " 3",
  ])("%s is entered behind an apostrophe, and as it stands in a cell for text", (text) => {
    expect(textEntry(text, "General")).toBe(`'${text}`);
    expect(textEntry(text, "@")).toBe(text);
  });

  test("that begins with an apostrophe gets a second one everywhere: the first is no part of the value", () => {
    expect(["General", "@"].map((format) => textEntry("'引号", format))).toEqual(["''引号", "''引号"]);
  });

  test("names of indicators need no apostrophe unless a digit is in them", () => {
    const behind = yearlyForm.indicators.filter(({ name }) => textEntry(name, "General") !== name);
    expect(behind.filter(({ name }) => !/[\d一二三四五六七八九十“]/.test(name))).toEqual([]);
  });
});
