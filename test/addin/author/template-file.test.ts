import ExcelJS from "@mui/x-internal-exceljs-fork";
import { describe, expect, test } from "vitest";
import { authorWorkbook } from "../../../addin/host/file/author-workbook.ts";
import { openWorkbookFile } from "../../../addin/host/file/open-workbook-file.ts";
import { printAddress } from "../../../addin/table/address.ts";
import { planTemplate } from "../../../addin/table/plan/template-plan.ts";
import { readTable } from "../../../addin/table/read-table.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../../shared/schema/form.ts";
import { actual, contextWith, target } from "../table/plan/sample-figures.ts";

const prefill = [
  actual("KJ-54", "2024", "500"),
  actual("KJ-55", "2024", "600"),
  actual("KJ-13", "2023", "93"),
  actual("KJ-13", "2024", "104", { source: "省科技厅公示名单", sections: ["高新科", "综合科"] }),
  actual("KJ-34", "2024", null, { availability: "notYet" }),
  target("KJ-13", "2024", "atLeast", "70", { unit: "家", text: "不少于70家" }),
  target("KJ-14", "2024", "moreThan", "1500", { commitment: "strive", unit: "家", text: "力争突破1500家" }),
];
const plan = planTemplate(yearlyForm, contextWith(prefill));

async function reading() {
  const opened = await openWorkbookFile(await authorWorkbook(plan));
  if (!opened.ok) throw new Error(opened.error.code);
  const snapshot = await opened.value.snapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const read = readTable(snapshot.value, { form: yearlyForm });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

describe("the template as a file", () => {
  test("has what the plan says in every cell: value, formula, cached result, lock", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Object(await authorWorkbook(plan)));
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["年报表", "visible"],
      ["指标解释", "visible"],
      ["审核关系", "visible"],
      ["_zhibao", "veryHidden"],
    ]);
    for (const sheet of plan.sheets) {
      const drawn = workbook.getWorksheet(sheet.name);
      const found = sheet.cells.map(({ at }) => {
        const cell = drawn?.getCell(at.row, at.column);
        return [printAddress(at), cell?.formula ?? cell?.value ?? null, cell?.protection?.locked === false];
      });
      const planned = sheet.cells.map(({ at, value, formula, style }) => [
        printAddress(at),
        formula?.slice(1) ?? (value === "" ? null : value),
        sheet.styles[style]?.unlocked === true,
      ]);
      expect(found).toEqual(planned);
      const results = sheet.cells.filter(({ formula, value }) => formula !== undefined && value !== "");
      expect(results.map(({ at }) => drawn?.getCell(at.row, at.column).result)).toEqual(
        results.map(({ value }) => value),
      );
    }
  });

  test("is recognised by the reader: form, unit, period, every column and every row", async () => {
    const read = await reading();
    expect({
      org: read.org.value,
      period: read.period.value,
      header: read.headerRow,
      sheet: read.sheet,
    }).toEqual({
      org: "330483",
      period: "2024",
      header: 6,
      sheet: "年报表",
    });
    expect(read.columns.map(({ field, sureness }) => [field, sureness])).toEqual(
      yearlyForm.columns.map(({ field }) => [field, "sure"]),
    );
    const bound = read.rows.filter(({ sureness }) => sureness !== "ignored");
    expect(bound.map(({ indicator, how, sureness }) => [indicator, how, sureness])).toEqual(
      yearlyForm.rows.filter(isIndicatorRow).map(({ indicator }) => [indicator, "code", "sure"]),
    );
    expect(read.findings).toEqual([]);
  });

  test("gives back the figures it was filled with", async () => {
    const read = await reading();
    const figures = read.figures.map(({ figure }) => figure);
    const given = figures.flatMap((figure) =>
      figure.kind === "actual" && figure.value !== null
        ? [[figure.indicator, figure.period, figure.value, figure.obtained]]
        : [],
    );
    expect(given).toEqual([
      ["KJ-04", "2024", "83.3333333333", "derived"],
      ["KJ-54", "2024", "500", "typed"],
      ["KJ-55", "2024", "600", "typed"],
      ["KJ-13", "2024", "104", "typed"],
      ["KJ-13", "2023", "93", "typed"],
    ]);
    const targets = figures.flatMap((figure) => (figure.kind === "target" ? [figure.target] : []));
    expect(targets).toEqual(prefill.flatMap((figure) => (figure.kind === "target" ? [figure.target] : [])));
    expect(figures.find(({ indicator }) => indicator === "KJ-13")).toMatchObject({
      source: "省科技厅公示名单",
      sections: ["高新科", "综合科"],
    });
    expect(figures.find(({ indicator }) => indicator === "KJ-34")).toMatchObject({
      availability: "notYet",
      value: null,
    });
  });

  test("is read without its unit where it was made for nobody", async () => {
    const opened = await openWorkbookFile(
      await authorWorkbook(planTemplate(yearlyForm, contextWith([], { org: null }))),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.writeCells([
      { sheet: "年报表", address: { row: 4, column: 3 }, value: "嘉善县（330421）" },
    ]);
    const snapshot = await opened.value.snapshot();
    if (!snapshot.ok) throw new Error(snapshot.error.code);
    const read = readTable(snapshot.value, { form: yearlyForm });
    expect(read.ok && read.value.org.value).toBe("330421");
  });
});
