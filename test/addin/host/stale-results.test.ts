import { describe, expect, test } from "vitest";
import { formulaReferences } from "../../../addin/host/file/stale/formula-references.ts";
import { madeParts, type Parts, relationships, sheetXml, workbookXml, zipParts } from "./made-package.ts";
import { granted, open, snapshotOf } from "./opened.ts";

type Cells = Record<string, string>;

const sheet = (cells: Cells) =>
  sheetXml(
    `<sheetData>${Object.entries(cells)
      .map(([row, inside]) => `<row r="${row}">${inside}</row>`)
      .join("")}</sheetData>`,
  );
const formula = (at: string, text: string, result = 1) => `<c r="${at}"><f>${text}</f><v>${result}</v></c>`;
const number = (at: string) => `<c r="${at}"><v>1</v></c>`;

/** Two sheets 甲 and 乙 and a name ZB_BASE on 甲!A1. */
const file = (first: Cells, second: Cells = {}, names = "", more: Parts = {}) =>
  zipParts(
    madeParts(sheet(first), {
      "xl/worksheets/sheet2.xml": sheet(second),
      "xl/workbook.xml": workbookXml(
        `<sheets><sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="乙 表" sheetId="2" r:id="rId4"/></sheets><definedNames><definedName name="ZB_BASE">甲!$A$1</definedName>${names}</definedNames>`,
      ),
      "xl/_rels/workbook.xml.rels": relationships({
        rId1: ["worksheet", "worksheets/sheet1.xml"],
        rId4: ["worksheet", "worksheets/sheet2.xml"],
      }),
      ...more,
    }),
  );

/** Values of both sheets, row by row, after A1 of 甲 was set. */
async function afterChange(bytes: Uint8Array, value = 2) {
  const opened = await open(bytes);
  granted(await opened.writeCells([{ sheet: "甲", address: { row: 1, column: 1 }, value }]));
  return (await snapshotOf(opened.bytes())).sheets.map((read) => read.values);
}

describe("a result that was calculated from a changed cell is not kept as if it still held", () => {
  test("directly, through other formulas, over sheets and through names; all others keep theirs", async () => {
    const bytes = file(
      {
        1: number("A1") + formula("B1", "A1*2"),
        2: number("A2") + formula("B2", "A2*2"),
        3: formula("A3", "SUM(B1:B2)"),
      },
      {
        1: formula("A1", "甲!A3") + formula("B1", "甲!A2"),
        2: formula("A2", "ZB_BASE+1") + formula("B2", "A1&amp;A2"),
      },
    );
    expect(await afterChange(bytes)).toEqual([
      [
        [2, null],
        [1, 1],
        [null, null],
      ],
      [
        [null, 1],
        [null, null],
      ],
    ]);
  });

  test("formulas stay, and so does the look", async () => {
    const opened = await open(
      file({ 1: `${number("A1")}<c r="B1" s="4" t="str"><f ca="1">A1&amp;"x"</f><v>1x</v></c>` }),
    );
    granted(await opened.writeCells([{ sheet: "甲", address: { row: 1, column: 1 }, value: 2 }]));
    const [read] = (await snapshotOf(opened.bytes())).sheets;
    expect(read?.formulas).toEqual([[null, '=A1&"x"']]);
  });

  test("a value written again as it was changes nothing", async () => {
    expect(await afterChange(file({ 1: number("A1") + formula("B1", "A1*2") }), 1)).toEqual([[[1, 1]], []]);
  });

  test("a result given together with the new value stays, what reads it does not", async () => {
    const opened = await open(file({ 1: number("A1") + formula("B1", "A1*2") + formula("C1", "B1+1") }));
    granted(
      await opened.writeCells([
        { sheet: "甲", address: { row: 1, column: 1 }, value: 5 },
        { sheet: "甲", address: { row: 1, column: 2 }, value: 10 },
      ]),
    );
    expect((await snapshotOf(opened.bytes())).sheets[0]?.values).toEqual([[5, 10, null]]);
  });

  test("formulas against the order of the sheet, in a circle, and of an array", async () => {
    const bytes = file({
      1: number("A1"),
      2: formula("A2", "A3"),
      3: formula("A3", "A4"),
      4: formula("A4", "A1"),
      5: formula("A5", "A6"),
      6: formula("A6", "A5"),
      7: '<c r="A7"><f t="array" ref="A7:B7">A1:B1</f><v>1</v></c><c r="B7"><v>0</v></c>',
      8: formula("A8", "B7"),
    });
    expect((await afterChange(bytes))[0]?.map((row) => row[0])).toEqual([
      2,
      null,
      null,
      null,
      1,
      1,
      null,
      null,
    ]);
    expect((await afterChange(bytes))[0]?.[6]).toEqual([null]); // B7 holds nothing any more
  });

  test("results from another workbook stay, and those from a table with another place", async () => {
    const more =
      formula("B1", "[1]表!A1") + formula("C1", "SUM(表1[数值])") + formula("D1", "SUM(表2[数值])");
    const table = (name: string, ref: string) => `<table name="x" displayName="${name}" ref="${ref}"/>`;
    const bytes = file({ 1: number("A1") + more }, {}, "", {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships({
        rId1: ["table", "../tables/table1.xml"],
        rId2: ["table", "../tables/table2.xml"],
      }),
      "xl/tables/table1.xml": table("表1", "F1:G3"),
      // Without a head: the head of a table is not written.
      "xl/tables/table2.xml": table("表2", "A1:A3").replace("/>", ' headerRowCount="0"/>'),
    });
    expect((await afterChange(bytes))[0]).toEqual([[2, 1, 1, null]]);
  });

  test("a formula that does not show what it reads is taken to read the changed cell", async () => {
    const opaque = [
      'INDIRECT("A"&amp;1)',
      "OFFSET(B9,0,0)",
      "SUM(表1[数值])",
      "SUM(B9:INDEX(C:C,2))",
      "MOVING",
    ];
    for (const text of opaque) {
      const names = '<definedName name="MOVING">乙!A1</definedName>';
      expect([
        text,
        (await afterChange(file({ 1: number("A1") + formula("D1", text) }, {}, names)))[0],
      ]).toEqual([text, [[2, null, null, null]]]);
    }
  });
});

describe("what a formula reads", () => {
  const range = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
  const area = (sheet: string, ...corners: Parameters<typeof range>) => ({ sheet, range: range(...corners) });

  test.each([
    ["A1+$B$2", [area("甲", 1, 1, 1, 1), area("甲", 2, 2, 2, 2)], []],
    [
      "SUM(B3:A1,C:C,$2:4)",
      [area("甲", 1, 1, 3, 2), area("甲", 1, 3, 1_048_576, 3), area("甲", 2, 1, 4, 16_384)],
      ["sum"],
    ],
    ["'乙 ''表'''!A1&年报表!B2:C3", [area("乙 '表'", 1, 1, 1, 1), area("年报表", 2, 2, 3, 3)], []],
    ['IF(A1="B2","C3",LOG10(D4))', [area("甲", 1, 1, 1, 1), area("甲", 4, 4, 4, 4)], ["if", "log10"]],
    ["ZB_KJ_01_ACTUAL*1.5E3", [], ["zb_kj_01_actual"]],
  ])("%s", (formula, areas, names) => {
    expect(formulaReferences(formula, "甲")).toEqual({ areas, names, tables: [], opaque: false });
  });

  test.each([
    ["SUM(表[列])+[1]!名称", ["表"], []],
    ["表1[[#This Row],[数'[量]]]*A1", ["表1"], [area("甲", 1, 1, 1, 1)]],
    ["'[1]表 一'!A1:B2+'D:\\报表\\[年报.xlsx]表'!$C$3&B2", [], [area("甲", 2, 2, 2, 2)]],
    ["['file:///报表/年报.xlsx']表!A1+A1", [], [area("甲", 1, 1, 1, 1)]],
    ['"[1]表!A1"&"[x"&C3', [], [area("甲", 3, 3, 3, 3)]],
  ])("%s: tables by name, and nothing of another workbook", (formula, tables, areas) => {
    const found = formulaReferences(formula, "甲");
    expect([found.tables, found.areas, found.opaque]).toEqual([tables, areas, false]);
  });

  test.each([
    "INDIRECT(A1)",
    "[@列]",
    "A1:INDEX(B:B,2)",
    "[1]表!A1:INDEX(B:B,2)",
    "Sheet1:Sheet3!A1",
    "'一:三'!A1",
  ])("%s reads more than it shows", (formula) => {
    expect(formulaReferences(formula, "甲").opaque).toBe(true);
  });
});
