import ExcelJS from "@mui/x-internal-exceljs-fork";

/** What a cell stores, as text; null if it is empty. A formula gives its cached result, a date its day. */
export type CellText = (sheet: string, address: string) => string | null;

/** Cells and sheet names of .xlsx bytes, read with ExcelJS and nothing of the project. */
export async function openCells(bytes: Uint8Array): Promise<{ cellText: CellText; texts: string[] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const texts: string[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (typeof cell.value === "string") texts.push(cell.value);
      });
    });
  });
  return {
    cellText: (sheet, address) => storedText(workbook.getWorksheet(sheet)?.getCell(address).value ?? null),
    texts,
  };
}

function storedText(value: ExcelJS.CellValue): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("error" in value) return String(value.error);
  if ("formula" in value || "sharedFormula" in value) return storedText(value.result ?? null);
  return "text" in value ? String(value.text) : null;
}
