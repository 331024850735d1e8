import { afterEach, describe, expect, test } from "vitest";
import type { WorkbookHost } from "../../../../addin/host/port.ts";
import { plannedArea } from "../../../../addin/host/put-sheet/planned-area.ts";
import type { DefinedName, SheetSnapshot } from "../../../../addin/host/snapshot.ts";
import type { SheetPlan } from "../../../../addin/table/layout-plan.ts";
import { planTemplate } from "../../../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../../../shared/catalogue/yearly-form.ts";
import { loadOffice } from "../../../excel-sim/node/load-office.ts";
import { type OpenedWorkbook, openSimulatedWorkbook } from "../../../excel-sim/workbook/open-workbook.ts";
import { actual, contextWith } from "../../table/plan/sample-figures.ts";
import { granted, open } from "../opened.ts";
import { sampleWorkbook } from "../sample-workbook.ts";
import { eightUnits } from "./eight-units.ts";
import { openInExcel } from "./open-sample.ts";
import { sheetPicture } from "./sheet-picture.ts";

const excel = await loadOffice();

afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

/** A bureau's workbook in which no name of the template is taken yet. */
const bytes = await sampleWorkbook((workbook) => {
  workbook.definedNames.remove("_zhibao!$B$1", "ZB_ORG");
});

/** The hidden sheet first: formulas of the report lead to it, and Excel takes none that lead to a sheet not there yet. */
const template = planTemplate(yearlyForm, contextWith([actual("KJ-13", "2023", "93")])).sheets.toSorted(
  (a, b) => Number(a.visibility === "visible") - Number(b.visibility === "visible"),
);
const peers = eightUnits();

/** What a plan made of a workbook. Results of formulas are left out: the simulated Excel calculates nothing. */
async function drawn(host: WorkbookHost, plans: readonly SheetPlan[]) {
  const sheets: string[] = [];
  for (const plan of plans) sheets.push(granted(await host.putSheet(plan)).sheet);
  const snapshot = granted(await host.snapshot());
  const own = ({ name, sheet }: { name: string; sheet?: string }) => sheets.includes(sheet ?? name);
  return {
    sheets: snapshot.sheets.filter(own).map(withoutResults),
    names: snapshot.names.filter(own).toSorted(byName),
  };
}

const withoutResults = (sheet: SheetSnapshot): SheetSnapshot => ({
  ...sheet,
  values: sheet.values.map((line, row) =>
    line.map((value, column) => (sheet.formulas[row]?.[column] ? null : value)),
  ),
});

const byName = (a: DefinedName, b: DefinedName): number => (a.name < b.name ? -1 : 1);

describe("Excel and file draw the same plan", () => {
  test.each([
    ["a template of three sheets", template],
    ["the peer sheet of eight units", [peers]],
    ["the peer sheet, refreshed", [peers, eightUnits((figure) => figure * 2)]],
  ])("%s: values, formulas, formats, merges, names, visibility and protection", async (_what, plans) => {
    const { host } = await openInExcel(excel, bytes);
    const inFile = await drawn(await open(bytes), plans);
    expect(await drawn(host, plans)).toEqual(inFile);
    expect(inFile.sheets.length).toBeGreaterThan(0);
  });
});

describe("Excel and file draw the same picture", () => {
  test.each([
    ["_zhibao", template[0]],
    ["年报表", template[1]],
    ["指标解释", template[2]],
    ["审核关系", template[3]],
    ["the peer sheet", peers],
  ])("%s: looks, sizes, view, protection, validation and page", async (_what, plan) => {
    if (!plan) throw new Error("the template has fewer sheets");
    const file = await open(bytes);
    const name = granted(await file.putSheet(plan)).sheet;
    const { host, workbook } = await openInExcel(excel, bytes);
    granted(await host.putSheet(plan));
    const inFile = await openSimulatedWorkbook(file.bytes());
    const picture = ({ book }: OpenedWorkbook) => {
      const sheet = book.sheet(name);
      return sheet && sheetPicture(sheet, plannedArea(plan));
    };
    expect(picture(workbook)).toEqual(picture(inFile));
  });
});

describe("what putting a sheet costs", () => {
  test.each([
    ["_zhibao", template[0]],
    ["年报表", template[1]],
    ["指标解释", template[2]],
    ["审核关系", template[3]],
    ["the peer sheet", peers],
  ])("%s: two calls, far below the 5 MB of one; three to refresh", async (_what, plan) => {
    if (!plan) throw new Error("the template has fewer sheets");
    const { host } = await openInExcel(excel, bytes);
    granted(await host.putSheet(plan));
    const costs = excel.trace.counts();
    expect(costs.syncs).toBe(2);
    expect(costs.requestBytes).toBeLessThan(1_000_000);
    excel.trace.clear();
    granted(await host.putSheet(plan));
    expect(excel.trace.counts().syncs).toBe(3);
  });
});
