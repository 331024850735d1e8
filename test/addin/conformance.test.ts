import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { checkLive } from "../../addin/flow/check-live.ts";
import { authorWorkbook } from "../../addin/host/file/author-workbook.ts";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import type { CellEdit } from "../../addin/host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { figureCellName } from "../../addin/table/binding/binding-names.ts";
import { planTemplate } from "../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Result, succeed } from "../../shared/result.ts";
import { type Finding, finding } from "../../shared/schema/finding.ts";
import type { FormField } from "../../shared/schema/form.ts";
import { templateEdits } from "../../worker/local/fill-template.ts";
import {
  againIn,
  type ConformanceCase,
  conformanceCases,
  importedRow,
  tableOf,
} from "../conformance/conformance-case.ts";
import { noNetwork, scriptedFetch } from "./api/fake-server.ts";
import { aDesk, type Desk } from "./cli/a-desk.ts";

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The template of the round as a clerk has filled it in. */
async function workbookOf(one: ConformanceCase) {
  const table = tableOf(one);
  const plan = planTemplate(yearlyForm, {
    org: { id: table.org, code: table.org, name: "桐乡市" },
    period: table.period,
    roundId: "y2025",
    roundName: "2025年报",
    rehearsal: true,
    prefill: [],
  });
  const file = must(await openWorkbookFile(await authorWorkbook(plan)));
  const snapshot = must(await file.snapshot());
  must(await file.writeCells([...templateEdits(snapshot, table), ...secondRowEdits(snapshot, againIn(one))]));
  return file;
}

/** Makes of the row the city fills in a second one of the indicator. */
function secondRowEdits({ names }: WorkbookSnapshot, again: ReturnType<typeof againIn>): CellEdit[] {
  if (again === null) return [];
  const place = names.find(({ name }) => name === figureCellName(importedRow, "actual"));
  const indicator = yearlyForm.indicators.find(({ code }) => code === again.indicator);
  if (place === undefined || indicator === undefined) throw new Error("no row to stand twice");
  const { code, name, unit } = indicator;
  const cells: Partial<Record<FormField, CellValue>> = {
    code,
    name,
    unit,
    actual: Number(again.text),
    status: null,
  };
  return yearlyForm.columns.flatMap(({ field }, index) => {
    const value = cells[field];
    const address = { row: place.range.top, column: index + 1 };
    return value === undefined ? [] : [{ sheet: place.sheet, address, value, replaceFormula: true }];
  });
}

const bare = (findings: readonly Finding[]) => findings.map(({ cells: _, ...rest }) => rest);
const expected = conformanceCases.map(({ claim, offline }) => ({ claim, offline }));

describe("for the whole corpus, filled into workbooks", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await aDesk(scriptedFetch(noNetwork).fetch);
  });
  afterAll(() => desk.leave());

  test("the command line finds what the engine does", async () => {
    // What is printed besides, such as the sentence, is the command line's own.
    const printed = z.object({ findings: z.array(finding.strip()) });
    const found = [];
    for (const one of conformanceCases) {
      await writeFile(desk.at("表.xlsx"), (await workbookOf(one)).bytes());
      const { findings } = printed.parse(
        JSON.parse((await desk.run("check", desk.at("表.xlsx"), "--json")).out),
      );
      found.push({ claim: one.claim, offline: bare(findings) });
    }
    expect(found).toEqual(expected);
  });

  test("the pane's check finds what the engine does, and says which rules wait", async () => {
    const found = [];
    for (const one of conformanceCases) {
      const file = await workbookOf(one);
      const asked = async () => {
        throw new Error("The server was asked");
      };
      const client = {
        person: async () => null,
        orgs: asked,
        form: asked,
        cancelledBy: () => {
          throw new Error("The server was asked");
        },
      };
      const mark = async (marks: readonly unknown[]) => succeed({ marked: marks.length, unmarked: [] });
      const workbook = { snapshot: () => file.snapshot(), mark };
      const { report } = must(await checkLive({ workbook, client }, { form: yearlyForm }));
      found.push({ claim: one.claim, offline: bare(report.findings) });
      expect(report.rules.filter(({ state }) => state === "waits").length).toBeGreaterThan(5);
    }
    expect(found).toEqual(expected);
  });
});
