import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { noNetwork, scriptedFetch } from "../api/fake-server.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { aDesk, type Desk } from "./a-desk.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/审核结果的JSON格式.md"), "utf8");
const example = page.slice(page.indexOf("## 例子"));

const shape = z.looseObject({
  columns: z.array(z.unknown()),
  rows: z.array(z.unknown()),
  figures: z.array(z.unknown()),
  findings: z.array(z.unknown()),
});

/** The sheet the page shows as a Markdown table. */
function sheetOfPage(): (string | number | null)[][] {
  const lines = example.split("\n").filter((line) => /^\| \d+ \|/.test(line));
  return lines.map((line) =>
    line
      .split("|")
      .slice(2, -1)
      .map((cell) => cell.trim())
      .map((cell) => (cell === "" ? null : /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)),
  );
}

let desk: Desk;
let printed: z.infer<typeof shape>;
beforeAll(async () => {
  desk = await aDesk(scriptedFetch(noNetwork).fetch);
  await writeFile(desk.at("桐乡2020.xlsx"), await plainWorkbookFile({ Sheet1: sheetOfPage() }));
  printed = shape.parse(JSON.parse((await desk.run("check", desk.at("桐乡2020.xlsx"), "--json")).out));
});
afterAll(() => desk.leave());

describe("the page on check --json", () => {
  test("shows what the program prints for the sheet it shows", () => {
    const shown = shape.parse(JSON.parse(/```json\n([\s\S]*?)\n```/.exec(example)?.[1] ?? ""));
    const { columns, rows, figures, findings, ...whole } = shown;
    expect({ ...printed, file: "桐乡2020.xlsx" }).toMatchObject(whole);
    expect(printed.columns).toEqual(expect.arrayContaining(columns));
    expect(printed.rows).toEqual(expect.arrayContaining(rows));
    expect(printed.figures).toEqual(expect.arrayContaining(figures));
    expect(printed.findings).toEqual(expect.arrayContaining(findings));
  });

  test("explains every member", () => {
    const members = new Set(Object.keys(printed));
    for (const list of [printed.columns, printed.rows, printed.figures, printed.findings])
      for (const item of list)
        for (const name of Object.keys(z.looseObject({}).parse(item))) members.add(name);
    for (const name of members) expect(page, name).toContain(`\`${name}\``);
  });
});
