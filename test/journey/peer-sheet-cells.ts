import ExcelJS from "@mui/x-internal-exceljs-fork";

/**
 * The peer sheet of a workbook as a person finds it, read with another library than ours: rows by indicator code,
 * cells by column heading without what stands in brackets. Numbers as the file holds them, text as it stands.
 */
export async function peerSheetCells(
  bytes: Uint8Array,
  sheetName: RegExp,
): Promise<Map<string, Map<string, unknown>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes).buffer.slice(0));
  const sheet = workbook.worksheets.find(({ name }) => sheetName.test(name));
  if (sheet === undefined)
    throw new Error(`no sheet like ${sheetName}: ${workbook.worksheets.map(({ name }) => name)}`);
  const header = findRow(sheet, (texts) => texts.includes("代码"));
  const headings = textsOf(sheet, header);
  const codeColumn = headings.indexOf("代码");
  const rows = new Map<string, Map<string, unknown>>();
  for (let row = header + 1; row <= sheet.rowCount; row += 1) {
    const code = String(sheet.getCell(row, codeColumn).value ?? "");
    if (!/^KJ-\d+$/.test(code)) continue;
    rows.set(
      code,
      new Map(
        headings.map((heading, column) => [heading, column === 0 ? null : sheet.getCell(row, column).value]),
      ),
    );
  }
  return rows;
}

function findRow(sheet: ExcelJS.Worksheet, wanted: (texts: string[]) => boolean): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (wanted(textsOf(sheet, row))) return row;
  throw new Error(`no such row in ${sheet.name}`);
}

/** Texts of a row at their column numbers; index 0 is unused. */
function textsOf(sheet: ExcelJS.Worksheet, row: number): string[] {
  const texts = [""];
  for (let column = 1; column <= sheet.columnCount; column += 1) {
    texts.push(String(sheet.getCell(row, column).value ?? "").replace(/\s+|（.*）/g, ""));
  }
  return texts;
}
