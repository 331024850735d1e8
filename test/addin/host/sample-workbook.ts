import ExcelJS from "@mui/x-internal-exceljs-fork";

/** A workbook as a bureau keeps it, drawn with ExcelJS and nothing of ours: the input of the host contract. */
export async function sampleWorkbook(
  change: (workbook: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("年报表");
  sheet.getCell("B2").value = "科技创新指标";
  sheet.mergeCells("B2:D2");
  sheet.getCell("B3").value = { richText: [{ text: "研发", font: { bold: true } }, { text: "经费 " }] };
  sheet.getCell("C3").value = 12345.678;
  sheet.getCell("C3").numFmt = "#,##0.00";
  sheet.getCell("D3").value = 0.0301;
  sheet.getCell("D3").numFmt = "0.00%";
  sheet.getCell("B4").value = new Date(Date.UTC(2024, 11, 31));
  sheet.getCell("B4").numFmt = "yyyy-mm-dd";
  sheet.getCell("C4").value = true;
  sheet.getCell("D4").value = { error: "#N/A" };
  sheet.getCell("C5").value = { formula: "C3*2", result: 24691.356, date1904: false };
  sheet.getCell("C5").numFmt = "0.0";
  sheet.getCell("D5").numFmt = "@";
  sheet.getRow(4).hidden = true;
  sheet.getColumn(4).hidden = true;
  const binding = workbook.addWorksheet("_zhibao", { state: "veryHidden" });
  binding.getCell("A1").value = "org";
  binding.getCell("B1").value = "330483";
  workbook.definedNames.add("_zhibao!$B$1", "ZB_ORG");
  workbook.addWorksheet("备用", { state: "hidden" });
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The sample with a sheet 受保护: A1:A3 with 1, 2, 3; A2 alone is unlocked. */
export const sampleWithProtectedSheet = (): Promise<Uint8Array> =>
  sampleWorkbook((workbook) => {
    const sheet = workbook.addWorksheet("受保护");
    for (const value of [1, 2, 3]) sheet.addRow([value]);
    sheet.getCell("A2").protection = { locked: false };
    void sheet.protect("", {});
  });
