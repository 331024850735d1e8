import { expect, test } from "vitest";
import { workbookIdOf } from "../../../addin/workbook-page/workbook-identity.ts";
import { filledWorkbook } from "../flow/filled-workbook.ts";
import { madeFile } from "../host/made-package.ts";
import { snapshotOf } from "../host/opened.ts";

const idOf = async (fileName: string, bytes: Uint8Array): Promise<string> =>
  workbookIdOf(fileName, bytes, await snapshotOf(bytes));

const plain = (value: number) =>
  madeFile(`<sheetData><row r="1"><c r="A1"><v>${value}</v></c></row></sheetData>`);

test("two files of one name are two workbooks, the same file opened twice is one", async () => {
  const [county, other] = [plain(1), plain(2)];
  expect(await idOf("2025年报表.xlsx", county)).toBe(await idOf("2025年报表.xlsx", county.slice()));
  expect(await idOf("2025年报表.xlsx", county)).not.toBe(await idOf("2025年报表.xlsx", other));
  expect(await idOf("2025年报表.xlsx", county)).not.toBe(await idOf("副本.xlsx", county));
});

test("a template made for a unit is one workbook whatever is filled in; one for any unit goes by its contents", async () => {
  const filled = async (org: { id: string; name: string } | null, value: number) =>
    (await filledWorkbook({ org, cells: { "KJ-54": { actual: value } } })).bytes();
  const own = { id: "330481", name: "海宁市" };
  const [before, after, others, blank, blankAfter] = [
    await filled(own, 7),
    await filled(own, 8),
    await filled({ id: "330482", name: "平湖市" }, 7),
    await filled(null, 7),
    await filled(null, 8),
  ];
  const ids = await Promise.all(
    [before, after, others, blank, blankAfter].map((bytes) => idOf("2024年报表.xlsx", bytes)),
  );
  expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 2, 3, 4]);
});

test("an id says nothing of the file's name or contents", async () => {
  expect(await idOf("桐乡.xlsx", plain(1))).toMatch(/^[0-9a-f]{32}$/);
});
