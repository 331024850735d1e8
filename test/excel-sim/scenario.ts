/**
 * What the add-in relies on in Excel, asked of whatever Excel is there: the simulated one in Node and in Chromium, or a
 * real one (paste this file into Script Lab, see README). Works on two sheets of its own, which it deletes; leaves the
 * rest of the workbook alone. Says nothing of results of formulas, which the simulated Excel does not work out.
 */
export type Observation = { step: string; seen: unknown };

type Step = (excel: typeof Excel) => Promise<unknown>;

const sheetName = "指报试验";
const otherName = "指报试验二";

/** One observation a step, in order; a step that ends in an error gives its code and place. */
export async function observeExcel(excel: typeof Excel): Promise<Observation[]> {
  const observations: Observation[] = [];
  for (const [step, observe] of Object.entries(steps)) {
    await excel.run(async (context) => {
      await freshSheet(context);
    });
    observations.push({ step, seen: await observe(excel).catch(faultOf) });
  }
  await excel.run(async (context) => {
    await removeOwnSheets(context);
  });
  return observations;
}

/** `Excel.Error`s are told by their shape, so that the file needs no second global. */
function faultOf(error: unknown): { error: unknown; at: unknown } {
  if (typeof error !== "object" || error === null || !("code" in error)) throw error;
  const debug: unknown = "debugInfo" in error ? error.debugInfo : null;
  const known = typeof debug === "object" && debug !== null && "errorLocation" in debug;
  return { error: error.code, at: known ? debug.errorLocation : null };
}

async function removeOwnSheets(context: Excel.RequestContext): Promise<void> {
  const sheets = [sheetName, otherName].map((name) => context.workbook.worksheets.getItemOrNullObject(name));
  await context.sync();
  for (const sheet of sheets) {
    if (sheet.isNullObject) continue;
    sheet.visibility = "Visible"; // very hidden ones cannot be deleted
    sheet.delete();
  }
  await context.sync();
}

async function freshSheet(context: Excel.RequestContext): Promise<Excel.Worksheet> {
  await removeOwnSheets(context);
  const sheet = context.workbook.worksheets.add(sheetName);
  await context.sync();
  return sheet;
}

/** Runs on the fresh sheet. */
const onSheet =
  (observe: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<unknown>): Step =>
  (excel) =>
    excel.run((context) => observe(context.workbook.worksheets.getItem(sheetName), context));

const steps: Record<string, Step> = {
  "values come back with their kinds": onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B3");
    range.values = [
      [1, "文字"],
      [true, ""],
      [-0.125, "5 家"],
    ];
    range.load(["values", "valueTypes", "formulas", "numberFormat"]);
    await context.sync();
    const { values, valueTypes, formulas, numberFormat } = range;
    return { values, valueTypes, formulas, numberFormat };
  }),

  "text that reads like a number becomes one, unless the cell is text": onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B1");
    range.numberFormat = [["General", "@"]];
    range.values = [["007", "007"]];
    range.load(["values", "valueTypes"]);
    await context.sync();
    return { values: range.values, valueTypes: range.valueTypes };
  }),

  "text that starts like a formula stays text in a text cell and behind an apostrophe": onSheet(
    async (sheet, context) => {
      const range = sheet.getRange("A1:D2");
      sheet.getRange("A1:D1").numberFormat = [["@", "@", "@", "@"]];
      range.values = [
        ["=1+1", "+86", "-", "@名"],
        ["'=1+1", "'+86", "'-", "'@名"],
      ];
      range.load(["values", "formulas"]);
      await context.sync();
      return { values: range.values, formulas: range.formulas };
    },
  ),

  "a formula is kept as it was written": onSheet(async (sheet, context) => {
    sheet.getRange("A1").values = [[2]];
    const range = sheet.getRange("B1");
    range.formulas = [["=A1*2"]];
    range.load("formulas");
    await context.sync();
    return range.formulas;
  }),

  "null among values leaves the cell as it is, empty text empties it": onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:C1");
    range.values = [[1, 2, 3]];
    range.values = [[null, "", 4]];
    range.load("values");
    await context.sync();
    return range.values;
  }),

  "values of another size are refused": onSheet(async (sheet, context) => {
    sheet.getRange("A1:B2").values = [[1, 2, 3]];
    await context.sync();
    return "taken";
  }),

  "a large write arrives whole": onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:D600");
    range.values = Array.from({ length: 600 }, (_, row) => [row, row + 1, "字", true]);
    const last = sheet.getRange("A600:D600").load("values");
    await context.sync();
    return last.values;
  }),

  "a cell outside what is written is empty text, not null": onSheet(async (sheet, context) => {
    const range = sheet.getRange("Z99").load(["values", "valueTypes", "text"]);
    await context.sync();
    return { values: range.values, valueTypes: range.valueTypes, text: range.text };
  }),

  "the used range of an empty sheet is a null object": onSheet(async (sheet, context) => {
    const used = sheet.getUsedRangeOrNullObject(true).load("address");
    await context.sync();
    return used.isNullObject;
  }),

  "formats count for the used range unless values only are asked for": onSheet(async (sheet, context) => {
    sheet.getRange("B2").values = [["x"]];
    sheet.getRange("E9").format.fill.color = "#FFF2CC";
    const all = sheet.getUsedRange().load("address");
    const valuesOnly = sheet.getUsedRange(true).load("address");
    await context.sync();
    return { all: all.address, valuesOnly: valuesOnly.address };
  }),

  "a missing sheet and what hangs on it are null objects": onSheet(async (_, context) => {
    const missing = context.workbook.worksheets.getItemOrNullObject("没有这张表");
    const range = missing.getRange("A1");
    const name = context.workbook.names.getItemOrNullObject("没有这个名称");
    await context.sync();
    return { sheet: missing.isNullObject, range: range.isNullObject, name: name.isNullObject };
  }),

  "a missing sheet asked for by name is an error": onSheet(async (_, context) => {
    context.workbook.worksheets.getItem("没有这张表").load("name");
    await context.sync();
    return "found";
  }),

  "a property that was not loaded cannot be read": onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1");
    await context.sync();
    return range.values;
  }),

  "a range is gone after its run": async (excel) => {
    const range = await excel.run(async (context) => {
      const kept = context.workbook.worksheets.getItem(sheetName).getRange("A1");
      await context.sync();
      return kept;
    });
    range.load("values");
    await range.context.sync();
    return range.values;
  },

  "what was done before an error stays": onSheet(async (sheet, context) => {
    sheet.getRange("A1").values = [["先写"]];
    context.workbook.worksheets.getItem("没有这张表").activate();
    sheet.getRange("A1").values = [["后写"]];
    const failed = await context.sync().then(
      () => false,
      () => true,
    );
    const range = sheet.getRange("A1").load("values");
    await context.sync();
    return { failed, values: range.values };
  }),

  "a sheet is added behind the others and found by its name": onSheet(async (_, context) => {
    const { worksheets } = context.workbook;
    const before = worksheets.getCount();
    const added = worksheets.add(otherName);
    added.load(["name", "position", "visibility"]);
    const again = worksheets.getItem(otherName).load("name");
    await context.sync();
    return {
      name: added.name,
      last: added.position === before.value,
      visibility: added.visibility,
      again: again.name,
    };
  }),

  "a name that is taken is refused": onSheet(async (_, context) => {
    context.workbook.worksheets.add(sheetName);
    await context.sync();
    return "added";
  }),

  "a name that cannot be one is refused": onSheet(async (sheet, context) => {
    sheet.name = "报表[1]";
    await context.sync();
    return "renamed";
  }),

  "a hidden sheet cannot be activated": onSheet(async (_, context) => {
    const hidden = context.workbook.worksheets.add(otherName);
    hidden.visibility = "VeryHidden";
    await context.sync();
    hidden.activate();
    await context.sync();
    return "activated";
  }),

  "a very hidden sheet cannot be deleted": onSheet(async (_, context) => {
    const hidden = context.workbook.worksheets.add(otherName);
    hidden.visibility = "VeryHidden";
    await context.sync();
    hidden.delete();
    await context.sync();
    return "deleted";
  }),

  "names lead to their cells": onSheet(async (sheet, context) => {
    const { names } = context.workbook;
    const known = names.getItemOrNullObject("指报_试验区");
    await context.sync();
    if (!known.isNullObject) known.delete();
    names.add("指报_试验区", sheet.getRange("B2:C3"));
    const name = names.getItem("指报_试验区").load(["formula", "visible", "type"]);
    const range = name.getRange().load("address");
    await context.sync();
    const seen = { formula: name.formula, address: range.address, visible: name.visible, type: name.type };
    name.delete();
    await context.sync();
    return seen;
  }),

  "merged cells keep the first value": onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B2");
    range.values = [
      ["标题", ""],
      ["", ""],
    ];
    range.merge();
    const merged = sheet.getRange("A1:D9").getMergedAreasOrNullObject().load("address");
    const none = sheet.getRange("D1:D9").getMergedAreasOrNullObject();
    range.load("values");
    await context.sync();
    return { values: range.values, merged: merged.address, none: none.isNullObject };
  }),

  "hidden rows are told row by row": onSheet(async (sheet, context) => {
    sheet.getRange("2:3").rowHidden = true;
    const rows = sheet.getRange("A1:A4").getRowProperties({ rowHidden: true });
    await context.sync();
    return rows.value.map(({ rowHidden }) => rowHidden);
  }),

  "a look that differs within a range is null": onSheet(async (sheet, context) => {
    sheet.getRange("A1").format.fill.color = "#ff0000";
    sheet.getRange("A1").format.font.bold = true;
    const one = sheet.getRange("A1");
    const both = sheet.getRange("A1:B1");
    for (const range of [one, both]) range.load("format/fill/color,format/font/bold");
    await context.sync();
    return [one, both].map(({ format }) => ({ color: format.fill.color, bold: format.font.bold }));
  }),

  "marks are conditional formats that can be found again and removed": onSheet(async (sheet, context) => {
    const range = sheet.getRange("B2:B3");
    const mark = range.conditionalFormats.add("Custom");
    mark.custom.rule.formula = "=TRUE";
    mark.custom.format.fill.color = "#FFF2CC";
    mark.load(["id", "type", "priority", "stopIfTrue"]);
    const count = range.conditionalFormats.getCount();
    await context.sync();
    const made = { type: mark.type, priority: mark.priority, stop: mark.stopIfTrue, count: count.value };
    sheet.getRange().conditionalFormats.getItem(mark.id).delete();
    const left = range.conditionalFormats.getCount();
    await context.sync();
    return { made, left: left.value };
  }),

  "a mark that is gone cannot be removed again": onSheet(async (sheet, context) => {
    sheet.getRange().conditionalFormats.getItem("{00000000-0000-0000-0000-000000000000}").delete();
    await context.sync();
    return "removed";
  }),

  "a protected sheet refuses locked cells and takes unlocked ones": onSheet(async (sheet, context) => {
    sheet.getRange("B1").format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: true });
    sheet.protection.load("protected");
    await context.sync();
    sheet.getRange("B1").values = [["可填"]];
    await context.sync();
    sheet.getRange("A1").values = [["锁定"]];
    const refused = await context.sync().then(() => null, faultOf);
    sheet.protection.unprotect();
    await context.sync();
    return { protected: sheet.protection.protected, refused };
  }),

  "panes are frozen where they were asked for": onSheet(async (sheet, context) => {
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B3"));
    const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
    await context.sync();
    return frozen.address;
  }),

  "what is selected is told": onSheet(async (sheet, context) => {
    sheet.activate();
    sheet.getRange("C3:D4").select();
    const selected = context.workbook.getSelectedRange().load("address");
    await context.sync();
    return selected.address;
  }),
};
