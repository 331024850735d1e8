import { isGone } from "./excel-failure.ts";
import type { KnownSheets } from "./known-sheets.ts";

/** Always true, and found again in a workbook that was closed with its marks, by whoever opens it. */
export const MARK_FORMULA = '=LEN("zhibao-mark")>0';
const MARK_SIGN = '"zhibao-mark"';

/**
 * Takes away the marks a pane left behind that was closed without a goodbye, in two syncs when there are none and at
 * most two more. Sheets that forbid formatting keep theirs.
 */
export async function removeLeftMarks(context: Excel.RequestContext, known: KnownSheets): Promise<void> {
  await known.list(context);
  const collections = known.all
    .filter(({ takesFormats }) => takesFormats)
    .map(({ id }) => context.workbook.worksheets.getItem(id).getRange().conditionalFormats);
  for (const formats of collections) formats.load("items/type");
  await context.sync();
  const custom = collections.flatMap(({ items }) => items).filter(({ type }) => type === "Custom");
  if (custom.length === 0) return;
  const left = await marksAmong(context, custom);
  for (const format of left) format.delete();
  if (left.length > 0) await context.sync();
}

/** Formats that Excel lists but cannot tell about (OfficeDev/office-js#6827, #6396) are not ours: ours are never copied. */
async function marksAmong(
  context: Excel.RequestContext,
  formats: readonly Excel.ConditionalFormat[],
): Promise<Excel.ConditionalFormat[]> {
  try {
    for (const { custom } of formats) custom.rule.load("formula");
    await context.sync();
    return formats.filter(({ custom }) => custom.rule.formula.includes(MARK_SIGN));
  } catch (cause) {
    if (!isGone(cause)) throw cause;
    if (formats.length === 1) return [];
    const marks: Excel.ConditionalFormat[] = [];
    for (const format of formats) marks.push(...(await marksAmong(context, [format])));
    return marks;
  }
}
