import { expect, test } from "vitest";
import { GRID_LIMITS, type GridLimits } from "../../../../addin/host/browser/convert/grid-limits.ts";
import { toGrid } from "../../../../addin/host/browser/convert/to-grid.ts";
import { madeFile } from "../made-package.ts";
import { snapshotOf } from "../opened.ts";

const row = (...cells: string[]) => `<sheetData><row r="1">${cells.join("")}</row></sheetData>`;
const text = (value: string) => `<c r="A1" t="inlineStr"><is><t>${value}</t></is></c>`;
const rule = (sqref: string) =>
  `<dataValidation type="whole" sqref="${sqref}"><formula1>1</formula1></dataValidation>`;
const summed = `${row('<c r="A1"><v>1</v></c>', '<c r="B1"><f>SUM(A1:A1)+A1</f></c>', '<c r="C1"><f>SUM($A:B)</f></c>')}`;

/** The size at which the file stands, against a limit just below it. */
const sizes = async (inside: string, limits: Partial<GridLimits>): Promise<string> => {
  const grid = await toGrid(madeFile(inside), { limits });
  return grid.ok ? "shown" : `${grid.error.code} ${grid.error.detail.size}`;
};

test.each<[what: string, inside: string, limit: Partial<GridLimits>, refused: string]>([
  ["characters of a cell", row(text("一二三四")), { text: 3 }, "too-large 4 > 3"],
  ["formulas", summed, { formulas: 1 }, "too-large 2 > 1"],
  [
    "cells that formulas read, whole columns as far as they are filled",
    summed,
    { reads: 2 },
    "too-large 3 > 2",
  ],
  [
    "rules",
    `${row()}<dataValidations>${rule("A1")}${rule("A2")}</dataValidations>`,
    { rules: 1 },
    "too-large 2 > 1",
  ],
  [
    "ranges of rules",
    `${row()}<dataValidations>${rule("A1 A3 A5")}</dataValidations>`,
    { ruleRanges: 2 },
    "too-large 3 > 2",
  ],
])("a limit holds for %s", async (_what, inside, limit, refused) => {
  expect(await sizes(inside, limit)).toBe(refused);
  expect(await sizes(inside, GRID_LIMITS)).toBe("shown");
});

test("a file that unzips to more than the grid draws is worked on without it", async () => {
  const noise = Array.from(
    { length: 1_100_000 },
    (_, index) => `<!--${(index * 2_654_435_761) % 4_294_967_296}${" ".repeat(52)}-->`,
  );
  const bytes = madeFile(`${row('<c r="A1"><v>7</v></c>')}${noise.join("")}`);
  expect(await toGrid(bytes)).toMatchObject({ ok: false, error: { code: "too-large" } });
  const [sheet] = (await snapshotOf(bytes)).sheets;
  expect(sheet?.values).toEqual([[7]]);
});

test("a text of more runs than the grid can lay out is shown in one look", async () => {
  const runs = (count: number) =>
    row(`<c r="A1" t="inlineStr"><is>${"<r><rPr><b/></rPr><t>x</t></r>".repeat(count)}</is></c>`);
  const shown = async (count: number) => {
    const grid = await toGrid(madeFile(runs(count)));
    const cell = grid.ok ? grid.value.data.sheets["sheet-1"]?.cellData?.[0]?.[0] : undefined;
    return { text: cell?.v, rich: cell?.p !== undefined };
  };
  expect(await shown(500)).toEqual({ text: "x".repeat(500), rich: true });
  expect(await shown(501)).toEqual({ text: "x".repeat(501), rich: false });
});
